import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { KeyRing } from '../accounts/key-ring.ts'
import type { SubAccounts } from '../accounts/sub-accounts.ts'
import type { KeyAccess } from '../auth/key-access.ts'
import type { Tell } from '../host/data-folder.ts'
import type { ExchangeHost } from '../host/exchange-host.ts'
import { allRoutes } from '../rest/all-routes.ts'
import { FundingHistory } from '../rest/funding-history.ts'
import { PrivateFeeds } from '../stream/private-feeds.ts'
import { PublicFeeds } from '../stream/public-feeds.ts'
import { SocketFront } from '../stream/socket-front.ts'
import { PracticeFaults } from './practice-faults.ts'
import { RateLimits } from './rate-limits.ts'
import { RestFront } from './rest-front.ts'
import type { Scheduler } from './scheduler.ts'
import { createSkewedClock, type ServerClock } from './server-clock.ts'

export interface PracticeServerParts {
  readonly host: ExchangeHost
  readonly keys: KeyRing
  readonly subAccounts: SubAccounts
  readonly clock: ServerClock
  readonly scheduler: Scheduler
  readonly monotonicMs: () => number
  readonly port: number
  readonly areLimitsEnforced: boolean
  readonly createConnectionId: () => string
  readonly tell: Tell
}

export interface PracticeServer {
  readonly rest: string
  readonly publicWs: string
  readonly privateWs: string
  readonly faults: PracticeFaults
  /** How many sockets are connected now. */
  openSockets(): number
  /** Ends every connection. */
  stop(): Promise<void>
}

const ADDRESS = '127.0.0.1'

/** Puts an exchange on a port of this machine. Rejects when the port is taken. */
export async function startPracticeServer(parts: PracticeServerParts): Promise<PracticeServer> {
  const faults = new PracticeFaults(
    () => sockets.cutAll(),
    (noticeMs) => sockets.upgradeAll(noticeMs),
  )
  const clock = createSkewedClock(parts.clock, () => faults.skewMs())
  const access = { find: parts.keys.find, isFrozen: parts.subAccounts.isFrozen }
  const limits = new RateLimits(parts.areLimitsEnforced)
  const sockets = createSockets(parts, { clock, faults, access, limits })
  parts.keys.onRevoked((apiKey) => sockets.cutKey(apiKey))
  const front = createRest(parts, { clock, faults, access, limits })
  const server = createHttpServer(front, sockets, parts.tell)
  const port = await listen(server, parts.port).catch((error: unknown) => {
    sockets.stop()
    throw error
  })
  const base = `${ADDRESS}:${port}`
  return {
    rest: `http://${base}`,
    publicWs: `ws://${base}/v3/ws/public`,
    privateWs: `ws://${base}/v3/ws/private`,
    faults,
    openSockets: () => sockets.openSockets(),
    stop: () => close(server, sockets),
  }
}

interface Shared {
  readonly clock: ServerClock
  readonly faults: PracticeFaults
  readonly access: KeyAccess
  readonly limits: RateLimits
}

function createSockets(parts: PracticeServerParts, shared: Shared): SocketFront {
  const { engine } = parts.host
  const context = { ...shared, engine, scheduler: parts.scheduler }
  const publicFeeds = new PublicFeeds(context)
  const privateFeeds = new PrivateFeeds(context)
  parts.host.onEvents((events) => {
    publicFeeds.onEvents(events)
    privateFeeds.onEvents(events)
  })
  const { areLimitsEnforced, createConnectionId, monotonicMs } = parts
  return new SocketFront({
    ...context,
    exchange: parts.host,
    report: (error) => parts.tell(`An order could not be carried out: ${describe(error)}`),
    publicFeeds,
    privateFeeds,
    areLimitsEnforced,
    createConnectionId,
    monotonicMs,
  })
}

function createRest(parts: PracticeServerParts, shared: Shared): RestFront {
  const funding = new FundingHistory(parts.host.engine)
  parts.host.onEvents((events) => funding.onEvents(events))
  return new RestFront({
    ...shared,
    routes: allRoutes({
      exchange: parts.host,
      subAccounts: parts.subAccounts,
      fundingHistory: (symbol) => funding.of(symbol),
    }),
    wait: (delayMs) => new Promise((resolve) => void parts.scheduler.after(delayMs, resolve)),
    report: (error) => parts.tell(`A request could not be answered: ${describe(error)}`),
  })
}

function createHttpServer(front: RestFront, sockets: SocketFront, tell: Tell): Server {
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      requestTimeout: 30_000,
      headersTimeout: 10_000,
      keepAliveTimeout: 60_000,
      noDelay: true,
    },
    (request, response) => {
      front.handle(request, response).catch((error: unknown) => {
        tell(`A request could not be answered: ${describe(error)}`)
        request.socket.destroy()
      })
    },
  )
  server.maxHeadersCount = 100
  server.maxConnections = 500
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    sockets.upgrade(request, socket, head)
  })
  return server
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: ADDRESS }, () => {
      server.removeListener('error', reject)
      // A server that listens on a TCP port has an address of this kind.
      resolve((server.address() as AddressInfo).port)
    })
  })
}

async function close(server: Server, sockets: SocketFront): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  sockets.stop()
  server.closeAllConnections()
  await closed
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
