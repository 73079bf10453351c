import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../../electron/practice/practice-exchange.ts'
import { keyOf } from '../../helpers/practice-client.ts'
import { rawRequest, signedPost } from '../../helpers/practice-rest.ts'
import { PracticeSocket } from '../../helpers/practice-socket.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

let exchange: PracticeExchange
const open: PracticeSocket[] = []

beforeAll(async () => {
  exchange = await startPracticeExchange({ seed: 9, speed: 0 })
})
afterEach(() => {
  for (const socket of open.splice(0)) socket.close()
})
afterAll(() => exchange.stop())

async function connect(side: 'public' | 'private'): Promise<PracticeSocket> {
  const socket = await PracticeSocket.open(
    side === 'public' ? exchange.publicWs : exchange.privateWs,
  )
  open.push(socket)
  return socket
}

const place = async (order: object) =>
  (await signedPost(exchange.rest, keyOf(exchange), '/api/v3/trade/place-order', order)).body

const BTC = { instType: 'usdt-futures', symbol: 'BTCUSDT' }

test('answers ping with pong', async () => {
  const socket = await connect('public')
  socket.send('ping')
  await socket.next('pong', (frame) => frame === 'pong')
})

test('does not compress, whatever the client offers', async () => {
  const socket = new WebSocket(exchange.publicWs, { perMessageDeflate: true })
  await waitUntil('open', () => socket.readyState === socket.OPEN)
  expect(socket.extensions).toBe('')
  socket.terminate()
})

test('a page from elsewhere gets no socket', async () => {
  const socket = new WebSocket(exchange.publicWs, { origin: 'https://evil.example' })
  const failure = await new Promise<Error>((resolve) => socket.on('error', resolve))
  expect(failure.message).toContain('403')
})

test('acknowledges each arg as sent, then pushes a snapshot', async () => {
  const socket = await connect('public')
  const args = [
    { topic: 'ticker', ...BTC },
    { ...BTC, topic: 'kline', interval: '1m' },
    { ...BTC, topic: 'publicTrade' },
    { ...BTC, topic: 'books' },
    { ...BTC, topic: 'books5' },
  ]
  socket.send({ op: 'subscribe', args, uta: true })
  await waitUntil('all pushes', () => socket.pushes('books5').length > 0)
  const acks = socket.frames.filter((frame) => frame.event === 'subscribe')
  expect(acks.map((frame) => frame.arg)).toEqual(args)
  expect(acks.every((frame) => typeof frame.connId === 'string' && !('id' in frame))).toBe(true)
  const [kline] = socket.pushes('kline')
  expect(kline).toMatchObject({ action: 'snapshot', arg: { interval: '1m' } })
  expect(kline.data).toHaveLength(500)
  expect(Number(kline.data[0].start)).toBeLessThan(Number(kline.data[499].start))
  const [books] = socket.pushes('books')
  expect(books.data[0]).toMatchObject({ pseq: 0, maxdepth: '1000' })
  expect(typeof books.data[0].seq).toBe('number')
  expect(books.data[0]).not.toHaveProperty('checksum')
  expect(socket.pushes('books5')[0].data[0].a).toHaveLength(5)
  expect(socket.pushes('ticker')[0].data[0]).toHaveProperty('nextFundingTime')
  expect(typeof books.ts).toBe('number')
})

test.each([
  ['an unknown symbol', { ...BTC, topic: 'books', symbol: 'NOPEUSDT' }, 30001],
  ['a depth that does not exist', { ...BTC, topic: 'books15' }, 30001],
  ['an interval that does not exist', { ...BTC, topic: 'kline', interval: '1W' }, 30001],
  ['a private topic', { instType: 'UTA', topic: 'order' }, 30016],
])('%s is an error with a numeric code and no arg', async (_, arg, code) => {
  const socket = await connect('public')
  socket.send({ op: 'subscribe', args: [arg] })
  const error = await socket.next('error', (frame) => frame.event === 'error')
  expect(error.code).toBe(code)
  expect(error).not.toHaveProperty('arg')
})

test('the text of an unknown topic shows the arg with sorted keys', async () => {
  const socket = await connect('public')
  socket.send({ op: 'subscribe', args: [{ topic: 'books', instType: 'spot', symbol: 'NOPE' }] })
  const error = await socket.next('error', (frame) => frame.event === 'error')
  expect(error.msg).toBe('{"instType":"spot","symbol":"NOPE","topic":"books"} doesn\'t exist')
})

test.each([
  ['{"op":"ping"}', 30002],
  ['{nonsense', 30002],
  ['{"op":"dance"}', 30003],
])('%s is answered with %d', async (text, code) => {
  const socket = await connect('public')
  socket.send(text)
  expect((await socket.next('error', (frame) => frame.event === 'error')).code).toBe(code)
})

