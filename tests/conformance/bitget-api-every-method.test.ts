import { RestClientV3 } from 'bitget-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../electron/practice/practice-exchange.ts'
import { npmClientCalls } from '../helpers/npm-client-calls.ts'
import { keyOf } from '../helpers/practice-client.ts'
import { servedRoutes } from '../helpers/served-routes.ts'

// Every method of the npm client, unmodified, once: served ones succeed in the order of a trader's
// day, offered-to-nobody ones meet their documented refusal, all others "not found".

let exchange: PracticeExchange
let client: RestClientV3
let sub: RestClientV3
/** What one call told and a later one needs. */
const seen = new Map<string, string>()
const known = (name: string) => seen.get(name) ?? ''

beforeAll(async () => {
  exchange = await startPracticeExchange({ seed: 11, speed: 0, rateLimits: 'none' })
  const full = keyOf(exchange)
  client = clientOf(full.apiKey, full.secretKey, full.passphrase)
})
afterAll(() => exchange.stop())

function clientOf(apiKey: string, apiSecret: string, apiPass: string): RestClientV3 {
  return new RestClientV3({ baseUrl: exchange.rest, apiKey, apiSecret, apiPass })
}

type Call = () => Promise<unknown>

const BTC = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const
const FUTURES = { category: 'USDT-FUTURES' } as const
const PASSPHRASE = 'Practice99'

function below(percent: number): string {
  const last = exchange.engine.ticker(BTC)?.lastPrice ?? '0'
  return (Number(last) * (1 - percent / 100)).toFixed(0)
}

const limitBuy = (clientOid: string) =>
  ({ ...BTC, side: 'buy', orderType: 'limit', qty: '0.01', price: below(2), clientOid }) as const

