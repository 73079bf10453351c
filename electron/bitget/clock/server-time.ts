import type { ServerTime } from '../../../shared/domain/timing.ts'

const MILLISECONDS = /^\d{13}$/
const MICROSECONDS = /^\d{16}$/

/**
 * Reads X-BG-REQUEST-ACCEPT-TIME or X-BG-RESPONSE-COMPLETE-TIME. The documentation gives no unit:
 * 13 digits are milliseconds, 16 are microseconds, anything else is `null`.
 */
export function parseServerTime(text: string | null): ServerTime | null {
  if (text === null) return null
  if (MILLISECONDS.test(text)) return { text, unit: 'ms', atMs: Number(text) }
  if (MICROSECONDS.test(text)) return { text, unit: 'us', atMs: Number(text) / 1000 }
  return null
}

/**
 * complete - accept in ms, never clamped. Sixteen digits are below 2^53, so the difference of two
 * times of one unit is exact.
 */
export function exchangeShareMs(
  accept: ServerTime | null,
  complete: ServerTime | null,
): number | null {
  if (accept === null || complete === null) return null
  if (accept.unit !== complete.unit) return complete.atMs - accept.atMs
  const difference = Number(complete.text) - Number(accept.text)
  return accept.unit === 'us' ? difference / 1000 : difference
}
