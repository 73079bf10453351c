import { parseBoundedJson } from '../server/bounded-json.ts'
import type { TradeMessage } from './trade-request.ts'

/** What a client said, read but not judged. */
export type ClientMessage =
  | { readonly kind: 'ping' }
  | { readonly kind: 'login'; readonly argument: unknown }
  | { readonly kind: 'subscribe' | 'unsubscribe'; readonly args: ReadonlyArray<unknown> }
  | { readonly kind: 'trade'; readonly request: TradeMessage }
  /** No JSON object, or no list of arguments where there must be one. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'unknown-op'; readonly op: string }

/** As many args as fit into the 4096 bytes that the exchange states for a frame, and some. */
const MOST_ARGS = 100

/** Bitget page common/websocket-intro. Unknown top-level keys are ignored. */
export function parseClientMessage(text: string): ClientMessage {
  if (text === 'ping') return { kind: 'ping' }
  const frame = parseObject(text)
  if (frame === null) return { kind: 'unreadable' }
  const { op, args } = frame
  if (op === 'trade') return { kind: 'trade', request: tradeMessage(frame) }
  if (op === 'login') return { kind: 'login', argument: Array.isArray(args) ? args[0] : undefined }
  if (op !== 'subscribe' && op !== 'unsubscribe') return unknownOp(op)
  if (!Array.isArray(args) || args.length === 0 || args.length > MOST_ARGS) {
    return { kind: 'unreadable' }
  }
  return { kind: op, args }
}

function tradeMessage(frame: Record<string, unknown>): TradeMessage {
  const { id, topic, category, args, requestTime } = frame
  return { id: typeof id === 'string' ? id : null, topic, category, args, requestTime }
}

/** `{"op":"ping"}` counts as unreadable: the exchange calls it an unrecognised request. */
function unknownOp(op: unknown): ClientMessage {
  if (op === 'ping') return { kind: 'unreadable' }
  return { kind: 'unknown-op', op: typeof op === 'string' ? op : 'null' }
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const parsed = parseBoundedJson(text)
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
    // Any object may be read by name; every member is checked where it is used.
    return isObject ? (parsed as Record<string, unknown>) : null
  } catch {
    return null
  }
}
