import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../../electron/practice/practice-exchange.ts'
import { rawRequest, signedPost, type TestKey } from '../../helpers/practice-rest.ts'
import { type Frame, PracticeSocket } from '../../helpers/practice-socket.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

let exchange: PracticeExchange
const open: PracticeSocket[] = []
let sent = 0

beforeAll(async () => {
  exchange = await startPracticeExchange({ seed: 9, speed: 0 })
})
afterEach(() => {
  for (const socket of open.splice(0)) socket.close()
})
afterAll(() => exchange.stop())

function keyOf(label: string): TestKey {
  const key = exchange.keys.find((known) => known.label === label)
  if (key === undefined) throw new Error(`no key ${label}`)
  return key
}

async function connect(url = exchange.privateWs, key: TestKey | null = keyOf('full')) {
  const socket = await PracticeSocket.open(url)
  open.push(socket)
  if (key !== null) await socket.login(key)
  return socket
}

/** Sends one request and gives what came back for its id. */
async function trade(socket: PracticeSocket, topic: string, fields: object): Promise<Frame> {
  sent += 1
  const id = `c-${sent}`
  socket.send({ op: 'trade', id, topic, ...fields })
  return socket.next(`the answer to ${topic}`, (frame) => frame.id === id)
}

async function restingPrice(): Promise<string> {
  const url = `${exchange.rest}/api/v3/market/tickers?category=USDT-FUTURES&symbol=BTCUSDT`
  return (Number((await rawRequest(url)).body.data[0].bid1Price) * 0.98).toFixed(0)
}

const BUY = { symbol: 'BTCUSDT', side: 'buy', orderType: 'limit', qty: '0.01' }
const FUTURES = { category: 'usdt-futures' }

test('an order is placed, changed and cancelled, and told on the order topic', async () => {
  const socket = await connect()
  await socket.subscribe({ instType: 'UTA', topic: 'order' })
  const price = await restingPrice()
  const order = { ...BUY, price, clientOid: 'ws-1' }
  const placed = await trade(socket, 'place-order', { ...FUTURES, args: [order] })
  expect(placed).toMatchObject({
    event: 'trade',
    topic: 'place-order',
    category: 'usdt-futures',
    code: '0',
    msg: 'Success',
    rateLimit: [{ limit: '10', remaining: '9' }],
    args: [{ symbol: 'BTCUSDT', clientOid: 'ws-1' }],
  })
  const [{ orderId, cTime, receiveTime, pushTime }] = placed.args
  expect([cTime, receiveTime, pushTime].map((text: string) => text.length)).toEqual([13, 16, 16])
  expect(typeof placed.ts).toBe('string')
  const change = { orderId, qty: '0.02', price, requestId: 'm-1' }
  const changed = await trade(socket, 'modify-order', { args: [change] })
  expect(changed).toMatchObject({ code: '0', args: [{ orderId, clientOid: 'ws-1' }] })
  expect(changed).not.toHaveProperty('category')
  const cancelled = await trade(socket, 'cancel-order', { args: [{ clientOid: 'ws-1' }] })
  expect(cancelled).toMatchObject({ code: '0', args: [{ orderId }] })
  const told = socket.pushes('order').map((frame) => frame.data[0])
  expect(told.map(({ qty, orderStatus }) => [qty, orderStatus])).toEqual([
    ['0.01', 'new'],
    ['0.02', 'new'],
    ['0.02', 'cancelled'],
  ])
})

test('items of batches succeed and fail one by one', async () => {
  const socket = await connect()
  const price = await restingPrice()
  const good = { ...BUY, price, clientOid: 'ws-2' }
  const args = [good, { ...good, qty: '0.00001', clientOid: 'ws-3' }]
  const placed = await trade(socket, 'batch-place', { ...FUTURES, args })
  expect(placed).toMatchObject({
    code: '0',
    category: 'usdt-futures',
    args: [
      { code: '0', msg: 'Success', symbol: 'BTCUSDT', clientOid: 'ws-2' },
      { code: '25207', symbol: 'BTCUSDT', orderId: '', clientOid: 'ws-3' },
    ],
  })
  const { orderId } = placed.args[0]
  const changes = [
    { orderId, qty: '0.03' },
    { orderId: '9', qty: '1' },
  ]
  const changed = await trade(socket, 'batch-modify', { args: changes })
  expect(changed.args).toMatchObject([
    { code: '0', orderId },
    { code: '25204', orderId: '9' },
  ])
  const ends = [{ orderId }, { orderId: '1380000000000009999' }, { clientOid: 'ws-2' }]
  const cancelled = await trade(socket, 'batch-cancel', { args: ends })
  expect(cancelled.args).toMatchObject([
    { code: '0', orderId, clientOid: 'ws-2' },
    { code: '25204', msg: 'Order does not exist', orderId: '1380000000000009999', clientOid: '' },
    { code: '25204', clientOid: 'ws-2' },
  ])
})

test.each([
  [
    'an upper-case category',
    { category: 'SPOT', args: [BUY] },
    '41101',
    'Param category=SPOT error',
  ],
  [
    'an unknown symbol',
    { ...FUTURES, args: [{ ...BUY, symbol: 'NOPE', price: '1' }] },
    '25100',
    null,
  ],
  ['too little', { ...FUTURES, args: [{ ...BUY, qty: '0.00001', price: '60000' }] }, '25207', null],
])('%s is refused with a text code and its own id', async (_, fields, code, msg) => {
  const socket = await connect()
  const refused = await trade(socket, 'place-order', fields)
  expect(refused).toMatchObject({ event: 'error', code, ...(msg === null ? {} : { msg }) })
  expect(Object.keys(refused).toSorted()).toEqual(['code', 'event', 'id', 'msg'])
})

