import { INTERVAL_MS, type Interval } from '../../../shared/domain/market.ts'
import { formatCountdown } from '../../format/time-text.ts'

const HOUR_MS = 3_600_000

/**
 * How long until a candle closes, `04:07` or, of an hour and more, `11:04:07`. Empty when
 * `nowMs`, the exchange's time in Unix ms, is not within it, as between two candles.
 */
export function timeLeftText(openAtMs: number, interval: Interval, nowMs: number): string {
  const lengthMs = INTERVAL_MS[interval]
  const closesAtMs = openAtMs + lengthMs
  if (nowMs < openAtMs || nowMs >= closesAtMs) return ''
  const text = formatCountdown(closesAtMs, nowMs)
  return lengthMs >= HOUR_MS ? text : text.slice('00:'.length)
}
