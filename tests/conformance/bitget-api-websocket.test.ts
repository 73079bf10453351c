import { type DefaultLogger, RestClientV3, WebsocketClientV3 } from 'bitget-api'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../electron/practice/practice-exchange.ts'
import { decimal, toText } from '../../shared/domain/decimal.ts'
import { keyOf } from '../helpers/practice-client.ts'
import { waitUntil } from '../helpers/wait-until.ts'

/** A data push as the client hands it on; `data` is read by each test. */
interface Push {
  readonly action: string
  readonly arg: { readonly topic: string; readonly symbol?: string }
  readonly data: ReadonlyArray<Record<string, unknown>>
}

let exchange: PracticeExchange
const clients: WebsocketClientV3[] = []

beforeAll(async () => {
  exchange = await startPracticeExchange({ port: 0, seed: 12, speed: 1 })
})
afterEach(() => {
  for (const client of clients.splice(0)) client.closeAll(true)
})
afterAll(() => exchange.stop())

// The client logs to the console unless it is given a logger; failures show in the assertions.
const ignore = () => undefined
const SILENT: typeof DefaultLogger = { trace: ignore, info: ignore, error: ignore }

function connect(wsUrl: string): { client: WebsocketClientV3; pushes: Push[] } {
  const key = keyOf(exchange)
  const client = new WebsocketClientV3(
    { wsUrl, apiKey: key.apiKey, apiSecret: key.secretKey, apiPass: key.passphrase },
    SILENT,
  )
  const pushes: Push[] = []
  client.on('update', (push) => pushes.push(push as unknown as Push))
  client.on('exception', () => undefined)
  clients.push(client)
  return { client, pushes }
}

function topics(pushes: ReadonlyArray<Push>, topic: string): ReadonlyArray<Push> {
  return pushes.filter((push) => push.arg.topic === topic)
}

describe('public socket', () => {
  it.each(['ticker', 'books', 'books1', 'books5', 'books50', 'publicTrade'])(
    'streams %s',
    async (topic) => {
      const { client, pushes } = connect(exchange.publicWs)
      client.subscribe(
        { topic, payload: { instType: 'usdt-futures', symbol: 'BTCUSDT' } } as never,
        'v3Public',
      )
      await waitUntil(`two pushes of ${topic}`, () => topics(pushes, topic).length >= 2)
      expect(topics(pushes, topic)[0]?.action).toBe('snapshot')
    },
  )

  it('streams candles: a snapshot of 500, then the running one', async () => {
    const { client, pushes } = connect(exchange.publicWs)
    client.subscribe(
      {
        topic: 'kline',
        payload: { instType: 'usdt-futures', symbol: 'BTCUSDT', interval: '1m' },
      } as never,
      'v3Public',
    )
    await waitUntil('a candle update', () =>
      topics(pushes, 'kline').some((push) => push.action === 'update'),
    )
    expect(topics(pushes, 'kline')[0]?.data).toHaveLength(500)
  })
})

describe('a service upgrade', () => {
  it('closes what it announced, so that the client comes back and subscribes again', async () => {
    const { client, pushes } = connect(exchange.publicWs)
    const payload = { instType: 'usdt-futures', symbol: 'BTCUSDT' }
    client.subscribe({ topic: 'books', payload } as never, 'v3Public')
    const snapshots = () => topics(pushes, 'books').filter((push) => push.action === 'snapshot')
    await waitUntil('the first snapshot', () => snapshots().length === 1)
    exchange.faults.upgradeSockets(50)
    await waitUntil('a snapshot of the new connection', () => snapshots().length === 2)
  })
})

describe('private socket', () => {
  it('tells of an order that rests and is cancelled, and of a fill with its position and balance', async () => {
    const { client, pushes } = connect(exchange.privateWs)
    for (const topic of ['account', 'position', 'order', 'fill']) {
      client.subscribe({ topic, payload: { instType: 'UTA' } } as never, 'v3Private')
    }
    await waitUntil(
      'the first account and position',
      () => topics(pushes, 'account').length > 0 && topics(pushes, 'position').length > 0,
    )
    const key = keyOf(exchange)
    const rest = new RestClientV3({
      baseUrl: exchange.rest,
      apiKey: key.apiKey,
      apiSecret: key.secretKey,
      apiPass: key.passphrase,
    })
    const trade = { category: 'USDT-FUTURES', symbol: 'BTCUSDT', side: 'buy' } as const
    const [ticker] = (await rest.getTickers({ category: 'USDT-FUTURES', symbol: 'BTCUSDT' })).data
    const price = toText(
      decimal(ticker?.lastPrice ?? '')
        .times('0.97')
        .round(1),
    )
    const { data: placed } = await rest.submitNewOrder({
      ...trade,
      orderType: 'limit',
      qty: '0.01',
      price,
    })
    await waitUntil('the resting order', () => statuses(pushes, placed.orderId).includes('new'))
    await rest.cancelOrder({ orderId: placed.orderId })
    await waitUntil('its cancellation', () =>
      statuses(pushes, placed.orderId).includes('cancelled'),
    )

    const { data: bought } = await rest.submitNewOrder({
      ...trade,
      orderType: 'market',
      qty: '0.02',
    })
    await waitUntil('the filled order', () => statuses(pushes, bought.orderId).includes('filled'))
    await waitUntil('its fills', () => filledQuantity(pushes, bought.orderId) === '0.02')
    await waitUntil('the position', () =>
      topics(pushes, 'position').some(
        (push) => push.action === 'update' && push.data[0]?.size === '0.02',
      ),
    )
    await waitUntil('the balance', () =>
      topics(pushes, 'account').some((push) => push.action === 'update'),
    )
  })

  it('refuses a wrong secret with the number 30015', async () => {
    const key = keyOf(exchange)
    const client = new WebsocketClientV3(
      {
        wsUrl: exchange.privateWs,
        apiKey: key.apiKey,
        apiSecret: 'wrong',
        apiPass: key.passphrase,
      },
      SILENT,
    )
    clients.push(client)
    const codes: unknown[] = []
    client.on('exception', (error) => codes.push((error as { code?: unknown }).code))
    void client.connectWSAPI().catch(() => undefined)
    await waitUntil('the refusal', () => codes.includes(30015))
  })
})

function statuses(pushes: ReadonlyArray<Push>, orderId: string | null): ReadonlyArray<unknown> {
  return topics(pushes, 'order')
    .flatMap((push) => push.data)
    .filter((order) => order.orderId === orderId)
    .map((order) => order.orderStatus)
}

function filledQuantity(pushes: ReadonlyArray<Push>, orderId: string | null): string {
  const fills = topics(pushes, 'fill')
    .flatMap((push) => push.data)
    .filter((fill) => fill.orderId === orderId)
  return toText(fills.reduce((sum, fill) => sum.plus(decimal(String(fill.execQty))), decimal('0')))
}
