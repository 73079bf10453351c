import { afterEach, expect, test } from 'vitest'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../../electron/practice/practice-exchange.ts'
import { rawRequest } from '../../helpers/practice-rest.ts'
import { type Frame, PracticeSocket } from '../../helpers/practice-socket.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

let exchange: PracticeExchange
const sockets: PracticeSocket[] = []

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close()
  await exchange.stop()
})

const ARG = { instType: 'usdt-futures', topic: 'books', symbol: 'BTCUSDT' }

async function follow(): Promise<PracticeSocket> {
  const socket = await PracticeSocket.open(exchange.publicWs)
  sockets.push(socket)
  await socket.subscribe(ARG)
  await waitUntil('snapshot', () => socket.pushes('books').length > 0)
  return socket
}

/** A client's book by the documented rules; throws at a gap. */
function rebuild(frames: ReadonlyArray<Frame>) {
  let asks = new Map<number, number>()
  let bids = new Map<number, number>()
  let last = 0
  for (const { action, data } of frames) {
    const [book] = data
    if (action === 'snapshot') {
      asks = new Map()
      bids = new Map()
    } else if (book.pseq !== last) {
      throw new Error(`gap: pseq ${book.pseq} after ${last}`)
    }
    last = book.seq
    apply(asks, book.a)
    apply(bids, book.b)
  }
  return { a: sorted(asks, 1), b: sorted(bids, -1) }
}

function apply(side: Map<number, number>, levels: ReadonlyArray<[string, string]>): void {
  for (const [price, size] of levels) {
    if (Number(size) === 0) side.delete(Number(price))
    else side.set(Number(price), Number(size))
  }
}

function sorted(side: ReadonlyMap<number, number>, direction: 1 | -1) {
  return [...side].toSorted(([one], [other]) => (one - other) * direction)
}

async function restBook() {
  const path = '/api/v3/market/orderbook?category=USDT-FUTURES&symbol=BTCUSDT&limit=1000'
  const { a, b } = (await rawRequest(`${exchange.rest}${path}`)).body.data
  return { a, b }
}

test('early and late subscribers rebuild the very book that REST shows', async () => {
  exchange = await startPracticeExchange({ seed: 21, speed: 0 })
  const early = await follow()
  for (let round = 0; round < 20; round += 1) {
    for (let step = 0; step < 20; step += 1) exchange.stepMarket()
    const seen = early.pushes('books').length
    await waitUntil('an update', () => early.pushes('books').length > seen)
  }
  exchange.stepMarket()
  const late = await follow()
  for (let step = 0; step < 50; step += 1) exchange.stepMarket()
  const expected = await restBook()
  for (const socket of [early, late]) {
    await waitUntil('the same book', async () => same(rebuild(socket.pushes('books')), expected))
    expect(rebuild(socket.pushes('books'))).toEqual(expected)
    expect(socket.pushes('books').filter((frame) => frame.action === 'snapshot')).toHaveLength(1)
  }
})

test('a dropped frame leaves a hole in the chain, a repeated one comes twice', async () => {
  exchange = await startPracticeExchange({ seed: 22, speed: 0 })
  const socket = await follow()
  exchange.faults.dropBooksFrames(1)
  await stepUntilPushes(socket, 2)
  expect(() => rebuild(socket.pushes('books'))).toThrow('gap')
  exchange.faults.repeatBooksFrames(1)
  await stepUntilPushes(socket, 4)
  const seqs = socket.pushes('books').map((frame) => frame.data[0].seq)
  expect(new Set(seqs).size).toBe(seqs.length - 1)
})

test('nothing is sent while nothing changes', async () => {
  exchange = await startPracticeExchange({ seed: 23, speed: 0 })
  const socket = await follow()
  socket.send('ping')
  await socket.next('pong', (frame) => frame === 'pong')
  expect(socket.pushes('books')).toHaveLength(1)
})

async function stepUntilPushes(socket: PracticeSocket, count: number): Promise<void> {
  await waitUntil('pushes', () => {
    exchange.stepMarket()
    return socket.pushes('books').length >= count
  })
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
