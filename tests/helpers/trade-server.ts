import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

/** An order command as it arrived. */
interface ArrivedCommand {
  readonly op: string
  readonly id: string
  readonly topic: string
  readonly category: string
  readonly args: ReadonlyArray<Record<string, unknown>>
}

interface LoginArg {
  readonly apiKey: string
  readonly passphrase: string
  readonly timestamp: string
  readonly sign: string
}

/** The private path of an exchange on loopback: it lets everybody in and does with orders what the test says. */
export class TradeServer {
  readonly logins: LoginArg[] = []
  readonly commands: ArrivedCommand[] = []
  /** What happens to a command; nothing by default. */
  onCommand: (command: ArrivedCommand, socket: WebSocket) => void = () => undefined
  readonly #server = new WebSocketServer({ port: 0, host: '127.0.0.1' })

  constructor() {
    this.#server.on('connection', (socket) => {
      socket.on('message', (data) => this.#heard(String(data), socket))
    })
  }

  async start(): Promise<string> {
    if (this.#server.address() === null) {
      await new Promise<void>((resolve) => this.#server.once('listening', resolve))
    }
    // A TCP server that listens has this kind of address.
    const { port } = this.#server.address() as AddressInfo
    return `ws://127.0.0.1:${port}`
  }

  async stop(): Promise<void> {
    for (const socket of this.#server.clients) socket.terminate()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  #heard(text: string, socket: WebSocket): void {
    const say = (value: unknown) => socket.send(JSON.stringify(value))
    if (text === 'ping') {
      socket.send('pong')
      return
    }
    const frame = JSON.parse(text)
    if (frame.op === 'login') {
      this.logins.push(frame.args[0])
      say({ event: 'login', code: 0 })
    }
    if (frame.op === 'subscribe') for (const arg of frame.args) say({ event: 'subscribe', arg })
    if (frame.op !== 'trade') return
    this.commands.push(frame)
    this.onCommand(frame, socket)
  }
}
