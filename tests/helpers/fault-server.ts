import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** One request as it arrived, byte for byte where it matters. */
export interface ArrivedRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export type Reply = (response: ServerResponse, request: ArrivedRequest) => void

/** A real HTTP server on loopback that does to each request what the test says. */
export class FaultServer {
  readonly requests: ArrivedRequest[] = []
  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const arrived = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      }
      this.requests.push(arrived)
      this.reply(response, arrived)
    })
  })
  /** The next replies; replace it at any time. */
  reply: Reply = (response) => sendEnvelope(response, {})
  connections = 0
  readonly #sockets = new Set<Socket>()

  async start(): Promise<string> {
    this.#server.on('connection', (socket: Socket) => {
      this.connections += 1
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
    })
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    // A TCP server that listens has this kind of address.
    const { port } = this.#server.address() as AddressInfo
    return `http://127.0.0.1:${port}`
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }
}

export interface EnvelopeOptions {
  readonly status?: number
  readonly code?: string
  readonly msg?: string
  readonly headers?: Record<string, string>
}

/** Answers as the exchange does. */
export function sendEnvelope(
  response: ServerResponse,
  data: unknown,
  options: EnvelopeOptions = {},
): void {
  const { status = 200, code = '00000', msg = 'success', headers = {} } = options
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify({ code, msg, requestTime: 1790000000123, data }))
}
