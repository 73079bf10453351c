import { createServer, type Socket } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { HttpTransport } from '../../electron/bitget/rest/http-transport.ts'
import { FaultServer } from '../helpers/fault-server.ts'
import { loopbackRest } from '../helpers/loopback-rest.ts'
import { waitUntil } from '../helpers/wait-until.ts'

// An exchange, or somebody who has taken its place, that answers in bad faith.

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

function transportTo(origin: string, deadlineMs = 5000): HttpTransport {
  const transport = new HttpTransport({
    origin,
    deadlineMs,
    monotonic: () => performance.now(),
    schedule: (delayMs, run) => {
      const timer = setTimeout(run, delayMs)
      return () => clearTimeout(timer)
    },
  })
  stops.push(() => transport.close())
  return transport
}

function get(transport: HttpTransport, target = '/api/v3/market/tickers') {
  return transport.exchange({ method: 'GET', target, headers: [], body: null })
}

async function faultServer(): Promise<{ server: FaultServer; url: string }> {
  const server = new FaultServer()
  const url = await server.start()
  stops.push(() => server.stop())
  return { server, url }
}

/** A server that writes bytes as they are. */
async function rawServer(onRequest: (socket: Socket) => void) {
  const sockets = new Set<Socket>()
  const closed: Socket[] = []
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => closed.push(socket))
    socket.on('data', () => onRequest(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `http://127.0.0.1:${address.port}`, closed }
}

/** Writes the same bytes again and again until the other end hangs up. */
function dribble(socket: Socket, bytes: string, everyMs: number): void {
  const timer = setInterval(() => socket.write(bytes), everyMs)
  socket.on('close', () => clearInterval(timer))
}

const BOMB = Buffer.alloc(64 * 1024 * 1024)

describe('a compressed bomb', () => {
  test.each([
    ['gzip', gzipSync(BOMB)],
    ['br', brotliCompressSync(BOMB)],
    ['deflate', deflateSync(BOMB)],
  ])('in %s is not unpacked beyond the bound', async (encoding, packed) => {
    const { server, url } = await faultServer()
    expect(packed.length).toBeLessThan(100_000)
    server.reply = (response) => {
      response.writeHead(200, { 'content-encoding': encoding })
      response.end(packed)
    }
    expect(await get(transportTo(url))).toMatchObject({
      kind: 'failed',
      failure: { reason: 'unreadable' },
      mayHaveLeft: true,
    })
  })

  test.each(['gzip, gzip', 'constructor', 'toString', '__proto__', 'zstd', 'GZIP'])(
    'is not looked for under the encoding %s',
    async (encoding) => {
      const { server, url } = await faultServer()
      server.reply = (response) => {
        response.writeHead(200, { 'content-encoding': encoding })
        response.end(gzipSync(gzipSync(BOMB)))
      }
      expect(await get(transportTo(url))).toMatchObject({
        kind: 'failed',
        failure: { reason: 'unreadable' },
      })
    },
  )
})

describe('an answer that never ends', () => {
  const timedOut = { kind: 'failed', failure: { reason: 'timeout' }, mayHaveLeft: true }

  test('is given up at the deadline when its body dribbles', async () => {
    const { url, closed } = await rawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n')
      dribble(socket, ' ', 5)
    })
    expect(await get(transportTo(url, 300))).toMatchObject(timedOut)
    await waitUntil('the connection to close', () => closed.length === 1)
  })

  test('is given up at the deadline when its headers dribble', async () => {
    const { url, closed } = await rawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      dribble(socket, 'A: b\r\n', 5)
    })
    expect(await get(transportTo(url, 300))).toMatchObject(timedOut)
    await waitUntil('the connection to close', () => closed.length === 1)
  })

  test('is given up at the deadline when it only promises one', async () => {
    const { url } = await rawServer((socket) => {
      dribble(socket, 'HTTP/1.1 103 Early Hints\r\n\r\n', 5)
    })
    expect(await get(transportTo(url, 300))).toMatchObject({ kind: 'failed' })
  })

  test('is cut off when it grows beyond the bound', async () => {
    const { url, closed } = await rawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
      dribble(socket, `100000\r\n${'x'.repeat(0x100000)}\r\n`, 1)
    })
    expect(await get(transportTo(url))).toMatchObject({
      kind: 'failed',
      failure: { reason: 'unreadable' },
    })
    await waitUntil('the connection to close', () => closed.length === 1)
  })
})

test.each([
  ['one huge header', `X: ${'x'.repeat(100_000)}\r\n`],
  ['headers without number', 'A: b\r\n'.repeat(20_000)],
])('%s is refused', async (_, headers) => {
  const { url } = await rawServer((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\n${headers}Content-Length: 2\r\n\r\n{}`)
  })
  expect(await get(transportTo(url))).toMatchObject({
    kind: 'failed',
    failure: { reason: 'unreadable' },
  })
})

test.each([301, 302, 303, 307, 308])('a redirect with %i is not followed', async (status) => {
  const { server, url } = await faultServer()
  const elsewhere = await faultServer()
  server.reply = (response) => {
    response.writeHead(status, { location: `${elsewhere.url}/api/v3/trade/place-order` })
    response.end()
  }
  const { client } = loopbackRest(url)
  stops.push(() => client.close())
  const answer = await client.call({
    method: 'POST',
    path: '/api/v3/trade/place-order',
    body: '{}',
    signer: {
      keySetId: 'set-1',
      authorise: () => ({ apiKey: 'bg_canary_key', passphrase: 'canary-phrase' }),
      sign: () => 'canary-signature',
    },
    read: () => null,
  })
  // Who redirects may have taken the order before: nothing is known.
  expect(answer).toMatchObject({ ok: false, definite: false })
  expect(server.requests).toHaveLength(1)
  expect(elsewhere.server.connections).toBe(0)
})

test.each(['//127.0.0.1:1/x', '/x?u=http://127.0.0.1:1/'])(
  'the target %s stays with the host of the environment',
  async (target) => {
    const { server, url } = await faultServer()
    expect(await get(transportTo(url), target)).toMatchObject({ kind: 'answered' })
    expect(server.requests[0]?.url).toBe(target)
  },
)

test('a second answer to one question is not taken for the answer to the next', async () => {
  let turn = 0
  const { url } = await rawServer((socket) => {
    turn += 1
    const answer = (text: string) => `HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n${text}`
    socket.write(turn === 1 ? answer('{}') + answer('no') : answer('[]'))
  })
  const transport = transportTo(url)
  expect(await get(transport)).toMatchObject({ kind: 'answered', body: Buffer.from('{}') })
  const next = await get(transport)
  expect(next.kind === 'answered' && next.body.toString() === 'no').toBe(false)
})

test('an answer that is shorter than it says is not one', async () => {
  const { url } = await rawServer((socket) => {
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n{"code":"00000","data":[]}')
  })
  expect(await get(transportTo(url))).toMatchObject({ kind: 'failed', mayHaveLeft: true })
})
