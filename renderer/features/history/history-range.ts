import { HISTORY_DAYS_BACK, type HistoryFilter } from '../../../shared/domain/history.ts'
import type { InstrumentKey } from '../../../shared/domain/instrument.ts'
import type { TimeZone } from '../../format/time-text.ts'

export const RANGE_PRESETS = ['24h', '7d', '30d', '90d', 'custom'] as const
export type RangePreset = (typeof RANGE_PRESETS)[number]

/** The time that a history shows, as it was chosen. */
export interface HistoryRange {
  readonly preset: RangePreset
  /** Days such as `2026-09-21`, read only with `custom`. */
  readonly from: string
  readonly to: string
}

export const FIRST_RANGE: HistoryRange = { preset: '30d', from: '', to: '' }

export interface RangeBounds {
  /** Unix ms, both ends included; `null`: open. */
  readonly startMs: number | null
  readonly endMs: number | null
}

export type RangeProblem = 'dateBad' | 'orderBad' | 'tooOld'

const DAY_MS = 86_400_000
const PRESET_MS: Readonly<Record<Exclude<RangePreset, 'custom'>, number>> = {
  '24h': DAY_MS,
  '7d': 7 * DAY_MS,
  '30d': 30 * DAY_MS,
  '90d': HISTORY_DAYS_BACK * DAY_MS,
}

/**
 * What a range asks for. A preset ends open, so that what happens meanwhile belongs to it; its
 * start is put on the minute, so that asking again asks for the same. Days are whole days of the
 * chosen time zone.
 */
export function readRange(
  range: HistoryRange,
  nowMs: number,
  zone: TimeZone,
): RangeBounds | RangeProblem {
  if (range.preset !== 'custom') {
    const start = nowMs - PRESET_MS[range.preset]
    // A start on the edge of what is kept would be too old by the time that it arrives.
    return { startMs: Math.ceil(start / 60_000) * 60_000, endMs: null }
  }
  const startMs = range.from === '' ? null : startOfDay(range.from, zone, 0)
  const nextDayMs = range.to === '' ? null : startOfDay(range.to, zone, 1)
  if (Number.isNaN(startMs) || Number.isNaN(nextDayMs)) return 'dateBad'
  const endMs = nextDayMs === null ? null : nextDayMs - 1
  if (startMs !== null && endMs !== null && startMs > endMs) return 'orderBad'
  const oldest = nowMs - HISTORY_DAYS_BACK * DAY_MS
  if ((startMs !== null && startMs < oldest) || (endMs !== null && endMs < oldest)) return 'tooOld'
  return { startMs, endMs }
}

/** Start of a day, `later` days on; NaN for what is no day of the calendar. */
function startOfDay(text: string, zone: TimeZone, later: number): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return Number.NaN
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number)
  const asDate = new Date(Date.UTC(year, month - 1, day))
  if (asDate.toISOString().slice(0, 10) !== text) return Number.NaN
  return zone === 'utc'
    ? Date.UTC(year, month - 1, day + later)
    : new Date(year, month - 1, day + later).getTime()
}

/** Is a moment within the bounds? */
export function isWithin(atMs: number, { startMs, endMs }: RangeBounds): boolean {
  return (startMs === null || atMs >= startMs) && (endMs === null || atMs <= endMs)
}

export function fitsFilter(key: InstrumentKey, { category, symbol }: HistoryFilter): boolean {
  return key.category === category && (symbol === null || key.symbol === symbol)
}
