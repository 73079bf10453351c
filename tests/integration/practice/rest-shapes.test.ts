import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../../electron/practice/practice-exchange.ts'
import { type PracticeClient, practiceClient } from '../../helpers/practice-client.ts'
import { rawRequest } from '../../helpers/practice-rest.ts'

let exchange: PracticeExchange
let client: PracticeClient

beforeAll(async () => {
  exchange = await startPracticeExchange({ seed: 5, speed: 0, rateLimits: 'none' })
  client = practiceClient(exchange)
})
afterAll(() => exchange.stop())

const FUTURES = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' }

async function restingBuy(extra: object = {}) {
  const { data } = await client.market('v3/market/tickers?category=USDT-FUTURES&symbol=BTCUSDT')
  const price = (Number(data[0].bid1Price) * 0.98).toFixed(0)
  const order = { ...FUTURES, side: 'buy', orderType: 'limit', qty: '0.01', price, ...extra }
  return client.send('trade/place-order', order)
}

test('both time paths give the server time as text', async () => {
  for (const path of ['v2/public/time', 'v3/public/time']) {
    const { data } = await client.market(path)
    expect(Math.abs(Number(data.serverTime) - Date.now())).toBeLessThan(5000)
  }
})

test('every answer carries both times in microseconds and what is left of the rate', async () => {
  const { headers } = await rawRequest(`${exchange.rest}/api/v3/public/time`)
  const accept = Number(headers['x-bg-request-accept-time'])
  const complete = Number(headers['x-bg-response-complete-time'])
  expect(String(accept)).toHaveLength(16)
  expect(complete).toBeGreaterThanOrEqual(accept)
  expect(complete - accept).toBeLessThan(5_000_000)
  expect(headers['x-mbx-used-remain-limit']).toBe('20')
})

test('lists are null or empty as the exchange answers them', async () => {
  expect((await client.read('trade/unfilled-orders')).data).toEqual({ list: [], cursor: null })
  expect((await client.read('trade/fills')).data).toEqual({ list: null, cursor: null })
  const positions = await client.read('position/current-position?category=USDT-FUTURES')
  expect(positions.data).toEqual({ list: null })
  expect((await client.read('account/funding-assets')).data).toEqual([])
})

test('categories are understood in any case and answered in upper case', async () => {
  const { data } = await client.market('v3/market/instruments?category=usdt-futures&symbol=btcusdt')
  expect(data).toHaveLength(1)
  expect(data[0]).toMatchObject({
    category: 'USDT-FUTURES',
    symbol: 'BTCUSDT',
    priceMultiplier: '0.1',
  })
})

test.each([
  ['SPOT', 'BTCUSDT'],
  ['MARGIN', 'BTCUSDT'],
  ['USDT-FUTURES', 'BTCUSDT'],
  ['USDC-FUTURES', 'BTCPERP'],
  ['COIN-FUTURES', 'BTCUSD'],
])('%s lists its instruments, %s first', async (category, symbol) => {
  const { data } = await client.market(`v3/market/instruments?category=${category}`)
  expect(data[0]).toMatchObject({ category, symbol })
})

test('order book levels are numbers, best first', async () => {
  const { data } = await client.market('v3/market/orderbook?category=SPOT&symbol=BTCUSDT&limit=20')
  const [asks, bids] = [data.a, data.b] as [number[][], number[][]]
  expect(asks).toHaveLength(20)
  expect(asks.flat().every((value) => typeof value === 'number')).toBe(true)
  expect(asks.map(([price]) => price)).toEqual(asks.map(([price]) => price).toSorted(ascending))
  expect(Number(bids[0]?.[0])).toBeLessThan(Number(asks[0]?.[0]))
})

test.each([
  ['v3/market/orderbook?category=SPOT&symbol=NOPEUSDT', '40034'],
  ['v3/market/orderbook?symbol=BTCUSDT', '400172'],
  ['v3/market/orderbook?category=NOPE&symbol=BTCUSDT', '40020'],
  ['v3/market/orderbook?category=SPOT&symbol=BTCUSDT&limit=1001', '40020'],
  ['v3/market/candles?category=SPOT&symbol=BTCUSDT&interval=1h', '40020'],
  ['v3/market/candles?category=SPOT&symbol=BTCUSDT&interval=1m&limit=1001', '40020'],
  [
    'v3/market/history-candles?category=SPOT&symbol=BTCUSDT&interval=1m&startTime=0&endTime=9000000000',
    '00001',
  ],
  ['v3/market/risk-reserve', '40404'],
  ['v3/trade/place-batch', '40404'],
])('%s is refused with %s', async (path, code) => {
  expect(await client.market(path)).toMatchObject({ code, data: null })
})

test('candles come oldest first with the running one last', async () => {
  const query = 'category=SPOT&symbol=BTCUSDT&interval=1m&limit=5'
  const { data } = await client.market(`v3/market/candles?${query}`)
  const opens = data.map((row: string[]) => Number(row[0]))
  expect(opens).toHaveLength(5)
  expect(opens).toEqual(opens.toSorted(ascending))
  expect(Date.now() - opens.at(-1)).toBeLessThan(61_000)
  const history = await client.market(`v3/market/history-candles?${query}`)
  expect(Number(history.data.at(-1)[0])).toBeLessThan(opens.at(-1))
})