test('an unsubscribe with a needless interval ends the stream', async () => {
  const socket = await connect('public')
  await socket.subscribe({ ...BTC, topic: 'books1' })
  socket.send({ op: 'unsubscribe', args: [{ ...BTC, topic: 'books1', interval: '1m' }] })
  const ack = await socket.next('end', (frame) => frame.event === 'unsubscribe')
  expect(ack.arg.interval).toBe('1m')
})

test('eleven messages in a second end the connection', async () => {
  const socket = await connect('public')
  for (let sent = 0; sent < 11; sent += 1) socket.send('ping')
  await waitUntil('the end', () => socket.closeCode !== null)
  expect(socket.frames.at(-1)).toMatchObject({ event: 'error', code: 30007 })
})

test('private topics and orders need a login', async () => {
  const socket = await connect('private')
  socket.send({ op: 'subscribe', args: [{ instType: 'UTA', topic: 'order' }] })
  expect((await socket.next('error', (frame) => frame.event === 'error')).code).toBe(30004)
})

test('a login is confirmed with the number 0, a wrong one is an error', async () => {
  const socket = await connect('private')
  expect(await socket.login({ ...keyOf(exchange), secretKey: 'x' })).toMatchObject({
    event: 'error',
    code: 30015,
  })
  const second = await connect('private')
  expect(await second.login(keyOf(exchange))).toMatchObject({ event: 'login', code: 0 })
})

test('UTA must be written in capitals', async () => {
  const socket = await connect('private')
  await socket.login(keyOf(exchange))
  socket.send({ op: 'subscribe', args: [{ instType: 'uta', topic: 'order' }] })
  expect((await socket.next('error', (frame) => frame.event === 'error')).code).toBe(30001)
})

test('private topics tell about an order from new to filled', async () => {
  const socket = await connect('private')
  await socket.login(keyOf(exchange))
  for (const topic of ['account', 'position', 'order', 'fill']) {
    await socket.subscribe({ instType: 'UTA', topic })
  }
  await waitUntil('first pushes', () => socket.pushes('position').length > 0)
  expect(socket.pushes('position')[0]).toMatchObject({ action: 'snapshot', data: [] })
  expect(socket.pushes('account')[0]).toMatchObject({ action: 'snapshot' })
  expect(socket.pushes('order')).toHaveLength(0)
  const order = { category: 'USDT-FUTURES', symbol: 'BTCUSDT', orderType: 'market', qty: '0.01' }
  await place({ ...order, side: 'buy', clientOid: 'push-1' })
  await waitUntil('filled', () =>
    socket.pushes('order').find((frame) => frame.data[0].orderStatus === 'filled'),
  )
  const last = socket.pushes('order').at(-1)
  expect(last).toMatchObject({ action: 'snapshot', arg: { instType: 'UTA', topic: 'order' } })
  expect(last.data[0]).toMatchObject({ clientOid: 'push-1', category: 'usdt-futures', price: '' })
  const filled = socket.pushes('fill').map((frame) => Number(frame.data[0].execQty))
  expect(filled.reduce((sum, quantity) => sum + quantity, 0)).toBeCloseTo(0.01, 10)
  await waitUntil('account', () => socket.pushes('account').length > 1)
  expect(socket.pushes('account').at(-1).action).toBe('update')
  await place({ ...order, side: 'sell', reduceOnly: 'yes' })
  const ended = await socket.next(
    'ended position',
    (frame) => frame.arg?.topic === 'position' && frame.data?.[0]?.positionStatus === 'ended',
  )
  expect(ended.data[0]).toMatchObject({ size: '0', liqPrice: '', openFeeTotal: '' })
})

test('a cancelled order comes once more with its reason, a refused one never', async () => {
  const socket = await connect('private')
  await socket.login(keyOf(exchange))
  await socket.subscribe({ instType: 'UTA', topic: 'order' })
  const order = { category: 'SPOT', symbol: 'BTCUSDT', side: 'buy', orderType: 'limit' }
  const refused = await place({ ...order, qty: '0.001', price: '1', clientOid: 'refused' })
  expect(refused.code).not.toBe('00000')
  const url = `${exchange.rest}/api/v3/market/tickers?category=SPOT&symbol=BTCUSDT`
  const price = (Number((await rawRequest(url)).body.data[0].bid1Price) * 0.98).toFixed(2)
  const { data } = await place({ ...order, qty: '0.001', price, clientOid: 'kept' })
  await signedPost(exchange.rest, keyOf(exchange), '/api/v3/trade/cancel-order', data)
  await socket.next('the end', (frame) => frame.data?.[0]?.orderStatus === 'cancelled')
  const told = socket
    .pushes('order')
    .map(({ data: [row] }) => [row.clientOid, row.orderStatus, row.cancelReason])
  expect(told).toEqual([
    ['kept', 'new', ''],
    ['kept', 'cancelled', 'normal_cancel'],
  ])
})
