import type { LoginFault } from '../auth/login-authentication.ts'
import type { TradeReply } from './trade-door.ts'

/** Control codes of Bitget page common/websocket-intro that this exchange sends. */
export type ControlCode = LoginFault | 30001 | 30002 | 30003 | 30004 | 30007 | 30016 | 30033

const TEXTS: Readonly<Record<Exclude<ControlCode, 30001 | 30002 | 30003>, string>> = {
  30004: 'User not logged in/User must be logged in',
  30005: 'error',
  30007: 'Request over limit, connection close',
  30011: 'Invalid ACCESS_KEY',
  30012: 'Invalid ACCESS_PASSPHRASE',
  30013: 'Invalid ACCESS_TIMESTAMP',
  30014: 'Request timestamp expired',
  30015: 'Invalid sign',
  30016: 'Param error',
  30033: 'Service upgrade in progress. Connection reset imminent. Please reconnect.',
}

/** The code is a JSON number: one client takes only the number 0 of a login for success. */
export function loginFrame(connId: string): string {
  return JSON.stringify({ event: 'login', code: 0, connId })
}

/** Echoes the whole arg; never with an `id`, which would make it a trade reply. */
export function subscribedFrame(
  event: 'subscribe' | 'unsubscribe',
  arg: unknown,
  connId: string,
): string {
  return JSON.stringify({ event, arg, connId })
}

export function errorFrame(
  code: Exclude<ControlCode, 30001 | 30002 | 30003>,
  connId: string,
): string {
  return frame(code, TEXTS[code], connId)
}

/** The offending arg stands in the text alone, its keys in alphabetical order. */
export function unknownTopicFrame(arg: unknown, connId: string): string {
  const entries = typeof arg === 'object' && arg !== null ? Object.entries(arg) : []
  const sorted = Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
  return frame(30001, `${shortened(JSON.stringify(sorted))} doesn't exist`, connId)
}

export function unreadableFrame(text: string, connId: string): string {
  return frame(30002, `Unrecognized request: ${shortened(text)}`, connId)
}

export function unknownOpFrame(op: string, connId: string): string {
  return frame(30003, `INVALID op:${shortened(op)}`, connId)
}

/** An order command that was received; the truth arrives on the order topic. `code` is text here. */
export function tradeFrame(id: string, reply: TradeReply, connId: string, nowMs: number): string {
  const { topic, category, args, ...times } = reply
  const outcome = { code: '0', msg: 'Success', ...times, connId, ts: String(nowMs) }
  return JSON.stringify({ event: 'trade', id, topic, category, args, ...outcome })
}

/** A refused order command: `code` is text here, and `id` the one sent. */
export function tradeErrorFrame(id: string, code: string, msg: string): string {
  return JSON.stringify({ event: 'error', id, code, msg })
}

function frame(code: ControlCode, msg: string, connId: string): string {
  return JSON.stringify({ event: 'error', code, msg, connId })
}

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}
