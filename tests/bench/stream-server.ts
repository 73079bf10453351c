import { once } from 'node:events'
import type { Socket } from 'node:net'
import { WebSocketServer } from 'ws'
import { type BenchFrames, generateFrames } from './stream-frames.ts'

// A child process that floods whoever subscribes. The frames are made and framed beforehand, and
// written straight to the TCP socket, so that the client under test is what limits the speed.

const CHUNK_BYTES = 64 * 1024

interface Message {
  readonly op: string
  readonly args?: ReadonlyArray<{ readonly topic: string }>
}

function framed(text: string): Buffer {
  const payload = Buffer.from(text)
  const length = payload.length
  if (length < 126) return Buffer.concat([Buffer.from([0x81, length]), payload])
  const header = Buffer.alloc(length < 65_536 ? 4 : 10)
  header[0] = 0x81
  if (length < 65_536) {
    header[1] = 126
    header.writeUInt16BE(length, 2)
  } else {
    header[1] = 127
    header.writeBigUInt64BE(BigInt(length), 2)
  }
  return Buffer.concat([header, payload])
}

function chunked(frames: BenchFrames): Buffer[] {
  const chunks: Buffer[] = []
  let waiting: Buffer[] = []
  let bytes = 0
  for (const text of frames.texts) {
    const frame = framed(text)
    waiting.push(frame)
    bytes += frame.length
    if (bytes < CHUNK_BYTES) continue
    chunks.push(Buffer.concat(waiting))
    waiting = []
    bytes = 0
  }
  chunks.push(Buffer.concat(waiting))
  return chunks
}

async function flood(socket: Socket, chunks: ReadonlyArray<Buffer>): Promise<void> {
  for (const chunk of chunks) {
    if (!socket.write(chunk)) await once(socket, 'drain')
  }
}

const frames = generateFrames(Number(process.argv[2] ?? 1), Number(process.argv[3] ?? 20_000))
const chunks = chunked(frames)
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
server.on('connection', (socket, request) => {
  socket.on('message', (data) => {
    const text = String(data)
    if (text === 'ping') {
      socket.send('pong')
      return
    }
    const message = JSON.parse(text) as Message
    if (message.op !== 'subscribe') return
    for (const arg of message.args ?? []) socket.send(JSON.stringify({ event: 'subscribe', arg }))
    void flood(request.socket, chunks)
  })
})
server.on('listening', () => {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  process.send?.({ port, count: frames.texts.length, bytes: frames.bytes })
})
process.on('disconnect', () => process.exit(0))
