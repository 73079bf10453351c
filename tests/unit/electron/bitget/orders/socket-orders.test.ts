import { describe, expect, it } from 'vitest'
import { PrivateAccountStream } from '../../../../../electron/bitget/stream/account-stream.ts'
import type { RequestDetail } from '../../../../../shared/domain/request-record.ts'
import { aChange, aDraft } from '../../../../helpers/builders.ts'
import { FakeLinks } from '../../../../helpers/fake-link.ts'
import { ManualTime } from '../../../../helpers/manual-time.ts'
import { socketOrders } from '../../../../helpers/socket-orders.ts'

const PASSPHRASE = 'canary-phrase'

function start(offsetMs = 0) {
  const time = new ManualTime()
  const links = new FakeLinks()
  const records: RequestDetail[] = []
  const counted: string[] = []
  const orders = {
    ...socketOrders(records),
    rate: {
      count: (path: string) => counted.push(`count ${path}`),
      noteRemaining: (path: string, text: string | null) => counted.push(`left ${path} ${text}`),
      noteRefused: (path: string) => counted.push(`refused ${path}`),
    },
  }
  const signer = {
    locked: false,
    authorise: () => {
      if (signer.locked) throw new Error('locked')
      return { apiKey: 'bg_canary_key_1234', passphrase: PASSPHRASE }
    },
    sign: () => 's',
  }
  const nothing = () => undefined
  const stream = new PrivateAccountStream(
    {
      ...{ url: 'ws://exchange', time, random: () => 0.5, report: nothing, openLink: links.open },
      ...{ signer, offsetMs: () => offsetMs, resyncClock: async () => undefined, orders },
    },
    {
      ...{ onReady: nothing, onStale: nothing, onRefused: nothing, onBalances: nothing },
      ...{
        onPositions: nothing,
        onOrders: nothing,
        onFills: nothing,
        onStrategies: nothing,
        onDeleveraged: nothing,
      },
      onState: nothing,
    },
  )
  return { time, links, records, counted, orders, signer, stream, entry: stream.entry }
}

type Parts = ReturnType<typeof start>

/** Logged in, with nothing sent but the login. */
function loggedIn(offsetMs = 0) {
  const parts = start(offsetMs)
  parts.links.last.handlers.onOpen()
  parts.links.last.say({ event: 'login', code: 0 })
  parts.records.length = 0
  return parts
}

function commands({ links }: Parts): Record<string, unknown>[] {
  return links.last.sent
    .filter((text) => text.includes('"op":"trade"'))
    .map((text) => JSON.parse(text))
}

const ORDER = {
  category: 'USDT-FUTURES',
  symbol: 'BTCUSDT',
  orderId: '1380000000000001001',
} as const
const PLACED = {
  event: 'trade',
  topic: 'place-order',
  category: 'usdt-futures',
  args: [
    {
      symbol: 'BTCUSDT',
      orderId: '1380000000000001001',
      clientOid: 'pt-000001',
      cTime: '1790000003000',
      receiveTime: '1790000002998123',
      pushTime: '1790000003001877',
    },
  ],
  code: '0',
  msg: 'Success',
  rateLimit: [{ limit: '10', remaining: '9' }],
  connId: '0ac601',
  ts: '1790000003002',
}

