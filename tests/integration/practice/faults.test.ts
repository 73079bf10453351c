import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../../electron/practice/practice-exchange.ts'
import { keyOf } from '../../helpers/practice-client.ts'
import { rawRequest, signedGet, signedPost } from '../../helpers/practice-rest.ts'
import { PracticeSocket } from '../../helpers/practice-socket.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

let exchange: PracticeExchange

beforeAll(async () => {
  exchange = await startPracticeExchange({ seed: 31, speed: 0 })
})
afterEach(() => exchange.faults.clear())
afterAll(() => exchange.stop())

const TIME = '/api/v3/public/time'
const time = () => rawRequest(`${exchange.rest}${TIME}`)

test('a delayed answer tells of its delay in the two times', async () => {
  exchange.faults.delayAnswers(60, { path: TIME })
  const { headers } = await time()
  const spentUs =
    Number(headers['x-bg-response-complete-time']) - Number(headers['x-bg-request-accept-time'])
  expect(spentUs).toBeGreaterThanOrEqual(58_000)
})

test('a reply can be lost after the order was accepted', async () => {
  exchange.faults.dropReplies({ path: '/api/v3/trade/place-order' })
  const order = {
    category: 'SPOT',
    symbol: 'BTCUSDT',
    side: 'buy',
    orderType: 'market',
    qty: '100',
  }
  const sent = signedPost(exchange.rest, keyOf(exchange), '/api/v3/trade/place-order', {
    ...order,
    clientOid: 'lost',
  })
  await expect(sent).rejects.toThrow()
  const path = '/api/v3/trade/order-info?clientOid=lost'
  expect((await signedGet(exchange.rest, keyOf(exchange), path)).body.data.orderStatus).toBe(
    'filled',
  )
})

test.each([429, 500, 503] as const)('answers with %d, and nothing was done', async (status) => {
  exchange.faults.answerWith(status, { path: TIME })
  expect((await time()).status).toBe(status)
  expect((await time()).status).toBe(200)
})

test('the clock can be wrong', async () => {
  exchange.faults.skewClock(45_000)
  const refused = await signedGet(exchange.rest, keyOf(exchange), '/api/v3/account/info')
  expect(refused.body.code).toBe('40008')
  const ahead = { timestamp: String(Date.now() + 45_000) }
  const accepted = await signedGet(exchange.rest, keyOf(exchange), '/api/v3/account/info', ahead)
  expect(accepted.body.code).toBe('00000')
})

test('sockets can be cut', async () => {
  const socket = await PracticeSocket.open(exchange.publicWs)
  exchange.faults.cutSockets()
  await waitUntil('the cut', () => socket.closeCode !== null)
  expect(socket.closeCode).toBe(1006)
})

test('a service upgrade is announced, then the sockets that heard of it close', async () => {
  const old = await PracticeSocket.open(exchange.publicWs)
  exchange.faults.upgradeSockets(100)
  const fresh = await PracticeSocket.open(exchange.publicWs)
  const told = await old.next('the announcement', (frame) => frame.event === 'error')
  expect(told).toMatchObject({
    code: 30033,
    msg: 'Service upgrade in progress. Connection reset imminent. Please reconnect.',
  })
  expect(told).not.toHaveProperty('id')
  await waitUntil('the close', () => old.closeCode !== null)
  expect(old.closeCode).toBe(1012)
  fresh.send('ping')
  await fresh.next('a pong', (frame) => frame === 'pong')
  expect(fresh.frames).toEqual(['pong'])
  fresh.close()
})

test('the rate of an endpoint is counted down, then refused with 429', async () => {
  const path = '/api/v3/account/fee-rate?category=SPOT&symbol=BTCUSDT'
  const second = await waitUntil('a refusal', async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => signedGet(exchange.rest, keyOf(exchange), path)),
    )
    return answers.some((answer) => answer.status === 429) && answers
  })
  const refused = second.find((answer) => answer.status === 429)
  expect(refused?.body).toMatchObject({ code: '429', msg: 'Too Many Requests', data: null })
  expect(refused?.headers['x-mbx-used-remain-limit']).toBe('0')
})

test('a client that does not read is let go instead of filling the memory', async () => {
  const fast = await startPracticeExchange({ seed: 32, speed: 0, rateLimits: 'none' })
  const socket = await PracticeSocket.open(fast.publicWs)
  const arg = { instType: 'usdt-futures', topic: 'books', symbol: 'BTCUSDT' }
  await socket.subscribe(arg)
  socket.raw.pause()
  // Asking again sends a whole snapshot each time, faster than any market could.
  await waitUntil('the end', () => {
    for (let again = 0; again < 200; again += 1) socket.send({ op: 'subscribe', args: [arg] })
    return fast.openSockets() === 0
  })
  expect(fast.openSockets()).toBe(0)
  socket.close()
  await fast.stop()
}, 30_000)
