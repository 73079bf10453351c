import type { Language } from '../../shared/domain/settings.ts'
import { UNKNOWN } from './unknown.ts'

/** A span of milliseconds: `0.42 ms`, `3.2 ms`, `42 ms`, `1.24 s`, `2 min 5 s`. A minus is kept: it tells of an impossible value. */
export function formatMs(ms: number | null): string {
  if (ms === null || !Number.isFinite(ms)) return UNKNOWN
  const size = Math.abs(ms)
  const sign = ms < 0 ? '−' : ''
  // Each limit is where the next shorter form would round up to.
  if (size < 0.995) return `${sign}${size.toFixed(2)} ms`
  if (size < 9.95) return `${sign}${size.toFixed(1)} ms`
  if (size < 999.5) return `${sign}${size.toFixed(0)} ms`
  if (size < 60_000) return `${sign}${(size / 1000).toFixed(size < 10_000 ? 2 : 1)} s`
  const minutes = Math.floor(size / 60_000)
  return `${sign}${minutes} min ${Math.floor((size % 60_000) / 1000)} s`
}

/** The same with a sign always shown: a clock that is ahead has a plus. */
export function formatOffset(ms: number | null): string {
  if (ms === null || !Number.isFinite(ms)) return UNKNOWN
  return ms > 0 ? `+${formatMs(ms)}` : formatMs(ms)
}

const AGE_UNITS: Readonly<Record<Language, readonly [minute: string, hour: string, day: string]>> =
  {
    en: ['min', 'h', 'd'],
    'zh-CN': ['分钟', '小时', '天'],
  }

/** Age for a status line: `80 ms`, `1.2 s`, `14 s`, `3 min`, `5 h`, `12 d`. */
export function formatAge(ms: number | null, language: Language): string {
  const [minute, hour, day] = AGE_UNITS[language]
  if (ms === null || !Number.isFinite(ms)) return UNKNOWN
  if (ms < 1000) return `${Math.max(0, Math.round(ms))} ms`
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`
  if (ms < 60_000) return `${Math.floor(ms / 1000)} s`
  if (ms < 3_600_000) return `${Math.floor(ms / 60_000)} ${minute}`
  if (ms < 86_400_000) return `${Math.floor(ms / 3_600_000)} ${hour}`
  return `${Math.floor(ms / 86_400_000)} ${day}`
}

/** `312 B`, `4.1 kB`, `1.3 MB` (thousands, not 1024s). */
export function formatBytes(bytes: number | null): string {
  if (bytes === null) return UNKNOWN
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
