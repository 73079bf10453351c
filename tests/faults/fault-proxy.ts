import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import WebSocket, { WebSocketServer } from 'ws'
import type { FrameFault, RestFault } from './fault-kinds.ts'
import { HURRY } from './scaled-time.ts'

/** Longer than the desk waits for an answer, shorter than the life of a signature (30 s). */
const TOO_LATE_MS = 14_000 / HURRY
const HELD_BACK_MS = 20

export interface FaultChoice {
  /** Asked once for each request; `null`: it goes through. */
  rest(path: string): RestFault | null
  /** Asked once for each frame to the desk. */
  frame(isPrivate: boolean): FrameFault | null
}

interface Answered {
  readonly status: number
  readonly headers: ReadonlyArray<string>
  readonly body: Buffer
}

/** Stands between a desk and the practice exchange and spoils what passes, as it is told. */
export class FaultProxy {
  readonly #target: URL
  readonly #choice: FaultChoice
  readonly #server = createServer((asked, answer) => void this.#onRequest(asked, answer))
  readonly #sockets = new WebSocketServer({ noServer: true })
  readonly #open = new Set<Socket | Duplex>()
  #isBroken = false

  constructor(exchange: string, choice: FaultChoice) {
    this.#target = new URL(exchange)
    this.#choice = choice
    this.#server.on('connection', (socket) => this.#keep(socket))
    this.#server.on('upgrade', (asked, socket, head) => {
      this.#sockets.handleUpgrade(asked, socket, head, (desk) => this.#join(asked, desk))
    })
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Every connection of now is cut, as when the process on its other end is killed. */
  cut(): void {
    for (const socket of this.#open) socket.destroy()
  }

  async stop(): Promise<void> {
    this.#isBroken = true
    this.cut()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  #keep(socket: Socket | Duplex): void {
    this.#open.add(socket)
    socket.on('close', () => this.#open.delete(socket))
    socket.on('error', () => socket.destroy())
  }

  async #onRequest(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const fault = this.#choice.rest(asked.url ?? '')
    if (fault === 'reset-before') return void asked.socket.destroy()
    const body = await bodyOf(asked)
    if (body === null) return
    if (fault === 'reset-after-reading') return void asked.socket.destroy()
    if (fault === 'status-429') return send(answer, refusal(429, '429', 'Too Many Requests'))
    if (fault === 'status-5xx') return send(answer, html(502))
    if (fault === 'wrong-environment') {
      return send(answer, refusal(400, '40099', 'exchange environment is incorrect'))
    }
    if (fault === 'late-request') await wait(TOO_LATE_MS)
    const answered = await this.#forward(asked, body)
    if (answered === null || fault === 'lost-reply') return void asked.socket.destroy()
    if (fault === 'latency') await wait(HELD_BACK_MS)
    if (fault === 'late-reply') await wait(TOO_LATE_MS)
    if (fault === 'gateway-timeout') return send(answer, html(504))
    if (fault === 'html') return send(answer, html(200))
    if (fault !== 'half-reply') return send(answer, answered)
    answer.writeHead(answered.status, [...answered.headers])
    answer.write(answered.body.subarray(0, answered.body.length / 2))
    setImmediate(() => asked.socket.destroy())
  }

  /** What is on its way arrives even when the desk is gone. `null`: the exchange did not answer. */
  #forward(asked: IncomingMessage, body: Buffer): Promise<Answered | null> {
    const { method, url: path, headers } = asked
    const own = { ...headers, host: this.#target.host }
    return new Promise((resolve) => {
      const call = request(
        { host: this.#target.hostname, port: this.#target.port, method, path, headers: own },
        async (answered) => {
          const bytes = await bodyOf(answered)
          const { statusCode: status = 502, rawHeaders } = answered
          resolve(bytes === null ? null : { status, headers: rawHeaders, body: bytes })
        },
      )
      call.on('error', () => resolve(null))
      call.end(body)
    })
  }

  #join(asked: IncomingMessage, desk: WebSocket): void {
    const path = asked.url ?? ''
    const isPrivate = path.includes('private')
    const exchange = new WebSocket(`ws://${this.#target.host}${path}`, { perMessageDeflate: false })
    const early: Buffer[] = []
    let held: Buffer | null = null
    let isFrozen = false
    const endBoth = () => {
      desk.terminate()
      exchange.terminate()
    }
    const pass = (data: Buffer) => {
      if (desk.readyState === WebSocket.OPEN) desk.send(data.toString())
    }
    const release = () => {
      if (held === null) return
      pass(held)
      held = null
    }
    exchange.on('open', () => {
      for (const data of early.splice(0)) exchange.send(data.toString())
    })
    exchange.on('message', (data: Buffer) => {
      if (isFrozen) return
      const isPush = data.includes('"data"')
      const fault = isPush ? this.#choice.frame(isPrivate) : null
      if (fault === 'frame-missing') return
      if (fault === 'half-open') {
        isFrozen = true
        return
      }
      if (fault === 'socket-cut') return endBoth()
      if (fault === 'half-frame') return void this.#half(desk, data, endBoth)
      if (fault === 'frames-reordered' && held === null) {
        held = data
        setTimeout(release, HELD_BACK_MS)
        return
      }
      pass(data)
      if (fault === 'frame-repeated') pass(data)
      if (isPush) release()
    })
    desk.on('message', (data: Buffer) => {
      if (isFrozen) return
      if (exchange.readyState === WebSocket.OPEN) exchange.send(data.toString())
      else early.push(data)
    })
    for (const end of [desk, exchange]) {
      end.on('error', endBoth)
      end.on('close', endBoth)
    }
    if (this.#isBroken) endBoth()
  }

  /** The head of a frame and a part of its text, then nothing more. */
  #half(desk: WebSocket, data: Buffer, end: () => void): void {
    const frame = Buffer.concat([
      Buffer.from([0x81, 126, data.length >> 8, data.length & 255]),
      data,
    ])
    const raw = (desk as unknown as { readonly _socket: Socket })._socket
    raw.write(frame.subarray(0, frame.length / 2), () => end())
  }
}

function bodyOf(message: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    message.on('data', (chunk: Buffer) => chunks.push(chunk))
    message.on('end', () => resolve(Buffer.concat(chunks)))
    message.on('error', () => resolve(null))
    message.on('close', () => resolve(null))
  })
}

function send(answer: ServerResponse, { status, headers, body }: Answered): void {
  answer.writeHead(status, [...headers])
  answer.end(body)
}

function refusal(status: number, code: string, msg: string): Answered {
  const body = Buffer.from(JSON.stringify({ code, msg, requestTime: Date.now(), data: null }))
  return { status, headers: ['content-type', 'application/json'], body }
}

function html(status: number): Answered {
  const body = Buffer.from('<html><body><h1>Service Unavailable</h1></body></html>')
  return { status, headers: ['content-type', 'text/html'], body }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
