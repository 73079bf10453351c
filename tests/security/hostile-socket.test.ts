import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterEach, describe, expect, test } from 'vitest'
import { openWebSocketLink } from '../../electron/bitget/socket/link.ts'
import { FaultServer } from '../helpers/fault-server.ts'
import { waitUntil } from '../helpers/wait-until.ts'

// A WebSocket whose other end does not keep to the protocol, or keeps to it in bad faith.

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

async function upgradeServer(onUpgrade: (request: IncomingMessage, socket: Duplex) => void) {
  const sockets = new Set<Duplex>()
  const server = createServer()
  server.on('upgrade', (request, socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    onUpgrade(request, socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  })
  // A TCP server that listens has this kind of address.
  const { port } = server.address() as AddressInfo
  return `ws://127.0.0.1:${port}`
}

function accept(request: IncomingMessage, socket: Duplex, more = ''): void {
  const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
  const proof = createHash('sha1').update(key).digest('base64')
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${proof}\r\n${more}\r\n`,
  )
}

/** One frame from a server; `head` is FIN, reserved bits and opcode. */
function frame(head: number, payload: Uint8Array): Buffer {
  const length = Buffer.alloc(payload.length < 126 ? 2 : 10)
  length[0] = head
  if (payload.length < 126) length[1] = payload.length
  else {
    length[1] = 127
    length.writeBigUInt64BE(BigInt(payload.length), 2)
  }
  return Buffer.concat([length, payload])
}

function connect(url: string) {
  const heard = { opened: 0, texts: [] as string[], binary: 0, ends: [] as string[] }
  const link = openWebSocketLink(url, {
    onOpen: () => {
      heard.opened += 1
    },
    onText: (text) => heard.texts.push(text),
    onBinary: () => {
      heard.binary += 1
    },
    onEnd: (reason) => heard.ends.push(reason),
  })
  stops.push(async () => link.end())
  return { heard, ended: () => waitUntil('the end', () => heard.ends.length === 1) }
}

const TEXT = 0x81
const TEXT_TO_BE_CONTINUED = 0x01
const CONTINUATION = 0x00
const COMPRESSED_TEXT = 0xc1
const PING = 0x89

describe('compression', () => {
  test('is not offered', async () => {
    const offers: unknown[] = []
    const url = await upgradeServer((request, socket) => {
      offers.push(request.headers['sec-websocket-extensions'])
      accept(request, socket)
    })
    const { heard } = connect(url)
    await waitUntil('the opening', () => heard.opened === 1)
    expect(offers).toEqual([undefined])
  })

  test('that was not offered ends the handshake', async () => {
    const url = await upgradeServer((request, socket) => {
      accept(request, socket, 'Sec-WebSocket-Extensions: permessage-deflate\r\n')
    })
    const { heard, ended } = connect(url)
    await ended()
    expect(heard.opened).toBe(0)
  })

  test('of a frame all the same ends the connection', async () => {
    const url = await upgradeServer((request, socket) => {
      accept(request, socket)
      socket.write(frame(COMPRESSED_TEXT, Buffer.from('4b04', 'hex')))
    })
    const { heard, ended } = connect(url)
    await ended()
    expect(heard.texts).toEqual([])
  })
})

/** What the desk takes at most, bytes. */
const BOUND = 2 * 1024 * 1024

test.each([BOUND + 1, 2 ** 32])(
  'a frame of %i bytes ends the connection before it is kept',
  async (bytes) => {
    const url = await upgradeServer((request, socket) => {
      accept(request, socket)
      const head = Buffer.from([TEXT, 127, 0, 0, 0, 0, 0, 0, 0, 0])
      head.writeBigUInt64BE(BigInt(bytes), 2)
      socket.write(head)
    })
    const { heard, ended } = connect(url)
    await ended()
    expect(heard.texts).toEqual([])
  },
)

test('a frame at the bound is heard', async () => {
  const url = await upgradeServer((request, socket) => {
    accept(request, socket)
    socket.write(frame(TEXT, Buffer.alloc(BOUND, 0x20)))
  })
  const { heard } = connect(url)
  await waitUntil('the frame', () => heard.texts.length === 1)
  expect(heard.texts[0]).toHaveLength(BOUND)
})

test('a message in pieces without end ends the connection at the bound', async () => {
  let sent = 0
  const url = await upgradeServer((request, socket) => {
    accept(request, socket)
    const piece = Buffer.alloc(64 * 1024, 0x20)
    socket.write(frame(TEXT_TO_BE_CONTINUED, piece))
    const timer = setInterval(() => {
      sent += piece.length
      socket.write(frame(CONTINUATION, piece))
    }, 1)
    socket.on('close', () => clearInterval(timer))
  })
  const { heard, ended } = connect(url)
  await ended()
  expect(heard.texts).toEqual([])
  // What was on its way when it ended is not counted against it.
  expect(sent).toBeLessThan(10 * BOUND)
})

test('text that is not UTF-8 ends the connection', async () => {
  const url = await upgradeServer((request, socket) => {
    accept(request, socket)
    socket.write(frame(TEXT, Buffer.from([0x22, 0xff, 0xfe, 0x22])))
  })
  const { heard, ended } = connect(url)
  await ended()
  expect(heard.texts).toEqual([])
})

test.each([301, 302, 307, 308])('a redirect with %i is not followed', async (status) => {
  const elsewhere = new FaultServer()
  const other = await elsewhere.start()
  stops.push(() => elsewhere.stop())
  const url = await upgradeServer((_, socket) => {
    socket.end(
      `HTTP/1.1 ${status} Elsewhere\r\nLocation: ${other.replace('http', 'ws')}/v3/ws/private\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    )
  })
  const { heard, ended } = connect(url)
  await ended()
  expect(heard.opened).toBe(0)
  expect(elsewhere.connections).toBe(0)
})

test('a ping of the protocol is answered', async () => {
  let answer = Buffer.alloc(0)
  const url = await upgradeServer((request, socket) => {
    accept(request, socket)
    socket.on('data', (chunk: Buffer) => {
      answer = Buffer.concat([answer, chunk])
    })
    socket.write(frame(PING, Buffer.from('x')))
  })
  connect(url)
  await waitUntil('a pong', () => answer[0] === 0x8a)
})

test('answers to a flood of pings do not pile up for an end that does not read', async () => {
  const pings = 300_000
  let pongBytes = 0
  let peer: Duplex | null = null
  const url = await upgradeServer((request, socket) => {
    accept(request, socket)
    socket.pause()
    const ping = frame(PING, Buffer.alloc(120))
    const many = Buffer.concat(Array<Buffer>(1000).fill(ping))
    for (let sent = 0; sent < pings; sent += 1000) socket.write(many)
    socket.write(frame(TEXT, Buffer.from('done')))
    peer = socket
  })
  const { heard } = connect(url)
  await waitUntil('the last frame', () => heard.texts.includes('done'))
  const socket = await waitUntil('the peer', () => peer)
  socket.on('data', (chunk: Buffer) => {
    pongBytes += chunk.length
  })
  socket.resume()
  socket.write(frame(TEXT, Buffer.from('more')))
  await waitUntil('all that was on the way', async () => {
    const before = pongBytes
    await new Promise((resume) => setTimeout(resume, 50))
    return pongBytes > 0 && pongBytes === before
  })
  // What the two ends of the kernel hold and no more; all answers would be 38 MB.
  expect(pongBytes).toBeLessThan(25_000_000)
})
