import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

const REDIRECT = new URL('./redirect-exchange.mjs', import.meta.url).href

/**
 * Puts a practice exchange in the place of the real exchange's hosts, live and demo alike, for a
 * desk that is started with `env`. It only changes the Host header, and on demand the one that
 * tells demo from live, as if the exchange had moved every key to the other environment.
 */
export interface ExchangeInPlace {
  readonly env: Readonly<Record<string, string>>
  areEnvironmentsSwapped: boolean
  /** Public sockets stay open and take everything, and say nothing: half-open ones. */
  isPublicSilent: boolean
  /** Every socket ends without a closing handshake, and none comes up until `letSocketsIn`. */
  shutSocketsOut(): void
  letSocketsIn(): void
  stop(): Promise<void>
}

export async function putExchangeInPlace(rest: string): Promise<ExchangeInPlace> {
  const target = new URL(rest)
  const sockets = new Set<Duplex>()
  const streams = new Set<Duplex>()
  let areSocketsShutOut = false
  const server = createServer((asked, answer) => {
    const { method, url: path } = asked
    const headers = forwarded(asked.headers)
    const call = request({ ...address(target), method, path, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.rawHeaders)
      answered.pipe(answer)
    })
    call.on('error', () => answer.destroy())
    asked.pipe(call)
  })
  server.on('connection', (socket) => sockets.add(socket))
  server.on('upgrade', (asked, socket) => {
    if (areSocketsShutOut) {
      socket.destroy()
      return
    }
    const headers = forwarded(asked.headers)
    const call = request({ ...address(target), path: asked.url, headers })
    call.on('upgrade', (answered, upstream) => {
      const lines = answered.rawHeaders.map((text, at) => text + (at % 2 === 0 ? ': ' : '\r\n'))
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`)
      const isPublic = asked.url?.endsWith('/public') === true
      socket.pipe(upstream)
      upstream.on('data', (chunk: Buffer) => {
        if (!(isPublic && place.isPublicSilent)) socket.write(chunk)
      })
      upstream.on('end', () => socket.end())
      for (const end of [socket, upstream]) {
        sockets.add(end)
        streams.add(end)
        end.on('close', () => streams.delete(end))
        end.on('error', () => end.destroy())
      }
    })
    call.on('error', () => socket.destroy())
    call.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const place: ExchangeInPlace = {
    env: {
      NODE_OPTIONS: `--import ${REDIRECT}`,
      KEYDESK_TEST_EXCHANGE_PORT: String((server.address() as AddressInfo).port),
    },
    areEnvironmentsSwapped: false,
    isPublicSilent: false,
    shutSocketsOut: () => {
      areSocketsShutOut = true
      for (const stream of streams) stream.destroy()
    },
    letSocketsIn: () => {
      areSocketsShutOut = false
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
  return place

  function forwarded(headers: IncomingHttpHeaders): IncomingHttpHeaders {
    const { paptrading, ...others } = headers
    const isDemo = (paptrading === '1') !== place.areEnvironmentsSwapped
    return { ...others, host: target.host, ...(isDemo ? { paptrading: '1' } : {}) }
  }
}

function address(target: URL) {
  return { host: target.hostname, port: Number(target.port) }
}