const SERVED: ReadonlyArray<readonly [name: string, call: Call, data: unknown]> = [
  [
    'getServerTime',
    () => client.getServerTime(),
    { serverTime: expect.stringMatching(/^\d{13}$/) },
  ],
  [
    'getInstruments',
    () => client.getInstruments({ category: 'MARGIN', symbol: 'BTCUSDT' }),
    [{ category: 'MARGIN', isIsolatedBaseBorrowable: 'NO', maxCrossedLeverage: '5' }],
  ],
  ['getTickers', () => client.getTickers(BTC), [{ symbol: 'BTCUSDT' }]],
  ['getOrderBook', () => client.getOrderBook(BTC), { a: { length: 5 }, b: { length: 5 } }],
  [
    'getFills',
    () => client.getFills({ category: 'MARGIN', symbol: 'BTCUSDT', limit: '1' }),
    [{ isRPI: 'NO' }],
  ],
  ['getOpenInterest', () => client.getOpenInterest(BTC), { list: [{ symbol: 'BTCUSDT' }] }],
  [
    'getCandles',
    () => client.getCandles({ ...BTC, interval: '1m', limit: '2' }),
    [{ length: 7 }, { length: 7 }],
  ],
  [
    'getHistoryCandles',
    () => client.getHistoryCandles({ ...BTC, interval: '1H', limit: '1' }),
    [{ length: 7 }],
  ],
  [
    'getCurrentFundingRate',
    () => client.getCurrentFundingRate(BTC),
    [{ symbol: 'BTCUSDT', fundingRateInterval: '8' }],
  ],
  ['getHistoryFundingRate', () => client.getHistoryFundingRate(BTC), { resultList: [] }],
  [
    'getDiscountRate',
    () => client.getDiscountRate(),
    expect.arrayContaining([{ coin: 'USDT', list: [{ tierStartValue: '0', discountRate: '1' }] }]),
  ],
  [
    'getMarginLoans',
    () => client.getMarginLoans({ coin: 'USDT' }),
    { dailyInterest: '0.0001', annualInterest: '0.0365', limit: '6000000' },
  ],
  [
    'getPositionTier',
    () => client.getPositionTier({ category: 'MARGIN', coin: 'BTC' }),
    [{ tier: '1', leverage: '5' }, { tier: '2' }, { tier: '3' }],
  ],
  [
    'getContractsOi',
    () => client.getContractsOi(BTC),
    [{ symbol: 'BTCUSDT', notionalValue: '120000000' }],
  ],
  ['getAccountInfo', () => client.getAccountInfo(), { parentId: null, permType: 'read-and-write' }],
  ['getAccountSettings', () => client.getAccountSettings(), { holdMode: 'one_way_mode' }],
  ['getBalances', () => client.getBalances(), { usdtEquity: expect.any(String) }],
  ['getFundingAssets', () => client.getFundingAssets(), []],
  ['adjustAccountMode', () => client.adjustAccountMode({ mode: 'advanced' }), null],
  ['setLeverage', () => client.setLeverage({ ...BTC, leverage: '7' }), 'success'],
  ['setHoldMode', () => client.setHoldMode({ holdMode: 'one_way_mode' }), 'success'],
  ['getFeeRate', () => client.getFeeRate(BTC), { makerFeeRate: '0.0002', takerFeeRate: '0.0006' }],
  ['getAllFeeRates', () => client.getAllFeeRates(BTC), [{ symbol: 'BTCUSDT' }]],
  ['switchDeduct', () => client.switchDeduct({ deduct: 'off' }), true],
  ['getDeductInfo', () => client.getDeductInfo(), { deduct: 'off' }],
  ['getMaxTransferable', () => client.getMaxTransferable({ coin: 'USDT' }), { coin: 'USDT' }],
  [
    'getOpenInterestLimit',
    () => client.getOpenInterestLimit(BTC),
    { symbol: 'BTCUSDT', marketMakerLimit: '0' },
  ],
  ['getRepayableCoins', () => client.getRepayableCoins(), { repayableCoinList: [] }],
  [
    'getPaymentCoins',
    () => client.getPaymentCoins(),
    { paymentCoinList: expect.arrayContaining([expect.objectContaining({ coin: 'USDT' })]) },
  ],
  [
    'getConvertRecords',
    () => client.getConvertRecords({ fromCoin: 'USDT', toCoin: 'ETH' }),
    { list: [], cursor: null },
  ],
  [
    'getTransferableCoins',
    () => client.getTransferableCoins({ fromType: 'uta', toType: 'spot' }),
    expect.arrayContaining(['USDT', 'BTC']),
  ],
  [
    'submitTransfer',
    () => client.submitTransfer({ fromType: 'uta', toType: 'spot', amount: '100', coin: 'USDT' }),
    { transferId: expect.stringMatching(/^\d+$/) },
  ],
  ['getDepositRecords', () => client.getDepositRecords({ startTime: '1', endTime: '2' }), []],
  [
    'getSubDepositRecords',
    () => client.getSubDepositRecords({ subUid: '1', startTime: '1', endTime: '2' }),
    [],
  ],
  ['getWithdrawRecords', () => client.getWithdrawRecords({ startTime: '1', endTime: '2' }), []],
  [
    'getMaxWithdrawal',
    () => client.getMaxWithdrawal({ coin: 'USDT' }),
    { totalMaxWithdrawal: '0' },
  ],
  [
    'createSubAccount',
    async () => {
      const answer = await client.createSubAccount({ username: 'deskone', accountMode: 'unified' })
      seen.set('subUid', answer.data.subUid)
      return answer
    },
    { username: 'deskone@virtual-bitget.com', status: 'normal' },
  ],
  ['getSubAccountList', () => client.getSubAccountList(), { list: [{ type: 'VIRTUAL_CHILD' }] }],
  [
    'createSubAccountApiKey',
    async () => {
      const answer = await client.createSubAccountApiKey({
        subUid: known('subUid'),
        note: 'bot1',
        type: 'read_write',
        passphrase: PASSPHRASE,
        permissions: ['uta_trade', 'uta_mgt'],
        ips: [],
      })
      seen.set('subKey', answer.data.apiKey)
      sub = clientOf(answer.data.apiKey, answer.data.secret, PASSPHRASE)
      return answer
    },
    { note: 'bot1', type: 'read_write' },
  ],
  [
    'subAccountTransfer',
    () =>
      client.subAccountTransfer({
        fromType: 'uta',
        toType: 'uta',
        amount: '50',
        coin: 'USDT',
        fromUserId: '7000000001',
        toUserId: known('subUid'),
        clientOid: 'mv-1',
      }),
    { clientOid: 'mv-1' },
  ],
  [
    'getSubUnifiedAssets',
    () => client.getSubUnifiedAssets({ subUid: known('subUid') }),
    [{ assets: [{ coin: 'USDT', balance: '50' }] }],
  ],
  [
    'subMasterTransfer',
    () => sub.subMasterTransfer({ fromType: 'uta', toType: 'uta', amount: '50', coin: 'USDT' }),
    { transferId: expect.any(String) },
  ],
  [
    'getSubTransferRecords',
    () => client.getSubTransferRecords(),
    { items: [{ amount: '50', status: 'Successful', clientOid: 'mv-1' }] },
  ],
  [
    'updateSubAccountApiKey',
    () =>
      client.updateSubAccountApiKey({
        apiKey: known('subKey'),
        passphrase: PASSPHRASE,
        type: 'read_only',
        permissions: ['uta_trade'],
      }),
    { type: 'read_only', permissions: ['uta_trade'] },
  ],
  [
    'getSubAccountApiKeys',
    () => client.getSubAccountApiKeys({ subUid: known('subUid') }),
    { items: [{ note: 'bot1', type: 'read_only' }] },
  ],
  ['deleteSubAccountApiKey', () => client.deleteSubAccountApiKey({ apiKey: known('subKey') }), {}],
  [
    'freezeSubAccount',
    () => client.freezeSubAccount({ subUid: known('subUid'), operation: 'freeze' }),
    {},
  ],
  ['submitNewOrder', () => client.submitNewOrder(limitBuy('a')), { clientOid: 'a' }],
  ['getOrderInfo', () => client.getOrderInfo({ clientOid: 'a' }), { orderStatus: 'new' }],
  ['modifyOrder', () => client.modifyOrder({ clientOid: 'a', qty: '0.02' }), { clientOid: 'a' }],
  ['getUnfilledOrders', () => client.getUnfilledOrders(BTC), { list: [{ qty: '0.02' }] }],
  ['cancelOrder', () => client.cancelOrder({ clientOid: 'a' }), { clientOid: 'a' }],
  [
    'placeBatchOrders',
    () =>
      client.placeBatchOrders([limitBuy('b'), limitBuy('c'), { ...limitBuy('d'), qty: '0.00001' }]),
    [{ clientOid: 'b' }, { clientOid: 'c' }, { clientOid: 'd', code: '25207' }],
  ],
  [
    'batchModifyOrders',
    () =>
      client.batchModifyOrders([
        { clientOid: 'b', qty: '0.03' },
        { clientOid: 'nope', qty: '1' },
      ]),
    [{ clientOid: 'b' }, { clientOid: 'nope', code: '25204' }],
  ],
  [
    'cancelBatchOrders',
    () =>
      client.cancelBatchOrders([
        { ...BTC, clientOid: 'b' },
        { ...BTC, clientOid: 'nope' },
      ]),
    [{ clientOid: 'b' }, { clientOid: 'nope', code: '25204', msg: 'Order does not exist' }],
  ],
  ['countdownCancelAll', () => client.countdownCancelAll({ countdown: '60' }), 'success'],
  ['cancelAllOrders', () => client.cancelAllOrders(FUTURES), { list: [{ clientOid: 'c' }] }],
  [
    'getMaxOpenAvailable',
    () => client.getMaxOpenAvailable({ ...BTC, orderType: 'market', side: 'buy', size: '0.01' }),
    { maxOpen: '', buyOpenCost: expect.stringMatching(/^\d/) },
  ],
  [
    'getTradeFills',
    async () => {
      await client.submitNewOrder({ ...BTC, side: 'buy', orderType: 'market', qty: '0.02' })
      return client.getTradeFills(FUTURES)
    },
    { list: expect.arrayContaining([expect.objectContaining({ tradeScope: 'taker' })]) },
  ],
  [
    'getCurrentPosition',
    () => client.getCurrentPosition(BTC),
    { list: [{ posSide: 'long', total: '0.02', leverage: '7' }] },
  ],
  [
    'getPositionAdlRank',
    () => client.getPositionAdlRank(),
    [{ symbol: 'BTCUSDT', marginCoin: 'USDT', holdSide: 'long' }],
  ],
  [
    'submitStrategyOrder',
    () =>
      client.submitStrategyOrder({
        ...BTC,
        clientOid: 'tp-1',
        posSide: 'long',
        tpslMode: 'partial',
        qty: '0.01',
        stopLoss: below(10),
      }),
    { clientOid: 'tp-1' },
  ],
  [
    'modifyStrategyOrder',
    () => client.modifyStrategyOrder({ clientOid: 'tp-1', qty: '0.02', stopLoss: below(12) }),
    { clientOid: 'tp-1' },
  ],
  [
    'getUnfilledStrategyOrders',
    () => client.getUnfilledStrategyOrders({ ...FUTURES, type: 'tpsl' }),
    [{ clientOid: 'tp-1', qty: '0.02', status: 'pending', posSide: 'long' }],
  ],
  ['cancelStrategyOrder', () => client.cancelStrategyOrder({ clientOid: 'tp-1' }), null],
  [
    'getHistoryStrategyOrders',
    () => client.getHistoryStrategyOrders({ ...FUTURES, type: 'tpsl' }),
    { list: [{ clientOid: 'tp-1', status: 'cancelled' }] },
  ],
  [
    'closeAllPositions',
    () => client.closeAllPositions(FUTURES),
    { list: [{ orderId: expect.stringMatching(/^\d+$/) }] },
  ],
  [
    'getPositionHistory',
    () => client.getPositionHistory(FUTURES),
    { list: [{ symbol: 'BTCUSDT', openTotalPos: '0.02', closeTotalPos: '0.02' }] },
  ],
  [
    'getFinancialRecords',
    () => client.getFinancialRecords({ ...FUTURES, coin: 'USDT' }),
    { list: expect.arrayContaining([expect.objectContaining({ symbol: 'BTCUSDT' })]) },
  ],
  [
    'getHistoryOrders',
    () => client.getHistoryOrders({ ...FUTURES, limit: '1' }),
    { list: [{ orderStatus: 'filled' }] },
  ],
]

