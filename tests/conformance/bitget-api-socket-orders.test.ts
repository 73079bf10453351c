import { type DefaultLogger, WebsocketAPIClient, WebsocketClientV3 } from 'bitget-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../electron/practice/practice-exchange.ts'
import { keyOf } from '../helpers/practice-client.ts'
import { waitUntil } from '../helpers/wait-until.ts'

// The npm client, unmodified: every topic of its WebsocketClientV3 and its WebSocket order API, on the
// one address that serves both sides.

let exchange: PracticeExchange
let orders: WebsocketAPIClient
let sockets: WebsocketClientV3
const pushes: Array<{ readonly arg?: { readonly topic?: string; readonly instType?: string } }> = []

// The client logs to the console unless it is given a logger; failures show in the assertions.
const ignore = () => undefined
const SILENT: typeof DefaultLogger = { trace: ignore, info: ignore, error: ignore }

beforeAll(async () => {
  exchange = await startPracticeExchange({ seed: 13, rateLimits: 'none' })
  const key = keyOf(exchange)
  const { apiKey, secretKey: apiSecret, passphrase: apiPass } = key
  const wsUrl = exchange.publicWs.replace('/public', '')
  const options = { wsUrl, apiKey, apiSecret, apiPass }
  orders = new WebsocketAPIClient({ ...options, attachEventListeners: false }, SILENT)
  sockets = new WebsocketClientV3(options, SILENT)
  sockets.on('update', (push) => pushes.push(push))
  for (const client of [sockets, orders.getWSClient()]) client.on('exception', ignore)
})
afterAll(async () => {
  sockets.closeAll(true)
  orders.getWSClient().closeAll(true)
  await exchange.stop()
})

function heard(topic: string, instType: string): boolean {
  return pushes.some(({ arg }) => arg?.topic === topic && arg.instType === instType)
}

const LINES = [
  ['spot', 'BTCUSDT'],
  ['usdt-futures', 'BTCUSDT'],
  ['usdc-futures', 'BTCPERP'],
  ['coin-futures', 'BTCUSD'],
] as const

describe.each(LINES)('public topics of %s', (instType, symbol) => {
  test.each(['ticker', 'publicTrade', 'books', 'books1', 'books5', 'books50'] as const)(
    '%s',
    async (topic) => {
      // The client's types name four topics; it sends whatever it is given.
      const named = topic as 'books'
      sockets.subscribe({ topic: named, payload: { instType, symbol } }, 'v3Public')
      await waitUntil(`a push of ${topic}`, () => heard(topic, instType))
    },
  )

  test('kline', async () => {
    const payload = { instType, symbol, interval: '1m' } as const
    sockets.subscribe({ topic: 'kline', payload }, 'v3Public')
    await waitUntil('a candle', () => heard('kline', instType))
  })
})

const BTC = { symbol: 'BTCUSDT', side: 'buy' } as const

function below(percent: number): string {
  const last = exchange.engine.ticker({ category: 'USDT-FUTURES', symbol: 'BTCUSDT' })?.lastPrice
  return (Number(last) * (1 - percent / 100)).toFixed(0)
}

const limitBuy = (clientOid: string) =>
  ({ ...BTC, orderType: 'limit', qty: '0.01', price: below(2), clientOid }) as const

describe('the order API', () => {
  test('places and cancels', async () => {
    const placed = await orders.submitNewOrder('usdt-futures', limitBuy('ws-a'))
    expect(placed).toMatchObject({
      code: '0',
      category: 'usdt-futures',
      args: [{ symbol: 'BTCUSDT', clientOid: 'ws-a' }],
      receiveTime: expect.stringMatching(/^\d{16}$/),
    })
    const cancelled = await orders.cancelOrder('usdt-futures', { clientOid: 'ws-a' })
    expect(cancelled).toMatchObject({ code: '0', args: [{ clientOid: 'ws-a' }] })
  })

  test('places and cancels batches with a result for each', async () => {
    const batch = [limitBuy('ws-b'), { ...limitBuy('ws-c'), qty: '0.00001' }]
    const placed = await orders.placeBatchOrders('usdt-futures', batch)
    expect(placed).toMatchObject({
      code: '0',
      args: [
        { code: '0', clientOid: 'ws-b' },
        { code: '25207', clientOid: 'ws-c' },
      ],
    })
    const ends = [{ clientOid: 'ws-b' }, { clientOid: 'ws-c' }]
    expect(await orders.cancelBatchOrders('usdt-futures', ends)).toMatchObject({
      code: '0',
      args: [
        { code: '0', clientOid: 'ws-b' },
        { code: '25204', clientOid: 'ws-c' },
      ],
    })
  })

  test('rejects with the code as text', async () => {
    const unknown = orders.submitNewOrder('usdt-futures', { ...limitBuy('ws-d'), symbol: 'NOPE' })
    await expect(unknown).rejects.toMatchObject({ code: '25100' })
    const gone = orders.cancelOrder('usdt-futures', { clientOid: 'ws-a' })
    await expect(gone).rejects.toMatchObject({ code: '25204', msg: 'Order does not exist' })
  })
})

test('private topics tell of an order, its fill, its exits and the account', async () => {
  const topics = ['account', 'position', 'order', 'fill', 'strategy-order'] as const
  for (const topic of topics) {
    const symbol = topic === 'strategy-order' ? { symbol: 'default' } : {}
    sockets.subscribe({ topic, payload: { instType: 'UTA', ...symbol } }, 'v3Private')
  }
  await waitUntil('the first pushes', () => heard('account', 'UTA') && heard('position', 'UTA'))
  const order = { ...BTC, orderType: 'market', qty: '0.01', stopLoss: below(10) } as const
  expect(await orders.submitNewOrder('usdt-futures', order)).toMatchObject({ code: '0' })
  for (const topic of topics) await waitUntil(topic, () => heard(topic, 'UTA'))
})
