import type { IncomingHttpHeaders } from 'node:http'
import type { Environment } from '../../../shared/domain/environment.ts'
import { spelledOut } from '../../../shared/domain/plain-text.ts'
import type {
  HeaderLine,
  RequestDetail,
  RequestOutcome,
} from '../../../shared/domain/request-record.ts'
import type { Timing } from '../../../shared/domain/timing.ts'
import { type Mask, maskedHeader } from './mask-secrets.ts'

/** Everything known about one request when it is over, secrets still inside. */
export interface FinishedRequest {
  readonly id: number
  readonly environment: Environment
  readonly origin: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query: string
  /** Name, value, name, value … as sent. */
  readonly headers: ReadonlyArray<string>
  readonly body: string | null
  readonly signedText: string | null
  readonly clientOid: string | null
  readonly status: number | null
  readonly code: string | null
  readonly message: string | null
  readonly outcome: RequestOutcome
  readonly responseHeaders: IncomingHttpHeaders
  readonly responseText: string | null
  readonly responseBytes: number
  readonly failure: string | null
  readonly timing: Timing
}

const MOST_BODY_CHARACTERS = 256 * 1024

/** The record that the inspector shows. Every text in it has passed the mask. */
export function requestDetail(request: FinishedRequest, mask: Mask): RequestDetail {
  const query = mask(request.query)
  const response = request.responseText
  return {
    id: request.id,
    environment: request.environment,
    method: request.method,
    path: request.path,
    status: request.status,
    code: request.code,
    outcome: request.outcome,
    requestBytes: request.body === null ? 0 : Buffer.byteLength(request.body),
    responseBytes: request.responseBytes,
    timing: request.timing,
    clientOid: request.clientOid,
    url: `${request.origin}${request.path}${query === '' ? '' : `?${query}`}`,
    query,
    requestHeaders: sentHeaders(request.headers, mask),
    requestBody: request.body === null ? null : mask(request.body),
    responseHeaders: receivedHeaders(request.responseHeaders, mask),
    responseBody:
      response === null ? null : spelledOut(mask(response).slice(0, MOST_BODY_CHARACTERS)),
    truncated: response !== null && response.length > MOST_BODY_CHARACTERS,
    message: request.message === null ? null : mask(request.message),
    signedText: request.signedText === null ? null : mask(request.signedText),
    failure: request.failure,
  }
}

function sentHeaders(headers: ReadonlyArray<string>, mask: Mask): ReadonlyArray<HeaderLine> {
  const lines: HeaderLine[] = []
  for (let at = 0; at + 1 < headers.length; at += 2) {
    const name = headers[at] ?? ''
    lines.push({ name, value: maskedHeader(name, headers[at + 1] ?? '', mask) })
  }
  return lines
}

function receivedHeaders(headers: IncomingHttpHeaders, mask: Mask): ReadonlyArray<HeaderLine> {
  const lines: HeaderLine[] = []
  for (const [name, value] of Object.entries(headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) {
      lines.push({ name: spelledOut(name), value: spelledOut(maskedHeader(name, one, mask)) })
    }
  }
  return lines
}