describe('an order over the private socket', () => {
  it('goes as the documented frame and is accepted by the documented reply', async () => {
    const parts = loggedIn()
    const answer = parts.entry.placeOrder(
      aDraft({ price: '63900', quantity: '0.02', stopLoss: STOP }),
      'pt-000001',
      1_789_999_999_990,
    )
    expect(commands(parts)).toEqual([
      {
        op: 'trade',
        id: '1',
        topic: 'place-order',
        category: 'usdt-futures',
        args: [
          {
            symbol: 'BTCUSDT',
            side: 'buy',
            orderType: 'limit',
            price: '63900',
            qty: '0.02',
            timeInForce: 'gtc',
            marginMode: 'crossed',
            clientOid: 'pt-000001',
            receiveWindow: '30000',
            requestTime: '1790000000000',
            stpMode: 'none',
            stopLoss: '60000',
            stoploss: '60000',
            slTriggerBy: 'mark',
            slOrderType: 'limit',
            slLimitPrice: '59900',
          },
        ],
      },
    ])
    parts.time.pass(7)
    parts.links.last.say({ ...PLACED, id: '1' })
    expect(await answer).toEqual({
      ok: true,
      value: { orderId: '1380000000000001001', clientOid: 'pt-000001' },
      request: { requestId: 1, roundTripMs: 7, exchangeMs: 3.754 },
    })
    expect(parts.counted).toEqual([
      'count /api/v3/trade/place-order',
      'left /api/v3/trade/place-order 9',
    ])
  })

  it('is a line of the request log, with the two times of the exchange', async () => {
    const parts = loggedIn()
    const answer = parts.entry.placeOrder(aDraft(), 'pt-000001', 1_789_999_999_990)
    parts.time.pass(7)
    parts.links.last.say({ ...PLACED, id: '1', msg: `echo ${PASSPHRASE}` })
    await answer
    expect(parts.records).toMatchObject([
      {
        id: 1,
        method: 'WS',
        path: 'place-order',
        url: 'ws://exchange',
        status: null,
        code: '0',
        outcome: 'ok',
        clientOid: 'pt-000001',
        timing: {
          startedAtMs: 1_790_000_000_000,
          phases: { click: -10, signed: null, sent: 0, firstByte: 7, received: 7, parsed: 7 },
          roundTripMs: 7,
          accept: { text: '1790000002998123', unit: 'us' },
          complete: { text: '1790000003001877', unit: 'us' },
          exchangeMs: 3.754,
        },
        failure: null,
      },
    ])
    expect(parts.records[0]?.requestBody).toBe(parts.links.last.sent[1])
    expect(JSON.stringify(parts.records)).not.toContain(PASSPHRASE)
  })

  it.each([
    ['25202', 'refused', true],
    ['25203', 'refused', true],
    ['41101', 'refused', true],
    ['40014', 'unauthorised', true],
    ['429', 'rateLimited', false],
    ['25004', 'rateLimited', false],
    ['25212', 'refused', false],
    ['40010', 'unavailable', false],
    ['40725', 'unavailable', false],
    ['45001', 'unavailable', false],
  ])('refused with %s is %s, definite: %s', async (code, kind, definite) => {
    const parts = loggedIn()
    const answer = parts.entry.placeOrder(aDraft(), 'kd-1')
    parts.links.last.say({ event: 'error', id: '1', code, msg: 'no' })
    expect(await answer).toMatchObject({ ok: false, error: { kind }, definite })
    expect(parts.records).toMatchObject([{ code, message: 'no' }])
  })

  it('that is not authorised leads to its line of the log', async () => {
    const parts = loggedIn()
    const answer = parts.entry.placeOrder(aDraft(), 'kd-1')
    parts.links.last.say({ event: 'error', id: '1', code: '40014', msg: 'no' })
    expect(await answer).toMatchObject({ error: { requestId: 1 } })
  })

  it.each([
    ['no answer in time', (parts: Parts) => parts.time.pass(10_000), 'timeout'],
    ['a lost connection', (parts: Parts) => parts.links.last.handlers.onEnd('gone'), 'reset'],
    ['a closed stream', (parts: Parts) => parts.stream.close(), 'cancelled'],
    ['an answer without results', say({ args: [] }), 'unreadable'],
    ['an answer without a code', say({ code: '' }), 'unreadable'],
    [
      'an answer about another order',
      say({ args: [{ orderId: '1', clientOid: 'x' }] }),
      'unreadable',
    ],
    ['a result that contradicts its frame', say({ args: [{ code: '25202' }] }), 'unreadable'],
  ] as const)('is unknown after %s', async (_what, act: (parts: Parts) => void, reason) => {
    const parts = loggedIn()
    const answer = parts.entry.placeOrder(aDraft(), 'kd-1')
    act(parts)
    expect(await answer).toMatchObject({
      ok: false,
      error: { kind: 'unavailable', reason },
      definite: false,
    })
    expect(parts.records).toMatchObject([{ outcome: 'failed' }])
    expect(commands(parts).length).toBeLessThanOrEqual(1)
  })

  it('is unknown when another connection takes over before its answer', async () => {
    const parts = loggedIn()
    const old = parts.links.last
    const answer = parts.entry.placeOrder(aDraft(), 'kd-1')
    old.say({ event: 'error', code: 30033, msg: 'Service upgrade in progress.' })
    parts.links.last.handlers.onOpen()
    parts.links.last.say({ event: 'login', code: 0 })
    parts.time.pass(0)
    parts.links.last.confirmAll()
    parts.links.last.say({
      action: 'snapshot',
      arg: { instType: 'UTA', topic: 'position' },
      data: [],
    })
    expect(await answer).toMatchObject({ ok: false, definite: false })
  })

  it('never leaves before the login, and is not kept for later', async () => {
    const parts = start()
    parts.links.last.handlers.onOpen()
    const answer = await parts.entry.placeOrder(aDraft(), 'kd-1')
    expect(answer).toMatchObject({
      ok: false,
      error: { kind: 'unavailable', reason: 'socket-down' },
      definite: true,
    })
    parts.links.last.say({ event: 'login', code: 0 })
    parts.time.pass(20_000)
    expect(commands(parts)).toEqual([])
    expect(parts.counted).toEqual([])
    expect(parts.records[0]).toMatchObject({ failure: 'not logged in; nothing was sent' })
  })

  it('never leaves over a link that is closing', async () => {
    const parts = loggedIn()
    parts.links.last.isOpen = false
    const answer = await parts.entry.placeOrder(aDraft(), 'kd-1')
    expect(answer).toMatchObject({ error: { reason: 'socket-down' }, definite: true })
  })

  it('never leaves when the key set has left memory', async () => {
    const parts = loggedIn()
    parts.signer.locked = true
    const answer = await parts.entry.placeOrder(aDraft(), 'kd-1')
    expect(answer).toMatchObject({ error: { reason: 'locked' }, definite: true, request: null })
    expect(commands(parts)).toEqual([])
  })

  it('is refused at once beyond the messages of a second, with room left for a ping', async () => {
    const parts = loggedIn()
    parts.time.pass(0)
    const answers = Array.from({ length: 12 }, (_, at) =>
      parts.entry.placeOrder(aDraft(), `kd-${at}`),
    )
    expect(parts.links.last.sent).toHaveLength(9)
    expect(await answers[11]).toMatchObject({
      error: { kind: 'rateLimited', retryAfterMs: 1000 },
      definite: true,
    })
    parts.time.pass(1000)
    parts.entry.placeOrder(aDraft(), 'kd-12')
    expect(commands(parts)).toHaveLength(8)
  })

  it('ends with its first answer; a late or foreign one is counted and ignored', async () => {
    const parts = loggedIn()
    const answer = parts.entry.placeOrder(aDraft(), 'pt-000001')
    parts.links.last.say({ ...PLACED, id: '77' })
    parts.time.pass(10_000)
    expect(await answer).toMatchObject({ ok: false, definite: false })
    parts.links.last.say({ ...PLACED, id: '1' })
    expect(parts.stream.malformedFrames).toBe(2)
    expect(parts.records).toHaveLength(1)
  })

  it('is not sent in the wrong unit', async () => {
    const parts = loggedIn()
    const draft = aDraft({ category: 'COIN-FUTURES', symbol: 'BTCUSD_CM' })
    expect(await parts.entry.placeOrder(draft, 'kd-1')).toMatchObject({
      error: { reason: 'unit-not-possible' },
      definite: true,
    })
    expect(commands(parts)).toEqual([])
  })
})

