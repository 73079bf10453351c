import { RestClientV3, WebsocketClientV3 } from 'bitget-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RSA_KEY_PLAN } from '../../electron/practice/accounts/practice-key.ts'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../electron/practice/practice-exchange.ts'
import { waitUntil } from '../helpers/wait-until.ts'

// The npm package, unmodified, is the judge here: what it accepts and how it reads it.

let exchange: PracticeExchange
let client: RestClientV3

beforeAll(async () => {
  exchange = await startPracticeExchange({ seed: 41, extraKeys: [RSA_KEY_PLAN] })
  client = new RestClientV3({ ...credentials('full'), baseUrl: exchange.rest })
})
afterAll(() => exchange.stop())

function credentials(label: string) {
  const key = exchange.keys.find((known) => known.label === label)
  if (key === undefined) throw new Error(`no key ${label}`)
  return { apiKey: key.apiKey, apiSecret: key.secretKey, apiPass: key.passphrase }
}

const BTC = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const

async function priceBelowMarket(): Promise<string> {
  const { data } = await client.getTickers(BTC)
  return (Number(data[0]?.bid1Price) * 0.97).toFixed(0)
}

test('reads time, instruments and the book', async () => {
  const { data: time } = await client.getServerTime()
  expect(Math.abs(Number(time.serverTime) - Date.now())).toBeLessThan(5000)
  expect((await client.getInstruments({ category: 'SPOT' })).data.length).toBeGreaterThan(1)
  expect((await client.getOrderBook({ ...BTC, limit: '50' })).data.a).toHaveLength(50)
})

test('places, finds, changes and cancels a limit order', async () => {
  const price = await priceBelowMarket()
  const { data: placed } = await client.submitNewOrder({
    ...BTC,
    side: 'buy',
    orderType: 'limit',
    qty: '0.01',
    price,
    timeInForce: 'gtc',
    clientOid: 'conformance/1:a',
  })
  const { data: info } = await client.getOrderInfo({ clientOid: 'conformance/1:a' })
  expect(info).toMatchObject({ orderId: placed.orderId, orderStatus: 'new' })
  const changed = await client.modifyOrder({ orderId: placed.orderId, qty: '0.02' })
  expect(changed.code).toBe('00000')
  const { data: open } = await client.getUnfilledOrders(BTC)
  expect(open.list[0]).toMatchObject({ orderId: placed.orderId, qty: '0.02' })
  expect((await client.cancelOrder({ orderId: placed.orderId })).code).toBe('00000')
  expect((await client.getUnfilledOrders(BTC)).data.list).toEqual([])
})

test('throws refusals in the form that its users know', async () => {
  await expect(client.cancelOrder({ orderId: '1' })).rejects.toMatchObject({
    code: 400,
    body: { code: '25204', msg: 'Order does not exist', data: null },
  })
})

test('a demo key works with the option for it and not without', async () => {
  const options = { ...credentials('demo'), baseUrl: exchange.rest }
  const demo = new RestClientV3({ ...options, demoTrading: true })
  expect((await demo.getBalances()).code).toBe('00000')
  const wrong = new RestClientV3(options)
  await expect(wrong.getBalances()).rejects.toMatchObject({ body: { code: '40099' } })
})

test('a key with an RSA pair signs REST calls and the login of the socket', async () => {
  const signing = new RestClientV3({ ...credentials('rsa'), baseUrl: exchange.rest })
  expect((await signing.getAccountSettings()).code).toBe('00000')
  const query = { clientOid: 'signed:1/a' }
  await expect(signing.getOrderInfo(query)).rejects.toMatchObject({ body: { code: '25204' } })
  const sockets = new WebsocketClientV3({ ...credentials('rsa'), wsUrl: exchange.privateWs })
  sockets.on('exception', () => undefined)
  await sockets.connectWSAPI()
  sockets.closeAll(true)
})

test('its public socket gets books and trades', async () => {
  const sockets = new WebsocketClientV3({ wsUrl: exchange.publicWs })
  const topics: unknown[] = []
  sockets.on('update', (update) => topics.push(update.arg?.topic))
  sockets.on('exception', () => undefined)
  sockets.subscribe(
    [
      { topic: 'books', payload: { instType: 'usdt-futures', symbol: 'BTCUSDT' } },
      { topic: 'publicTrade', payload: { instType: 'usdt-futures', symbol: 'BTCUSDT' } },
    ],
    'v3Public',
  )
  await waitUntil('pushes', () => topics.includes('books') && topics.includes('publicTrade'))
  sockets.closeAll(true)
})

test('its private socket logs in and hears of a market order filling', async () => {
  const sockets = new WebsocketClientV3({ ...credentials('full'), wsUrl: exchange.privateWs })
  const updates: Array<{ readonly arg?: { readonly topic?: string }; readonly data?: unknown }> = []
  const acknowledged: unknown[] = []
  sockets.on('update', (update) => updates.push(update))
  sockets.on('response', (response) => acknowledged.push(response.event))
  sockets.on('exception', () => undefined)
  for (const topic of ['order', 'fill', 'account', 'position'] as const) {
    sockets.subscribe({ topic, payload: { instType: 'UTA' } }, 'v3Private')
  }
  await waitUntil(
    'four topics',
    () => acknowledged.filter((event) => event === 'subscribe').length >= 4,
  )
  await client.submitNewOrder({ ...BTC, side: 'buy', orderType: 'market', qty: '0.01' })
  for (const topic of ['order', 'fill', 'account', 'position']) {
    await waitUntil(topic, () => updates.some((update) => update.arg?.topic === topic))
  }
  const { data: positions } = await client.getCurrentPosition(BTC)
  expect(positions.list[0]).toMatchObject({ posSide: 'long', total: '0.01' })
  sockets.closeAll(true)
})
