import { codeText, messageText } from '../errors/exchange-text.ts'
import { isTooDeep, parseJson } from '../parse/json-text.ts'
import { timeOf } from '../stream/push-field.ts'
import { parseSubscription, type Subscription } from './subscription.ts'
import { parseTradeFrame, type TradeFrame } from './trade-frame.ts'

/** `arg` of a data push. `text` is the whole frame, for numbers that JSON.parse would round. */
export interface DataFrame {
  readonly kind: 'data'
  readonly action: 'snapshot' | 'update'
  readonly arg: Subscription
  readonly data: unknown
  /** Push generation time, Unix ms; 0 when it is missing. */
  readonly atMs: number
  readonly text: string
  /** Where the asks of a depth update begin in `text`; `data` is then not parsed and `null`. -1: parsed. */
  readonly levelsAt: number
}

export interface ControlFrame {
  readonly kind: 'control'
  readonly event: 'login' | 'subscribe' | 'unsubscribe' | 'error'
  readonly arg: Subscription | null
  /** Control codes come as numbers, in the docs as strings; `''` when there is none. */
  readonly code: string
  readonly message: string
  /** The whole frame. */
  readonly text: string
}

export type Frame =
  | DataFrame
  | ControlFrame
  | { readonly kind: 'pong' }
  | { readonly kind: 'ping' }
  | TradeFrame
  | { readonly kind: 'malformed'; readonly reason: string }

/**
 * Tells the five families of server frames apart, in the documented order: heartbeat, trade reply
 * (`event` with `id`), control reply, data push, unknown. Never throws.
 */
export function parseFrame(text: string): Frame {
  if (text === 'pong') return { kind: 'pong' }
  if (text === 'ping') return { kind: 'ping' }
  if (isTooDeep(text)) return malformed('nested too deeply')
  let value: unknown
  try {
    value = parseJson(text)
  } catch {
    return malformed('not JSON')
  }
  if (typeof value !== 'object' || value === null) return malformed('not an object')
  const body = value as Record<string, unknown>
  if (typeof body.event === 'string') return parseReply(body, body.event, text)
  return parseData(body, text)
}

function parseData(body: Record<string, unknown>, text: string): Frame {
  const { action, arg, data, ts } = body
  if (action !== 'snapshot' && action !== 'update') return malformed('no known action')
  if (!isSubscription(arg)) return malformed('no arg')
  if (typeof data !== 'object' || data === null) return malformed('no data')
  return { kind: 'data', action, arg, data, atMs: timeOf(ts) ?? 0, text, levelsAt: -1 }
}

function isSubscription(value: unknown): value is Subscription {
  if (typeof value !== 'object' || value === null) return false
  const { instType, topic, symbol, interval } = value as Record<string, unknown>
  if (typeof instType !== 'string' || typeof topic !== 'string') return false
  if (symbol !== undefined && typeof symbol !== 'string') return false
  return interval === undefined || typeof interval === 'string'
}

function parseReply(body: Record<string, unknown>, event: string, text: string): Frame {
  const trade = parseTradeFrame(body, text)
  if (trade !== null) return trade
  if (event !== 'login' && event !== 'subscribe' && event !== 'unsubscribe' && event !== 'error') {
    return malformed('unknown event')
  }
  const { code, msg } = body
  return {
    kind: 'control',
    event,
    arg: parseSubscription(body.arg),
    code: codeText(code),
    message: messageText(msg),
    text,
  }
}

function malformed(reason: string): Frame {
  return { kind: 'malformed', reason }
}
