import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../../electron/practice/practice-exchange.ts'
import { mutate, plans } from '../../fuzz/mutation.ts'
import { keyOf } from '../../helpers/practice-client.ts'
import { rawRequest, signedPost } from '../../helpers/practice-rest.ts'
import { PracticeSocket } from '../../helpers/practice-socket.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

// What clients say, mutated in the way in which the exchange's own frames are for the desk.

const BTC = { symbol: 'BTCUSDT', orderType: 'limit', side: 'buy', price: '62500', qty: '0.01' }
const FRAMES = [
  { op: 'login', args: [{ apiKey: 'a', passphrase: 'b', timestamp: '1790000000', sign: 'c' }] },
  { op: 'subscribe', args: [{ instType: 'UTA', topic: 'order' }] },
  { op: 'unsubscribe', args: [{ instType: 'UTA', topic: 'order' }] },
  {
    op: 'subscribe',
    args: [{ instType: 'spot', topic: 'kline', symbol: 'BTCUSDT', interval: '1m' }],
  },
  { op: 'trade', id: '1', topic: 'place-order', category: 'usdt-futures', args: [BTC] },
  { op: 'trade', id: '2', topic: 'batch-place', category: 'usdt-futures', args: [BTC, BTC] },
  {
    op: 'trade',
    id: '3',
    topic: 'cancel-order',
    category: 'usdt-futures',
    args: [{ orderId: '1' }],
  },
  {
    op: 'trade',
    id: '4',
    topic: 'modify-order',
    category: 'spot',
    args: [{ orderId: '1', qty: '2' }],
  },
].map((frame) => JSON.stringify(frame))
const BODIES: ReadonlyArray<readonly [path: string, body: string]> = [
  ['/api/v3/trade/place-order', JSON.stringify({ category: 'USDT-FUTURES', ...BTC })],
  ['/api/v3/trade/place-batch', JSON.stringify([{ category: 'SPOT', ...BTC }])],
  ['/api/v3/trade/cancel-order', '{"orderId":"1","category":"SPOT"}'],
  [
    '/api/v3/account/set-leverage',
    '{"category":"USDT-FUTURES","symbol":"BTCUSDT","leverage":"10"}',
  ],
  ['/api/v3/account/transfer', '{"fromType":"spot","toType":"uta","amount":"1","coin":"USDT"}'],
  ['/api/v3/trade/countdown-cancel-all', '{"countdown":"10"}'],
]

let exchange: PracticeExchange
const faults: string[] = []

beforeAll(async () => {
  exchange = await startPracticeExchange({
    seed: 8,
    speed: 0,
    rateLimits: 'none',
    tell: (sentence) => faults.push(sentence),
  })
})
afterAll(() => exchange.stop())

test('three thousand mutated frames of a client do no harm', async () => {
  let socket = await PracticeSocket.open(exchange.privateWs)
  await socket.login(keyOf(exchange))
  for (const { sample, steps } of fc.sample(plans, { numRuns: 3000, seed: 11 })) {
    const text = mutate(FRAMES[sample % FRAMES.length] ?? '', steps)
    socket.raw.send(text ?? Buffer.of(1, 2))
    if (sample % 50 > 0) continue
    socket.frames.length = 0
    socket.send('ping')
    const { frames } = socket
    const client = socket
    await waitUntil('pong or the end', () => frames.includes('pong') || client.closeCode !== null)
    if (socket.closeCode === null) continue
    // A frame beyond the bound ends its connection, as it should.
    socket = await PracticeSocket.open(exchange.privateWs)
    await socket.login(keyOf(exchange))
  }
  socket.close()
  expect(faults).toEqual([])
  expect((await rawRequest(`${exchange.rest}/api/v2/public/time`)).status).toBe(200)
})

test('six hundred mutated bodies of calls are taken or refused with a code', async () => {
  for (const { sample, steps } of fc.sample(plans, { numRuns: 600, seed: 12 })) {
    const [path, body] = BODIES[sample % BODIES.length] ?? ['', '']
    const answer = await signedPost(exchange.rest, keyOf(exchange), path, mutate(body, steps) ?? '')
    expect([200, 400]).toContain(answer.status)
    expect(answer.body.code).toMatch(/^\d{5,6}$/)
  }
  expect(faults).toEqual([])
})