const REFUSED: ReadonlyArray<readonly [name: string, call: Call, code: string]> = [
  ['getDeltaInfo', () => client.getDeltaInfo(), '25002'],
  [
    'submitRepay',
    () => client.submitRepay({ repayableCoinList: ['USDT'], paymentCoinList: ['BTC'] }),
    '25217',
  ],
  [
    'setDepositAccount',
    () => client.setDepositAccount({ coin: 'USDT', accountType: 'unified' }),
    '40110',
  ],
  ['downgradeAccountToClassic', () => client.downgradeAccountToClassic(), '25009'],
  ['getUnifiedAccountSwitchStatus', () => client.getUnifiedAccountSwitchStatus(), '40054'],
  ['getDepositAddress', () => client.getDepositAddress({ coin: 'USDT' }), '40110'],
  [
    'getSubDepositAddress',
    () => client.getSubDepositAddress({ subUid: '1', coin: 'USDT' }),
    '40110',
  ],
  [
    'submitWithdraw',
    () =>
      client.submitWithdraw({ coin: 'USDT', transferType: 'on_chain', address: 'T', size: '1' }),
    '40014',
  ],
  ['cancelWithdrawal', () => client.cancelWithdrawal({ orderId: '1' }), '40014'],
  ['getWithdrawAddressBook', () => client.getWithdrawAddressBook({}), '40110'],
]

test.each(SERVED)('%s succeeds', async (_, call, data) => {
  const answer = await call()
  expect(answer).toMatchObject({ code: '00000', msg: 'success', data })
})

test.each(REFUSED)('%s is refused as documented', async (_, call, code) => {
  await expect(call()).rejects.toMatchObject({ code: 400, body: { code, data: null } })
})

describe('the rest of the client', () => {
  const routes = new Set(servedRoutes().map(({ method, path }) => `${method} ${path}`))
  const calls = npmClientCalls()
  const outside = calls.filter(({ method, path }) => !routes.has(`${method} ${path}`))

  test('no served method was forgotten above', () => {
    const called = [...SERVED, ...REFUSED].map(([name]) => name)
    const served = calls.filter((call) => !outside.includes(call)).map(({ name }) => name)
    expect(called.toSorted()).toEqual(served.toSorted())
  })

  test.each(outside.map(({ name }) => name))('%s is not found', async (name) => {
    const method: unknown = Reflect.get(client, name)
    if (typeof method !== 'function') throw new Error(`the client has no ${name}`)
    await expect(method.call(client, {})).rejects.toMatchObject({
      code: 404,
      body: { code: '40404', data: null },
    })
  })
})
