import type { Environment } from './environment.ts'
import type { GateFigures } from './guards.ts'
import type { ClockOffset } from './timing.ts'

export type SocketState =
  | 'off'
  | 'connecting'
  | 'logging-in'
  | 'live'
  | 'stale'
  | 'waiting-to-retry'
  | 'refused'

export interface SocketView {
  readonly state: SocketState
  /** Age of the last frame from the exchange, ms, when `live` or `stale`; a `pong` counts. */
  readonly silentForMs: number | null
  readonly reconnects: number
  readonly url: string
}

/** Calls of an endpoint, or messages over a socket, in the last second. */
export interface RateUse {
  readonly path: string
  readonly used: number
  readonly limit: number
}

/** What the status bar shows. */
export interface ConnectionView {
  readonly environment: Environment
  readonly restUrl: string
  /** The last completed request. `null` before the first. */
  readonly last: {
    readonly roundTripMs: number
    readonly exchangeMs: number | null
    readonly networkMs: number | null
  } | null
  readonly clock: ClockOffset | null
  readonly publicSocket: SocketView
  readonly privateSocket: SocketView
  /** The endpoint or socket nearest to its limit in the running second. */
  readonly rate: RateUse | null
  /** What the guards of new risk are judged by. */
  readonly gates: GateFigures
}

/** The local exchange that the desk started, or was pointed at. */
export interface PracticeView {
  readonly state: 'starting' | 'running' | 'stopped' | 'failed' | 'elsewhere'
  readonly rest: string | null
  readonly publicWs: string | null
  readonly privateWs: string | null
  readonly seed: number | null
  /** One plain line of why it failed; `null` otherwise. */
  readonly problem: string | null
}
