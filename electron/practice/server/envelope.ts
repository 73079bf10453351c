import type { Locale, Refusal } from './refusal.ts'
import { refusalText } from './refusal-text.ts'

/** What goes back for one call: HTTP status and the JSON text around the data. */
export interface Answer {
  readonly status: number
  readonly body: string
}

/** `requestTimeMs` is the server's clock. Bitget page uta/guide: `msg` is exactly `success`. */
export function successAnswer(data: unknown, requestTimeMs: number): Answer {
  const envelope = { code: '00000', msg: 'success', requestTime: requestTimeMs, data }
  return { status: 200, body: JSON.stringify(envelope) }
}

export function refusalAnswer(refusal: Refusal, requestTimeMs: number, locale: Locale): Answer {
  const msg = refusalText(refusal.code, refusal.values, locale)
  const envelope = { code: refusal.code, msg, requestTime: requestTimeMs, data: null }
  return { status: refusal.status, body: JSON.stringify(envelope) }
}
