import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../../electron/practice/practice-exchange.ts'
import { type PracticeClient, practiceClient } from '../../helpers/practice-client.ts'
import { rawRequest, signedGet, signedPost } from '../../helpers/practice-rest.ts'
import { PracticeSocket } from '../../helpers/practice-socket.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

let exchange: PracticeExchange
let client: PracticeClient

beforeAll(async () => {
  exchange = await startPracticeExchange({ seed: 31, speed: 0, rateLimits: 'none' })
  client = practiceClient(exchange)
})
afterAll(() => exchange.stop())

const BTC = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' }

async function lastPrice(): Promise<number> {
  const { data } = await client.market('v3/market/tickers?category=USDT-FUTURES&symbol=BTCUSDT')
  return Number(data[0].lastPrice)
}

test.each([
  ['SPOT', 'BTCUSDT', '50'],
  ['MARGIN', 'BTCUSDT', '50'],
  ['USDT-FUTURES', 'BTCUSDT', '0.01'],
  ['USDC-FUTURES', 'BTCPERP', '0.01'],
  ['COIN-FUTURES', 'BTCUSD', '100'],
])('a market buy of %s %s is filled and listed', async (category, symbol, qty) => {
  const placed = await client.send('trade/place-order', {
    category,
    symbol,
    side: 'buy',
    orderType: 'market',
    qty,
  })
  expect(placed.code).toBe('00000')
  const { data } = await client.read(`trade/order-info?orderId=${placed.data.orderId}`)
  expect(data).toMatchObject({ category, symbol, orderStatus: 'filled' })
  const fills = (await client.read(`trade/fills?category=${category}`)).data.list
  expect(fills[0]).toMatchObject({ category, orderId: placed.data.orderId })
  const records = (await client.read(`account/financial-records?category=${category}`)).data.list
  expect(records.length).toBeGreaterThan(0)
})

test('debts show up among what is repayable and are paid from other coins', async () => {
  const settled = { category: 'USDC-FUTURES', symbol: 'BTCPERP', side: 'sell', orderType: 'market' }
  await client.send('trade/place-order', { ...settled, qty: '0.01', reduceOnly: 'yes' })
  const { repayableCoinList } = (await client.read('account/repayable-coins')).data
  expect(repayableCoinList).toMatchObject([{ coin: 'USDC' }])
  const wanted = { repayableCoinList: ['USDC'], paymentCoinList: ['USDT'] }
  const refusals: ReadonlyArray<readonly [fields: object, code: string]> = [
    [{ repayableCoinList: ['BTC'] }, '25217'],
    [{ paymentCoinList: ['USDC'] }, '25202'],
    [{ paymentCoinList: ['NOPE'] }, '25201'],
    [{ paymentCoinList: [] }, '40019'],
    [{ paymentCoinList: 'USDT' }, '40019'],
    [{ repayableCoinList: new Array(11).fill('USDC') }, '40058'],
  ]
  for (const [fields, code] of refusals) {
    expect((await client.send('account/repay', { ...wanted, ...fields })).code).toBe(code)
  }
  const { paymentCoinList } = (await client.read('account/payment-coins')).data
  expect(paymentCoinList.map(({ coin }: { coin: string }) => coin)).toContain('USDT')
  const repaid = await client.send('account/repay', wanted)
  expect(repaid.data).toEqual({ result: 'YES', repayAmount: repayableCoinList[0].amount })
  expect((await client.read('account/repayable-coins')).data.repayableCoinList).toEqual([])
  const rows = (await client.read('account/financial-records?category=OTHER&limit=3')).data.list
  expect(rows.map(({ type, coin }: { type: string; coin: string }) => `${type} ${coin}`)).toEqual([
    'REPAYMENT USDC',
    'EXCHANGE_TARGET_TOKEN_USER_IN USDC',
    'EXCHANGE_SOURCE_TOKEN_USER_OUT USDT',
  ])
  expect(rows[0].amount).toBe(`-${repayableCoinList[0].size}`)
})

test('margin has prices of spot, its own list and no book', async () => {
  const { data } = await client.market('v3/market/fills?category=MARGIN&symbol=BTCUSDT&limit=1')
  const spot = await client.market('v3/market/fills?category=SPOT&symbol=BTCUSDT&limit=1')
  expect(data).toEqual(spot.data)
  for (const path of ['tickers', 'orderbook', 'candles']) {
    const query = 'category=MARGIN&symbol=BTCUSDT&interval=1m'
    expect((await client.market(`v3/market/${path}?${query}`)).code).toBe('40020')
  }
  const leverage = { category: 'MARGIN', coin: 'USDT', leverage: '3' }
  expect((await client.send('account/set-leverage', leverage)).data).toBe('success')
  const { coinConfigList } = (await client.read('account/settings')).data
  expect(coinConfigList).toContainEqual({ coin: 'USDT', leverage: '3' })
})