test('a late order is accepted and cancelled; a window above a minute is refused', async () => {
  const socket = await connect()
  await socket.subscribe({ instType: 'UTA', topic: 'order' })
  const price = await restingPrice()
  const late = { ...BUY, price, receiveWindow: '10', requestTime: '1790000000000' }
  const args = [{ ...late, clientOid: 'late-1' }]
  const placed = await trade(socket, 'place-order', { ...FUTURES, args })
  expect(placed).toMatchObject({ event: 'trade', code: '0', args: [{ clientOid: 'late-1' }] })
  const again = await trade(socket, 'batch-place', { ...FUTURES, args: [late] })
  expect(again.args).toMatchObject([{ code: '0' }])
  const told = socket.pushes('order').map((frame) => frame.data[0])
  expect(told.map(({ orderStatus, cancelReason }) => `${orderStatus} ${cancelReason}`)).toEqual([
    'cancelled cancel_receiveWindow',
    'cancelled cancel_receiveWindow',
  ])
  const long = { ...late, receiveWindow: '60001' }
  const refused = await trade(socket, 'place-order', { ...FUTURES, args: [long] })
  expect(refused).toMatchObject({ event: 'error', code: '40079' })
})

test('without a login, and on the public socket, orders are control errors', async () => {
  const stranger = await connect(exchange.privateWs, null)
  stranger.send({ op: 'trade', id: 'c', topic: 'place-order', ...FUTURES, args: [BUY] })
  expect((await stranger.next('error', (frame) => frame.event === 'error')).code).toBe(30004)
  const publicSocket = await connect(exchange.publicWs, null)
  publicSocket.send({ op: 'trade', id: 'c', topic: 'place-order', ...FUTURES, args: [BUY] })
  expect((await publicSocket.next('error', (frame) => frame.event === 'error')).code).toBe(30016)
})

test('a key that may only read is refused with 40014', async () => {
  const socket = await connect(exchange.privateWs, keyOf('read-only'))
  const refused = await trade(socket, 'place-order', { ...FUTURES, args: [BUY] })
  expect(refused).toMatchObject({ event: 'error', code: '40014' })
})

test('the rate is one with that of REST', async () => {
  const socket = await connect()
  const path = '/api/v3/trade/cancel-batch'
  const items = [{ orderId: '1', category: 'USDT-FUTURES', symbol: 'BTCUSDT' }]
  const remaining = await waitUntil('a whole second for both', async () => {
    const first = await signedPost(exchange.rest, keyOf('full'), path, items)
    const second = await trade(socket, 'batch-cancel', { args: [{ orderId: '1' }] })
    const left = Number(first.headers['x-mbx-used-remain-limit'])
    return left === Number(second.rateLimit?.[0]?.remaining) + 1 ? left : undefined
  })
  expect(remaining).toBeGreaterThan(0)
})

test('one address serves public topics always and private ones after a login', async () => {
  const url = exchange.publicWs.replace('/public', '')
  const socket = await connect(url, null)
  await socket.subscribe({ instType: 'usdt-futures', topic: 'ticker', symbol: 'BTCUSDT' })
  await socket.next('the ticker', (frame) => frame.arg?.topic === 'ticker' && frame.data)
  socket.send({ op: 'subscribe', args: [{ instType: 'UTA', topic: 'account' }] })
  expect((await socket.next('error', (frame) => frame.event === 'error')).code).toBe(30004)
  await socket.login(keyOf('full'))
  await socket.subscribe({ instType: 'UTA', topic: 'account' })
  await waitUntil('the account', () => socket.pushes('account').length > 0)
})

test('each fill comes early and slim as well', async () => {
  const socket = await connect()
  for (const topic of ['fill', 'fast-fill', 'strategy-order', 'adl-notification']) {
    await socket.subscribe({ instType: 'UTA', topic, symbol: 'default' })
  }
  const order = { ...BUY, orderType: 'market' }
  await trade(socket, 'place-order', { ...FUTURES, args: [order] })
  const fast = await waitUntil('a fast fill', () => socket.pushes('fast-fill')[0])
  expect(fast).toMatchObject({
    action: 'update',
    arg: { instType: 'UTA', topic: 'fast-fill', symbol: 'default' },
    data: { category: 'usdt-futures', symbol: 'BTCUSDT', side: 'buy', tradeScope: 'taker' },
  })
  expect(fast.data).not.toHaveProperty('feeDetail')
  const fills = socket.pushes('fill').map((frame) => frame.data[0].execId)
  expect(socket.pushes('fast-fill').map((frame) => frame.data.execId)).toEqual(fills)
})

test('liquidations have a topic of the product line, margin has none', async () => {
  const socket = await connect(exchange.publicWs, null)
  await socket.subscribe({ instType: 'usdt-futures', topic: 'liquidation' })
  for (const arg of [
    { instType: 'spot', topic: 'liquidation' },
    { instType: 'margin', topic: 'ticker', symbol: 'BTCUSDT' },
  ]) {
    socket.send({ op: 'subscribe', args: [arg] })
  }
  await waitUntil(
    'two errors',
    () => socket.frames.filter(({ code }) => code === 30001).length === 2,
  )
})
