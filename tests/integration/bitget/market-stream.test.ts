import { once } from 'node:events'
import { afterEach, expect, it } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { SYSTEM_TIME } from '../../../electron/bitget/socket/socket-time.ts'
import { PublicMarketStream } from '../../../electron/bitget/stream/market-stream.ts'
import type { Book } from '../../../shared/domain/market.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

interface Server {
  readonly url: string
  readonly sockets: WebSocket[]
  readonly server: WebSocketServer
}

const closers: (() => void)[] = []

afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** A small exchange over real sockets: acknowledges, sends one snapshot, answers `ping` when told to. */
async function startServer(
  answersPing: boolean,
  maximum = Number.POSITIVE_INFINITY,
): Promise<Server> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  const sockets: WebSocket[] = []
  let snapshots = 0
  server.on('connection', (socket, request) => {
    expect(request.headers['sec-websocket-extensions']).toBeUndefined()
    sockets.push(socket)
    socket.on('message', (data) => {
      if (String(data) === 'ping') {
        if (answersPing) socket.send('pong')
        return
      }
      const message = JSON.parse(String(data))
      for (const arg of message.args) {
        socket.send(JSON.stringify({ event: message.op, arg }))
        if (message.op !== 'subscribe' || arg.topic !== 'books' || snapshots >= maximum) continue
        snapshots += 1
        const item = {
          a: [['101', '1']],
          b: [[String(snapshots), '1']],
          pseq: 0,
          seq: 5,
          ts: '1790000000000',
        }
        socket.send(
          JSON.stringify({ action: 'snapshot', arg, data: [item], ts: 1_790_000_000_000 }),
        )
      }
    })
  })
  await once(server, 'listening')
  closers.push(() => {
    for (const socket of sockets) socket.terminate()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `ws://127.0.0.1:${port}`, sockets, server }
}

function watch(url: string, pingIntervalMs = 10_000) {
  const books: Book[] = []
  let stale = 0
  const stream = new PublicMarketStream(
    {
      url,
      time: SYSTEM_TIME,
      random: () => 0,
      report: () => undefined,
      pingIntervalMs,
      pongLateMs: 40,
    },
    {
      onTicker: () => undefined,
      onBook: ({ bids, asks, atMs }) => books.push({ bids, asks, atMs }),
      onTrades: () => undefined,
      onCandles: () => undefined,
      onStale: () => {
        stale += 1
      },
      onState: () => undefined,
    },
  )
  closers.push(() => stream.close())
  stream.watch({ category: 'SPOT', symbol: 'BTCUSDT' }, '1m')
  return { books, stream, staleTimes: () => stale }
}

it('comes back with a fresh book after the server cuts the connection', async () => {
  const { url, sockets } = await startServer(true)
  const { books, stream, staleTimes } = watch(url)
  await waitUntil('a first book', () => books.length === 1)
  sockets[0]?.terminate()
  await waitUntil('a second book', () => books.length === 2)
  expect(books[1]?.bids).toEqual([{ price: '2', size: '1' }])
  expect(staleTimes()).toBe(1)
  expect(stream.view()).toMatchObject({ state: 'live', reconnects: 1 })
})

it('notices a half-open socket by the missing pong', async () => {
  const { url, sockets } = await startServer(false)
  const { books } = watch(url, 100)
  await waitUntil('another connection', () => sockets.length >= 2)
  await waitUntil('its book', () => books.length >= 2)
})

it('survives hostile frames: too large, binary, broken, nested', async () => {
  const { url, sockets } = await startServer(true)
  const { books, stream } = watch(url)
  await waitUntil('a first book', () => books.length === 1)
  const socket = sockets[0]
  socket?.send(Buffer.from([1, 2, 3]))
  socket?.send('{"action":')
  socket?.send('['.repeat(300_000))
  await waitUntil('three counted', () => stream.malformedFrames === 3)
  expect(stream.view().state).toBe('live')
  socket?.send('x'.repeat(17 * 1024 * 1024))
  await waitUntil('a second book', () => books.length === 2)
})

it('keeps trying while nobody listens, and stops when closed', async () => {
  const { url, server } = await startServer(true)
  await new Promise((done) => server.close(done))
  const { stream } = watch(url)
  await waitUntil('waiting', () => stream.view().state === 'waiting-to-retry')
  stream.close()
  expect(stream.view().state).toBe('off')
})
