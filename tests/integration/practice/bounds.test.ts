import { connect as connectTcp, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../../electron/practice/practice-exchange.ts'
import { keyOf } from '../../helpers/practice-client.ts'
import { rawRequest, signedPost } from '../../helpers/practice-rest.ts'
import { PracticeSocket } from '../../helpers/practice-socket.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

// Everything that the practice exchange takes from whoever reaches its port has a bound.

let exchange: PracticeExchange
const faults: string[] = []

beforeAll(async () => {
  exchange = await startPracticeExchange({
    seed: 3,
    speed: 0,
    rateLimits: 'none',
    tell: (sentence) => faults.push(sentence),
  })
})
afterAll(() => exchange.stop())

const port = () => Number(new URL(exchange.rest).port)
const isAlive = async () => (await rawRequest(`${exchange.rest}/api/v2/public/time`)).status

function reach(host: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connectTcp(port(), host)
    socket.on('connect', () => {
      socket.destroy()
      resolve('connected')
    })
    socket.on('error', (error) => resolve('code' in error ? String(error.code) : 'error'))
  })
}

/** Sends these bytes and gives back what came until the server hung up. */
function exchangeBytes(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connectTcp(port(), '127.0.0.1')
    let heard = ''
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1')
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(heard))
    socket.write(bytes)
  })
}

describe('the port', () => {
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80'))
    .map(({ address }) => address)

  test('is open on the loopback alone', async () => {
    expect(await reach('127.0.0.1')).toBe('connected')
    for (const address of [...others, '::1']) expect(await reach(address)).not.toBe('connected')
  })

  test.each(['evil.example', '127.0.0.1.evil.example:1', '192.168.1.5', '0.0.0.0'])(
    'answers no call and opens no socket for the host %j',
    async (host) => {
      for (const path of ['/api/v2/public/time', '/api/v3/account/info', '/nowhere', '/control']) {
        const { status } = await rawRequest(`${exchange.rest}${path}`, { headers: { host } })
        expect([400, 403]).toContain(status)
      }
      for (const path of ['/v3/ws/public', '/v3/ws/private', '/v3/ws']) {
        const lines = [`GET ${path} HTTP/1.1`, `Host: ${host}`, 'Upgrade: websocket']
        const more = ['Connection: Upgrade', 'Sec-WebSocket-Version: 13']
        const key = `Sec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}`
        const answer = await exchangeBytes([...lines, ...more, key, '', ''].join('\r\n'))
        expect(answer).toMatch(/^HTTP\/1.1 40[03]/)
      }
    },
  )

  test('has no way to its controls and faults', async () => {
    for (const path of ['/control', '/faults', '/keys', '/kept', '/reset', '/state.json', '/']) {
      for (const method of ['GET', 'POST', 'PUT'] as const) {
        const { status } = await rawRequest(`${exchange.rest}${path}`, { method })
        expect(status).toBe(404)
      }
    }
  })
})

describe('a call', () => {
  test('with huge headers, or too many, is refused', async () => {
    const huge = `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`
    expect(await exchangeBytes(huge)).toMatch(/^HTTP\/1.1 431/)
    expect(await isAlive()).toBe(200)
  })

  test('nested without end is refused, closed brackets or not', async () => {
    const key = keyOf(exchange)
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    for (const body of [`{"category":${deep}}`, deep, `[{"category":${deep}}]`]) {
      for (const path of ['/api/v3/trade/place-order', '/api/v3/trade/place-batch']) {
        const answer = await signedPost(exchange.rest, key, path, body)
        expect(answer).toMatchObject({ status: 400, body: { code: '400172' } })
      }
    }
  })

  test('of more than twenty items is refused', async () => {
    const key = keyOf(exchange)
    const items = Array(21).fill({ category: 'SPOT', symbol: 'BTCUSDT' })
    const answer = await signedPost(exchange.rest, key, '/api/v3/trade/place-batch', items)
    expect(answer).toMatchObject({ status: 400, body: { code: '40306' } })
  })
})

describe('a socket', () => {
  const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`

  test.each([
    ['subscribes to a nest', `{"op":"subscribe","args":[{"instType":"spot","topic":${deep}}]}`],
    [
      'leaves a nest',
      `{"op":"unsubscribe","args":[{"instType":"UTA","topic":"order","x":${deep}}]}`,
    ],
    ['logs in with a nest', `{"op":"login","args":[${deep}]}`],
    ['trades in a nest', `{"op":"trade","id":"1","topic":${deep}}`],
    ['sends a nest', deep],
    ['names too much in one frame', JSON.stringify({ op: 'subscribe', args: Array(101).fill({}) })],
  ])('that %s is refused, and the exchange lives', async (_, text) => {
    const socket = await PracticeSocket.open(exchange.privateWs)
    socket.send(text)
    expect(await socket.next('an error', ({ event }) => event === 'error')).toMatchObject({
      code: 30002,
    })
    socket.send('ping')
    await socket.next('pong', (frame) => frame === 'pong')
    socket.close()
    expect(faults).toEqual([])
  })

  test('that sends a frame beyond the bound is ended', async () => {
    const socket = await PracticeSocket.open(exchange.publicWs)
    socket.send('x'.repeat(64 * 1024 + 1))
    await waitUntil('the end', () => socket.closeCode !== null)
    expect(await isAlive()).toBe(200)
  })

  test('can fill no memory with channels: only those of known symbols are kept', async () => {
    const socket = await PracticeSocket.open(exchange.publicWs)
    const args = Array.from({ length: 100 }, (_, at) => {
      return { instType: 'usdt-futures', topic: 'ticker', symbol: `MADEUP${at}` }
    })
    socket.send({ op: 'subscribe', args })
    await waitUntil('every answer', () => socket.frames.length === args.length)
    expect(new Set(socket.frames.map(({ code }) => code))).toEqual(new Set([30001]))
    socket.close()
  })

  test('that does not read what it asked for is ended', async () => {
    const before = exchange.openSockets()
    const socket = await PracticeSocket.open(exchange.publicWs)
    pauseReading(socket.raw)
    const arg = { instType: 'usdt-futures', topic: 'books', symbol: 'BTCUSDT' }
    const frame = JSON.stringify({ op: 'subscribe', args: Array(50).fill(arg) })
    await waitUntil('the end', () => {
      for (let sent = 0; sent < 5; sent += 1) socket.send(frame)
      return exchange.openSockets() === before
    })
    socket.close()
    expect(await isAlive()).toBe(200)
  })
})

test('a binary frame counts as one of the ten messages of a second', async () => {
  const limited = await startPracticeExchange({ seed: 3, speed: 0 })
  const socket = await PracticeSocket.open(limited.publicWs)
  for (let sent = 0; sent < 11; sent += 1) socket.raw.send(Buffer.of(1, 2, 3))
  await waitUntil('the end', () => socket.closeCode !== null)
  expect(socket.frames.at(-1)).toMatchObject({ event: 'error', code: 30007 })
  await limited.stop()
})

function pauseReading(socket: WebSocket): void {
  // The library keeps its TCP socket there; only a paused one is a client that does not read.
  const { _socket: tcp } = socket as WebSocket & { readonly _socket: Socket }
  tcp.pause()
}
