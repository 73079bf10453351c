import { type Refusal, rateLimited, refusalOf, SUCCESS_CODE } from '../errors/exchange-codes.ts'
import { codeText, messageText } from '../errors/exchange-text.ts'
import { isTooDeep, parseJson } from '../parse/json-text.ts'

/** What every answer of the exchange is wrapped in (Bitget: any endpoint's page). */
export interface Envelope {
  readonly code: string
  readonly message: string
  readonly data: unknown
}

export type Reading =
  | { readonly kind: 'data'; readonly envelope: Envelope }
  | { readonly kind: 'refusal'; readonly envelope: Envelope | null; readonly refusal: Refusal }

/**
 * Reads one answer. The code decides in every case; the HTTP status only where there is no code,
 * or where it says that the server itself broke. An empty or foreign body proves nothing.
 */
export function readAnswer(status: number, text: string, retryAfterMs: number | null): Reading {
  const envelope = parseEnvelope(text)
  if (envelope !== null && envelope.code !== SUCCESS_CODE) {
    const refusal = refusalOf(envelope.code, envelope.message, status, retryAfterMs)
    return { kind: 'refusal', envelope, refusal }
  }
  if (status === 429) return { kind: 'refusal', envelope, refusal: rateLimited(retryAfterMs) }
  if (status >= 500) return { kind: 'refusal', envelope, refusal: broken('server-error') }
  if (envelope === null || status !== 200) {
    return { kind: 'refusal', envelope, refusal: broken('unreadable') }
  }
  return { kind: 'data', envelope }
}

/** `Retry-After` as seconds or as a date, in ms from `nowMs`; `null` when missing or unreadable. */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null
  if (/^\d{1,6}$/.test(header)) return Number(header) * 1000
  const atMs = Date.parse(header)
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs)
}

function parseEnvelope(text: string): Envelope | null {
  if (text === '' || isTooDeep(text)) return null
  let value: unknown
  try {
    value = parseJson(text)
  } catch {
    // HTML of a gateway, or half an answer: the caller reports it as unreadable.
    return null
  }
  if (typeof value !== 'object' || value === null || !('code' in value)) return null
  const code = codeText(value.code)
  if (code === '') return null
  const message = messageText('msg' in value ? value.msg : '')
  return { code, message, data: 'data' in value ? value.data : null }
}

function broken(reason: 'server-error' | 'unreadable'): Refusal {
  return { error: { kind: 'unavailable', reason }, definite: false }
}