describe('commands about orders over the private socket', () => {
  it('change and cancel as the documented frames do', async () => {
    const parts = loggedIn()
    const changed = parts.entry.changeOrder(ORDER, aChange({ price: '63950', quantity: '0.02' }))
    const cancelled = parts.entry.cancelOrder(ORDER)
    const { orderId, symbol } = ORDER
    expect(commands(parts)).toEqual([
      {
        ...{ op: 'trade', id: '1', topic: 'modify-order', category: 'usdt-futures' },
        args: [{ symbol, orderId, price: '63950', qty: '0.02', autoCancel: 'no' }],
      },
      {
        ...{ op: 'trade', id: '2', topic: 'cancel-order', category: 'usdt-futures' },
        args: [{ orderId }],
      },
    ])
    const reply = { event: 'trade', args: [{ orderId, clientOid: 'pt-000001' }], code: '0' }
    parts.links.last.say({ ...reply, id: '2', topic: 'cancel-order', msg: 'Success' })
    parts.links.last.say({ ...reply, id: '1', topic: 'modify-order', msg: 'Success' })
    const value = { orderId, clientOid: 'pt-000001' }
    expect(await changed).toMatchObject({ ok: true, value, request: { requestId: 1 } })
    expect(await cancelled).toMatchObject({ ok: true, value, request: { requestId: 2 } })
  })

  it('change exits over REST, which alone has fields for them', async () => {
    const parts = loggedIn()
    const asked: unknown[] = []
    parts.orders.rest.changeOrder = async (...args) => {
      asked.push(args)
      return {
        ok: false,
        error: { kind: 'rateLimited', retryAfterMs: 1 },
        definite: true,
        request: null,
      }
    }
    const change = aChange({ stopLoss: 'remove' })
    await parts.entry.changeOrder(ORDER, change, 5)
    expect(asked).toEqual([[ORDER, change, 5]])
    expect(commands(parts)).toEqual([])
  })

  it('place a batch and tell the fate of each item, as in the documented frames', async () => {
    const parts = loggedIn()
    const draft = aDraft({ category: 'SPOT', quantity: '0.01', price: '63000', marginMode: null })
    const answer = parts.entry.placeOrders([
      { draft, clientOid: 'pt-000002' },
      { draft: { ...draft, price: '62000', quantity: '9999' }, clientOid: 'pt-000003' },
      { draft, clientOid: 'pt-000004' },
    ])
    expect(commands(parts)).toMatchObject([
      { topic: 'batch-place', category: 'spot', args: [{ qty: '0.01' }, { qty: '9999' }, {}] },
    ])
    const args = [
      {
        ...{ code: '0', msg: 'Success', symbol: 'BTCUSDT' },
        ...{ orderId: '1380000000000001002', clientOid: 'pt-000002' },
      },
      {
        ...{ code: '25202', msg: 'Insufficient balance', symbol: 'BTCUSDT' },
        ...{ orderId: '', clientOid: 'pt-000003' },
      },
      { code: '45001', msg: 'Unknown error', orderId: null, clientOid: 'pt-000004' },
    ]
    parts.links.last.say({ event: 'trade', id: '1', topic: 'batch-place', args, code: '0' })
    expect(await answer).toMatchObject({
      ok: true,
      value: [
        { ok: true, orderId: '1380000000000001002', clientOid: 'pt-000002' },
        { ok: false, code: '25202', message: 'Insufficient balance', definite: true },
        { ok: false, code: '45001', definite: false },
      ],
    })
  })

  it('die with their receive window by the clock of the exchange, each of a batch', () => {
    const parts = loggedIn(-1234.6)
    parts.time.pass(5000)
    const named = (clientOid: string) => ({ draft: aDraft(), clientOid })
    void parts.entry.placeOrders([named('pt-000002'), named('pt-000003')])
    const window = { receiveWindow: '30000', requestTime: '1790000003765' }
    expect(commands(parts)).toMatchObject([{ args: [window, window] }])
  })

  it('cancel and change batches by order id alone', async () => {
    const parts = loggedIn()
    const other = { ...ORDER, orderId: '1380000000000009999' }
    const cancelled = parts.entry.cancelOrders([ORDER, other])
    void parts.entry.changeOrders([{ order: ORDER, change: aChange({ price: '5' }) }])
    expect(commands(parts)).toMatchObject([
      { topic: 'batch-cancel', args: [{ orderId: ORDER.orderId }, { orderId: other.orderId }] },
      { topic: 'batch-modify', args: [{ orderId: ORDER.orderId, price: '5' }] },
    ])
    const args = [
      { code: '0', msg: 'Success', orderId: ORDER.orderId, clientOid: 'pt-000002' },
      { code: '25204', msg: 'Order does not exist', orderId: other.orderId, clientOid: '' },
    ]
    parts.links.last.say({ event: 'trade', id: '1', topic: 'batch-cancel', args, code: '0' })
    expect(await cancelled).toMatchObject({ value: [{ ok: true }, { ok: false, code: '25204' }] })
  })

  it('send no batch that the exchange would read otherwise', async () => {
    const parts = loggedIn()
    const one = { draft: aDraft(), clientOid: 'kd-1' }
    const asked = [
      [],
      Array.from({ length: 21 }, () => one),
      [one, { draft: aDraft({ category: 'USDC-FUTURES' }), clientOid: 'kd-2' }],
      [one, { draft: aDraft({ reduceOnly: true }), clientOid: 'kd-2' }],
      [one, { draft: aDraft({ quantityUnit: 'quote' }), clientOid: 'kd-2' }],
    ]
    const answers = await Promise.all(asked.map((orders) => parts.entry.placeOrders(orders)))
    expect(answers.map((answer) => !answer.ok && answer.definite && answer.error)).toMatchObject([
      { reason: 'batch-size' },
      { reason: 'batch-size' },
      { reason: 'mixed-categories' },
      { reason: 'not-in-batch' },
      { reason: 'unit-not-possible' },
    ])
    expect(commands(parts)).toEqual([])
  })
})

const STOP = {
  triggerPrice: '60000',
  triggerBy: 'mark',
  orderType: 'limit',
  limitPrice: '59900',
} as const

/** Answers the first command with the documented reply, changed. */
function say(change: object) {
  return (parts: Parts) => parts.links.last.say({ ...PLACED, id: '1', ...change })
}