test.each([
  ['MARK', 'markPrice'],
  ['index', 'indexPrice'],
] as const)('%s candles end with the price that the ticker tells', async (type, field) => {
  const query = 'category=USDT-FUTURES&symbol=BTCUSDT'
  const { data } = await client.market(`v3/market/candles?${query}&interval=1m&type=${type}`)
  const [ticker] = (await client.market(`v3/market/tickers?${query}`)).data
  const [, , high, low, close, volume, turnover] = data.at(-1)
  expect(close).toBe(ticker[field])
  expect(Number(high)).toBeGreaterThanOrEqual(Number(low))
  expect([volume, turnover]).toEqual(['0', '0'])
  const closed = await client.market(`v3/market/history-candles?${query}&interval=1m&type=${type}`)
  expect(data).toEqual(expect.arrayContaining(closed.data))
  const spot = 'category=SPOT&symbol=BTCUSDT'
  const none = await client.market(`v3/market/candles?${spot}&interval=1m&type=${type}`)
  expect(none).toMatchObject({ code: '00000', data: [] })
})

test('premium candles end with the gap between mark and index', async () => {
  const query = 'category=USDT-FUTURES&symbol=BTCUSDT'
  const { data } = await client.market(`v3/market/candles?${query}&interval=1m&type=premium`)
  const [{ markPrice, indexPrice }] = (await client.market(`v3/market/tickers?${query}`)).data
  expect(Number(data.at(-1)[4])).toBeCloseTo(Number(markPrice) / Number(indexPrice) - 1, 7)
})

test('funding, open interest and tiers have their shapes', async () => {
  const { data: rates } = await client.market('v3/market/current-fund-rate?symbol=BTCUSDT')
  expect(rates[0]).toMatchObject({ symbol: 'BTCUSDT', fundingRateInterval: '8' })
  const query = 'category=USDT-FUTURES&symbol=BTCUSDT'
  expect((await client.market(`v3/market/history-fund-rate?${query}`)).data).toEqual({
    resultList: [],
  })
  const { data: interest } = await client.market(`v3/market/open-interest?${query}`)
  expect(interest.list[0].symbol).toBe('BTCUSDT')
  const { data: tiers } = await client.market(`v3/market/position-tier?${query}`)
  expect(tiers[0]).toMatchObject({ tier: '1', minTierValue: '0' })
})

test('a resting order is listed, described, changed and cancelled', async () => {
  const placed = await restingBuy({ clientOid: 'shape-1', somethingUnknown: 1, qty: 0.01 })
  expect(placed).toMatchObject({ code: '00000', data: { clientOid: 'shape-1' } })
  const { orderId } = placed.data
  const open = (await client.read('trade/unfilled-orders?category=usdt-futures')).data
  expect(open.cursor).toBe(orderId)
  expect(open.list[0]).toMatchObject({ orderStatus: 'new', reduceOnly: 'NO', avgPrice: '0' })
  expect(open.list[0].feeDetail).toEqual([{ feeCoin: '', fee: '' }])
  expect('cancelReason' in open.list[0]).toBe(false)
  const changed = await client.send('trade/modify-order', { orderId, qty: '0.02' })
  expect(changed.data).toEqual({ orderId, clientOid: 'shape-1' })
  expect((await client.send('trade/modify-order', { orderId, qty: '0.02' })).code).toBe('25571')
  expect((await client.send('trade/cancel-order', { clientOid: 'shape-1' })).data.orderId).toBe(
    orderId,
  )
  expect((await client.send('trade/cancel-order', { orderId })).code).toBe('25204')
  const info = (await client.read(`trade/order-info?orderId=${orderId}`)).data
  expect(info).toMatchObject({
    orderStatus: 'cancelled',
    cancelReason: 'normal_cancel',
    qty: '0.02',
  })
  const history = (await client.read('trade/history-orders?category=USDT-FUTURES&limit=1')).data
  expect(history.list[0].orderId).toBe(orderId)
})

test('cancelling by symbol lists what was cancelled', async () => {
  const placed = [(await restingBuy()).data.orderId, (await restingBuy()).data.orderId]
  const { data } = await client.send('trade/cancel-symbol-order', FUTURES)
  expect(data.list.map((row: { orderId: string }) => row.orderId).toSorted()).toEqual(
    placed.toSorted(),
  )
})

