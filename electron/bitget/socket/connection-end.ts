import type { DeskError } from '../../../shared/domain/error.ts'

/** Why a connection ended. `text` is plain and holds nothing secret. */
export interface ConnectionEnd {
  readonly kind: 'lost' | 'login-refused' | 'login-expired' | 'locked'
  readonly code: string
  readonly text: string
  /** Line of the request log of a login that was refused. */
  readonly requestId: number | null
}

/**
 * Whether another connection would end the same way. An expired timestamp is the clock's fault, and
 * clocks are set again: never the end.
 */
export function isRefusal(end: ConnectionEnd): boolean {
  return end.kind !== 'lost' && end.kind !== 'login-expired'
}

/** What the user is told when a connection ended for good. */
export function refusalOf(end: ConnectionEnd): DeskError {
  const { kind, code, text, requestId } = end
  if (kind === 'locked') return { kind: 'unavailable', reason: 'locked' }
  const logged = requestId === null ? {} : { requestId }
  return { kind: 'unauthorised', code, message: text, ...logged }
}
