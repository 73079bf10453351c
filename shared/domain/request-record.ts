import type { Environment } from './environment.ts'
import type { Timing } from './timing.ts'

export type RequestOutcome = 'ok' | 'refused' | 'rate-limited' | 'failed'

/** One line of the request log. Nothing in it is secret: the wire masks before it records. */
export interface RequestRow {
  /** Grows by one with each request since the desk started. */
  readonly id: number
  readonly environment: Environment
  /** `WS`: an order command over the private socket. */
  readonly method: 'GET' | 'POST' | 'WS'
  /** Path without query, e.g. `/api/v3/trade/place-order`; topic of a socket command, e.g. `place-order`. */
  readonly path: string
  readonly status: number | null
  readonly code: string | null
  readonly outcome: RequestOutcome
  readonly requestBytes: number
  readonly responseBytes: number
  readonly timing: Timing
  readonly clientOid: string | null
}

export interface HeaderLine {
  readonly name: string
  readonly value: string
}

export interface RequestDetail extends RequestRow {
  readonly url: string
  readonly query: string
  readonly requestHeaders: ReadonlyArray<HeaderLine>
  readonly requestBody: string | null
  readonly responseHeaders: ReadonlyArray<HeaderLine>
  /** At most 256 KiB of it; `truncated` says when there was more. */
  readonly responseBody: string | null
  readonly truncated: boolean
  readonly message: string | null
  /** The exact text that was signed (it holds no secret); `null` for public requests. */
  readonly signedText: string | null
  /** Plain description of a transport failure; `null` when there was an answer. */
  readonly failure: string | null
}

/** The line alone, without what the detail adds. */
export function rowOf(detail: RequestDetail): RequestRow {
  const { id, environment, method, path, status, code, outcome, timing, clientOid } = detail
  const { requestBytes, responseBytes } = detail
  return {
    id,
    environment,
    method,
    path,
    status,
    code,
    outcome,
    requestBytes,
    responseBytes,
    timing,
    clientOid,
  }
}