test('a market order opens a position and closing ends it', async () => {
  const order = { ...FUTURES, side: 'buy', orderType: 'market', qty: '0.01', timeInForce: 'gtc' }
  const { data } = await client.send('trade/place-order', order)
  const fills = (await client.read(`trade/fills?orderId=${data.orderId}`)).data
  expect(fills.list[0]).toMatchObject({ tradeScope: 'taker', execPnl: '0', side: 'buy' })
  expect(Number(fills.list[0].feeDetail[0].fee)).toBeGreaterThan(0)
  const path = 'position/current-position?category=USDT-FUTURES'
  const [position] = (await client.read(path)).data.list
  expect(position).toMatchObject({ posSide: 'long', total: '0.01', positionStatus: 'normal' })
  expect(Number(position.openFeeTotal)).toBeLessThan(0)
  const closed = await client.send('trade/close-positions', { ...FUTURES, posSide: 'long' })
  expect(closed.data.list).toHaveLength(1)
  expect((await client.read(path)).data.list).toBeNull()
  expect((await client.send('trade/close-positions', FUTURES)).code).toBe('25227')
  const history = (await client.read('position/history-position?category=USDT-FUTURES')).data
  expect(history.list[0]).toMatchObject({ posSide: 'long', openTotalPos: '0.01' })
  expect(history.cursor).toBe(history.list[0].positionId)
})

test('account calls have their shapes', async () => {
  const { data } = await client.read('account/assets')
  const usdt = data.assets.find((row: { coin: string }) => row.coin === 'USDT')
  expect(Number(usdt.available)).toBeGreaterThan(0)
  expect(typeof data.accountEquity).toBe('string')
  expect((await client.read('account/fee-rate?category=SPOT&symbol=BTCUSDT')).data).toHaveProperty(
    'makerFeeRate',
  )
  expect(
    (await client.read('account/all-fee-rate?category=USDT-FUTURES')).data.length,
  ).toBeGreaterThan(1)
  const leverage = { category: 'USDT-FUTURES', symbol: 'ETHUSDT', leverage: 20, coin: 'USDT' }
  expect((await client.send('account/set-leverage', leverage)).data).toBe('success')
  const { symbolConfigList } = (await client.read('account/settings')).data
  expect(symbolConfigList).toContainEqual({
    category: 'USDT-FUTURES',
    symbol: 'ETHUSDT',
    marginMode: 'crossed',
    leverage: '20',
  })
  expect((await client.send('account/set-leverage', { ...leverage, leverage: '9999' })).code).toBe(
    '25223',
  )
})

test('what could be opened follows from price, leverage and fee', async () => {
  const body = { ...FUTURES, orderType: 'limit', side: 'buy', price: '60000', size: '0.01' }
  const { data } = await client.send('account/max-open-available', body)
  expect(data.buyOpenCost).toBe('60.36') // 600 / 10 + 600 x 0.0006
  expect(Number(data.maxBuyOpen)).toBeCloseTo(Number(data.available) / 6036, 3)
})

test.each([
  ['no price', {}, '400172', null],
  ['a price of more digits than can be counted', { price: '1'.repeat(25) }, '40020', 'price'],
  ['a price of more decimals', { price: `1.${'1'.repeat(19)}` }, '40020', 'price'],
  ['a price of nothing', { price: '0' }, '40020', 'price'],
  ['a price that is no number', { price: '1e5' }, '40020', 'price'],
  ['a size of more digits', { price: '60000', size: '9'.repeat(25) }, '40020', 'size'],
  ['a size below zero', { price: '60000', size: '-1' }, '40020', 'size'],
])('what could be opened with %s is refused', async (_, fields, code, name) => {
  const body = { ...FUTURES, orderType: 'limit', side: 'buy', ...fields }
  const refused = await client.send('account/max-open-available', body)
  expect(refused.code).toBe(code)
  if (name !== null) expect(refused.msg).toBe(`Parameter ${name} error`)
})

test.each([
  ['a missing quantity', { side: 'buy', orderType: 'market' }, '400172'],
  ['a side that is none', { side: 'up', orderType: 'market', qty: '1' }, '400172'],
  [
    'an unknown symbol',
    { symbol: 'NOPEUSDT', side: 'buy', orderType: 'market', qty: '1' },
    '25100',
  ],
  [
    'a price off the tick',
    { side: 'buy', orderType: 'limit', qty: '0.01', price: '60000.05' },
    '25244',
  ],
  [
    'a hedge-mode order',
    { side: 'buy', orderType: 'market', qty: '0.01', posSide: 'long' },
    '25236',
  ],
])('%s is refused', async (_, fields, code) => {
  expect((await client.send('trade/place-order', { ...FUTURES, ...fields })).code).toBe(code)
})

test('fees are never paid in BGB, and asking for it is refused', async () => {
  expect((await client.send('account/switch-deduct', { deduct: 'on' })).code).toBe('25002')
  expect((await client.send('account/switch-deduct', { deduct: 'off' })).data).toBe(true)
  expect((await client.send('account/switch-deduct', { deduct: 'maybe' })).code).toBe('400172')
  expect((await client.read('account/deduct-info')).data).toEqual({ deduct: 'off' })
})

test('a body that is no JSON object is refused', async () => {
  expect((await client.send('trade/place-order', '{')).code).toBe('400172')
  expect((await client.send('trade/place-order', '[]')).code).toBe('400172')
})

test('ids are needed to cancel', async () => {
  expect((await client.send('trade/cancel-order', {})).code).toBe('40924')
})

function ascending(one: number | undefined, other: number | undefined): number {
  return Number(one) - Number(other)
}