test('presets of an order and exits of a position are told everywhere', async () => {
  const socket = await PracticeSocket.open(exchange.privateWs)
  await socket.login(client.key)
  await socket.subscribe({ instType: 'UTA', topic: 'strategy-order', symbol: 'default' })
  const price = await lastPrice()
  const preset = { ...BTC, side: 'buy', orderType: 'limit', qty: '0.01' }
  const placed = await client.send('trade/place-order', {
    ...preset,
    price: (price * 0.98).toFixed(0),
    stopLoss: (price * 0.9).toFixed(0),
    slTriggerBy: 'mark',
  })
  const { orderId } = placed.data
  const [open] = (await client.read('trade/unfilled-orders?category=USDT-FUTURES')).data.list
  expect(open).toMatchObject({ orderId, slTriggerBy: 'mark', slOrderType: 'market' })
  expect((await client.send('trade/modify-order', { orderId, stopLoss: '0' })).code).toBe('00000')
  expect((await client.read(`trade/order-info?orderId=${orderId}`)).data.stopLoss).toBeNull()
  await client.send('trade/cancel-order', { orderId })
  const guard = { ...BTC, posSide: 'long', takeProfit: (price * 1.1).toFixed(0), clientOid: 'tp-1' }
  expect((await client.send('trade/place-strategy-order', guard)).data.clientOid).toBe('tp-1')
  const pushed = await waitUntil('the push', () => socket.pushes('strategy-order')[0])
  expect(pushed).toMatchObject({
    action: 'snapshot',
    arg: { instType: 'UTA', topic: 'strategy-order', symbol: 'default' },
    data: [{ clientOid: 'tp-1', triggerType: 'takeProfit', status: 'pending' }],
  })
  expect((await client.send('trade/cancel-strategy-order', { clientOid: 'tp-1' })).data).toBeNull()
  expect((await client.send('trade/cancel-strategy-order', { clientOid: 'tp-1' })).code).toBe(
    '25575',
  )
  socket.close()
})

test('money moves to the funding account and back, and not further', async () => {
  const move = { fromType: 'uta', toType: 'spot', amount: 25, coin: 'USDT', clientOid: 'mv' }
  expect((await client.send('account/transfer', move)).data).toMatchObject({ clientOid: 'mv' })
  expect((await client.read('account/funding-assets?coin=usdt')).data).toEqual([
    { coin: 'USDT', available: '25', frozen: '0', balance: '25' },
  ])
  const back = { ...move, fromType: 'spot', toType: 'uta', amount: '26' }
  expect((await client.send('account/transfer', back)).code).toBe('43117')
  expect((await client.send('account/transfer', { ...back, toType: 'p2p' })).code).toBe('25002')
  expect((await client.send('account/transfer', { ...back, toType: 'moon' })).code).toBe('40020')
  const coins = 'account/transferable-coins?fromType=uta&toType'
  expect((await client.read(`${coins}=p2p`)).data).toEqual([])
  expect((await client.read(`${coins}=spot`)).data).toContain('USDT')
})

test('the hold mode changes only without exposure', async () => {
  const hedge = { holdMode: 'hedge_mode' }
  expect((await client.send('account/set-hold-mode', hedge)).code).toBe('25010')
  for (const category of ['USDT-FUTURES', 'COIN-FUTURES']) {
    await client.send('trade/close-positions', { category })
  }
  expect((await client.send('account/set-hold-mode', hedge)).data).toBe('success')
  const order = { ...BTC, side: 'buy', orderType: 'market', qty: '0.01' }
  expect((await client.send('trade/place-order', order)).code).toBe('25236')
  await client.send('trade/place-order', { ...order, posSide: 'long' })
  await client.send('trade/place-order', { ...order, side: 'sell', posSide: 'short' })
  const path = 'position/current-position?category=USDT-FUTURES'
  const sides = (await client.read(path)).data.list.map(
    ({ posSide }: { posSide: string }) => posSide,
  )
  expect(sides.toSorted()).toEqual(['long', 'short'])
  expect((await client.read(`${path}&posSide=short`)).data.list).toHaveLength(1)
})

test.each([
  ['4', '40020'],
  ['61', '40020'],
  ['1.5', '40020'],
  ['0', '00000'],
  ['60', '00000'],
])('a countdown of %s seconds is answered with %s', async (countdown, code) => {
  expect((await client.send('trade/countdown-cancel-all', { countdown })).code).toBe(code)
})

test('batches are checked as a whole before any item runs', async () => {
  const item = { ...BTC, side: 'buy', orderType: 'limit', qty: '0.01', price: '1' }
  expect((await client.send('trade/place-batch', [])).code).toBe('400172')
  expect((await client.send('trade/place-batch', item)).code).toBe('400172')
  expect((await client.send('trade/place-batch', Array(21).fill(item))).code).toBe('40306')
  expect((await client.send('trade/cancel-batch', [{ orderId: '1' }])).code).toBe('400172')
  const chinese = await signedPost(
    exchange.rest,
    client.key,
    '/api/v3/trade/cancel-batch',
    [{ ...BTC, orderId: '1' }],
    { headers: { locale: 'zh-CN' } },
  )
  expect(chinese.body.data).toEqual([
    { orderId: '1', clientOid: '', code: '25204', msg: '订单不存在' },
  ])
})

test('classic lists name the same instruments, classic private paths are refused', async () => {
  const contracts = await client.market('v2/mix/market/contracts?productType=usdt-futures')
  expect(contracts.data[0]).toMatchObject({
    symbol: 'BTCUSDT',
    supportMarginCoins: ['USDT'],
    pricePlace: '1',
    priceEndStep: '1',
  })
  expect((await client.market('v2/mix/market/contracts?productType=SUSDT-FUTURES')).data).toEqual(
    [],
  )
  expect((await client.market('v2/spot/public/symbols?symbol=BTCUSDT')).data).toHaveLength(1)
  expect((await client.market('v2/margin/currencies')).data[0]).toMatchObject({
    maxCrossedLeverage: '5',
  })
  const coins = (await client.market('v2/spot/public/coins')).data.map(
    ({ coin }: { coin: string }) => coin,
  )
  expect(coins).toEqual(expect.arrayContaining(['BTC', 'USDT', 'USDC']))
  const path = '/api/v2/mix/account/accounts'
  const withKey = await signedGet(exchange.rest, client.key, path, {
    headers: { 'ACCESS-SIGN': 'x' },
  })
  expect(withKey.body.code).toBe('40085')
  expect((await rawRequest(`${exchange.rest}${path}`)).body.code).toBe('40006')
})
