import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { callerAddress, isFromThisMachine } from '../server/loopback.ts'
import type { Scheduler } from '../server/scheduler.ts'
import { isOver } from './connection-end.ts'
import { type ConnectionParts, SocketConnection } from './socket-connection.ts'
import type { SocketPath } from './subscription.ts'

const PATHS: ReadonlyMap<string, SocketPath> = new Map([
  ['/v3/ws/public', 'public'],
  ['/v3/ws/private', 'private'],
  // For clients that take one address for both (`bitget-api`, option `wsUrl`).
  ['/v3/ws', 'both'],
])
/** Bitget page uta/guide. */
const MOST_PER_ADDRESS = 100
const SWEEP_MS = 5000
/** Far above the 4096 bytes that the exchange states for a subscribe frame. */
const MOST_FRAME_BYTES = 64 * 1024

export interface SocketFrontParts extends ConnectionParts {
  readonly scheduler: Scheduler
  readonly createConnectionId: () => string
}

/** Turns upgrade requests into connections and ends those that fell silent or lasted a day. */
export class SocketFront {
  readonly #parts: SocketFrontParts
  readonly #connections = new Map<SocketConnection, string>()
  readonly #server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MOST_FRAME_BYTES,
    autoPong: false,
  })
  readonly #stopSweep: () => void
  #stopUpgrade: () => void = () => undefined

  constructor(parts: SocketFrontParts) {
    this.#parts = parts
    this.#stopSweep = parts.scheduler.every(SWEEP_MS, () => this.#sweep())
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const path = PATHS.get((request.url ?? '').split('?')[0] ?? '')
    const address = callerAddress(request.socket.remoteAddress)
    const refusal = this.#refusal(request, path, address)
    if (path === undefined || refusal !== null) {
      refuseUpgrade(socket, refusal ?? '404 Not Found')
      return
    }
    this.#server.handleUpgrade(request, socket, head, (webSocket) =>
      this.#open(webSocket, path, address),
    )
  }

  #refusal(request: IncomingMessage, path: SocketPath | undefined, address: string): string | null {
    if (!isFromThisMachine(request.headers)) return '403 Forbidden'
    if (path === undefined) return '404 Not Found'
    return this.#count(address) >= MOST_PER_ADDRESS ? '429 Too Many Requests' : null
  }

  openSockets(): number {
    return this.#connections.size
  }

  cutAll(): void {
    for (const connection of this.#connections.keys()) connection.cut()
  }

  /**
   * Tells every connection that is open of a service upgrade (30033 of page common/websocket-intro), and
   * closes it `noticeMs` later: a client that waits for the close must get one. A connection opened
   * meanwhile stays. A second upgrade takes the place of one that is still waited for.
   */
  upgradeAll(noticeMs: number): void {
    const old = [...this.#connections.keys()]
    for (const connection of old) connection.announceUpgrade()
    this.#stopUpgrade()
    this.#stopUpgrade = this.#parts.scheduler.after(noticeMs, () => {
      for (const connection of old) connection.closeForUpgrade()
    })
  }

  /** Ends the connections on which this key logged in. */
  cutKey(apiKey: string): void {
    for (const connection of this.#connections.keys()) {
      if (connection.isOf(apiKey)) connection.cut()
    }
  }

  stop(): void {
    this.#stopSweep()
    this.#stopUpgrade()
    this.cutAll()
    this.#server.close()
  }

  #open(socket: WebSocket, path: SocketPath, address: string): void {
    const connId = this.#parts.createConnectionId()
    const connection = new SocketConnection(this.#parts, socket, { path, address, connId })
    this.#connections.set(connection, address)
    socket.on('message', (data, isBinary) => {
      // No binary frame means anything, but it counts as one.
      this.#hear(connection, isBinary ? '' : textOf(data))
    })
    // Answers must not pile up for a client that does not read them.
    socket.on('ping', (data) => {
      if (!connection.isBehind()) socket.pong(data)
    })
    // A broken frame or connection; `close` follows and does the cleaning.
    socket.on('error', () => connection.cut())
    socket.on('close', () => {
      this.#connections.delete(connection)
      connection.onClose()
    })
  }

  /** A fault of this program ends one connection, not the exchange. */
  #hear(connection: SocketConnection, text: string): void {
    try {
      connection.onMessage(text)
    } catch (error) {
      this.#parts.report(error)
      connection.cut()
    }
  }

  #sweep(): void {
    for (const connection of this.#connections.keys()) {
      if (isOver(connection.age())) connection.cut()
    }
  }

  #count(address: string): number {
    return [...this.#connections.values()].filter((known) => known === address).length
  }
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8')
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data).toString('utf8')
}
