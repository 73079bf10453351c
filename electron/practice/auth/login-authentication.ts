import type { PracticeKey } from '../accounts/practice-key.ts'
import type { KeyAccess } from './key-access.ts'
import { mayCallFrom, TIMESTAMP_WINDOW_MS } from './request-authentication.ts'
import { isLoginSignature } from './request-signature.ts'
import { isSameText } from './same-text.ts'

/** The control codes of Bitget page common/websocket-intro that a login can meet. */
export type LoginFault = 30005 | 30011 | 30012 | 30013 | 30014 | 30015

export type LoginResult =
  | { readonly kind: 'accepted'; readonly key: PracticeKey }
  | { readonly kind: 'refused'; readonly code: LoginFault }

const SECONDS_DIGITS = 10

/**
 * Checks the single argument of a socket login. The timestamp may be a JSON number or a string, in
 * seconds or milliseconds; the digits as sent are what was signed.
 */
export function authenticateLogin(
  argument: unknown,
  address: string,
  access: KeyAccess,
  nowMs: number,
): LoginResult {
  const { apiKey, passphrase, timestamp, sign } = readFields(argument)
  const key = access.find(apiKey)
  if (key === undefined) return refused(30011)
  if (access.isFrozen(key.accountId)) return refused(30005)
  if (!mayCallFrom(key, address)) return refused(30005)
  if (!isSameText(key.passphrase, passphrase)) return refused(30012)
  if (!/^\d{10,13}$/.test(timestamp)) return refused(30013)
  const atMs = timestamp.length === SECONDS_DIGITS ? Number(timestamp) * 1000 : Number(timestamp)
  if (Math.abs(nowMs - atMs) > TIMESTAMP_WINDOW_MS) return refused(30014)
  if (!isLoginSignature(key, timestamp, sign)) return refused(30015)
  return { kind: 'accepted', key }
}

function refused(code: LoginFault): LoginResult {
  return { kind: 'refused', code }
}

function readFields(argument: unknown) {
  // Any object may be read by name; every field is checked on its way out.
  const fields =
    typeof argument === 'object' && argument !== null ? (argument as Record<string, unknown>) : {}
  return {
    apiKey: textOf(fields.apiKey),
    passphrase: textOf(fields.passphrase),
    timestamp: textOf(fields.timestamp),
    sign: textOf(fields.sign),
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value : ''
}
