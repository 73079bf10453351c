import type { Interval } from '../../../shared/domain/market.ts'
import { formatCountdown } from '../../format/time-text.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

const LENGTH_MS: Readonly<Record<Interval, number>> = {
  '1m': MINUTE_MS,
  '3m': 3 * MINUTE_MS,
  '5m': 5 * MINUTE_MS,
  '15m': 15 * MINUTE_MS,
  '30m': 30 * MINUTE_MS,
  '1H': HOUR_MS,
  '4H': 4 * HOUR_MS,
  '6H': 6 * HOUR_MS,
  '12H': 12 * HOUR_MS,
  '1D': 24 * HOUR_MS,
}

/**
 * How long until a candle closes, `04:07` or, of an hour and more, `11:04:07`. Empty when
 * `nowMs`, the exchange's time in Unix ms, is not within it, as between two candles.
 */
export function timeLeftText(openAtMs: number, interval: Interval, nowMs: number): string {
  const lengthMs = LENGTH_MS[interval]
  const closesAtMs = openAtMs + lengthMs
  if (nowMs < openAtMs || nowMs >= closesAtMs) return ''
  const text = formatCountdown(closesAtMs, nowMs)
  return lengthMs >= HOUR_MS ? text : text.slice('00:'.length)
}
