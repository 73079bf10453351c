import { UNKNOWN } from './unknown.ts'

export type TimeZone = 'local' | 'utc'
/** `time` 14:03:07 · `time-ms` 14:03:07.042 · `date-time` 2026-09-21 14:03:07 · `minute` 14:03 · `date` 2026-09-21 */
export type TimeStyle = 'time' | 'time-ms' | 'date-time' | 'date-time-ms' | 'minute' | 'date'

const two = (value: number) => String(value).padStart(2, '0')

/** Unix ms for people, in ISO order, which both languages read. Unknown is "–". */
export function formatTime(atMs: number | null, zone: TimeZone, style: TimeStyle): string {
  if (atMs === null || !Number.isFinite(atMs)) return UNKNOWN
  const at = new Date(atMs)
  const isUtc = zone === 'utc'
  const date = [
    isUtc ? at.getUTCFullYear() : at.getFullYear(),
    two((isUtc ? at.getUTCMonth() : at.getMonth()) + 1),
    two(isUtc ? at.getUTCDate() : at.getDate()),
  ].join('-')
  const minute = `${two(isUtc ? at.getUTCHours() : at.getHours())}:${two(isUtc ? at.getUTCMinutes() : at.getMinutes())}`
  const second = `${minute}:${two(at.getUTCSeconds())}`
  const ms = `${second}.${String(at.getUTCMilliseconds()).padStart(3, '0')}`
  switch (style) {
    case 'date':
      return date
    case 'minute':
      return minute
    case 'time':
      return second
    case 'time-ms':
      return ms
    case 'date-time':
      return `${date} ${second}`
    case 'date-time-ms':
      return `${date} ${ms}`
  }
}

/** `02:14:07` until a moment; `00:00:00` when it has passed. */
export function formatCountdown(untilMs: number | null, nowMs: number): string {
  if (untilMs === null) return UNKNOWN
  const seconds = Math.max(0, Math.floor((untilMs - nowMs) / 1000))
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
