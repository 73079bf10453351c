import type { UnavailableReason } from '../../../shared/domain/error.ts'

/** Why there is no answer. `text` is one plain line without addresses of secrets. */
export interface TransportFailure {
  readonly reason: UnavailableReason
  readonly text: string
}

const REASONS: Readonly<Record<string, UnavailableReason>> = {
  ECONNREFUSED: 'offline',
  ENOTFOUND: 'offline',
  EAI_AGAIN: 'offline',
  ENETUNREACH: 'offline',
  EHOSTUNREACH: 'offline',
  ENETDOWN: 'offline',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ETIMEDOUT: 'timeout',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'unreadable',
  UND_ERR_HEADERS_OVERFLOW: 'unreadable',
  UND_ERR_DESTROYED: 'cancelled',
  UND_ERR_CLOSED: 'cancelled',
  UND_ERR_ABORTED: 'cancelled',
}

const TLS_CODE = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|EPROTO)/

/** The deadline of one whole request passed. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError'
  readonly code = 'KEYDESK_DEADLINE'
}

/** Names a transport error by its code alone: messages of the platform may hold addresses. */
export function transportFailure(error: unknown): TransportFailure {
  const code = codeOf(error)
  if (error instanceof DeadlineError) return { reason: 'timeout', text: 'no answer in time' }
  if (code === null) return { reason: 'reset', text: 'the connection failed' }
  if (code.startsWith('HPE_')) return { reason: 'unreadable', text: `not HTTP (${code})` }
  if (TLS_CODE.test(code)) return { reason: 'tls', text: `secure connection refused (${code})` }
  return { reason: REASONS[code] ?? 'reset', text: `connection trouble (${code})` }
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return 'cause' in error ? codeOf(error.cause) : null
}
