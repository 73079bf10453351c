import { Refusal } from '../server/refusal.ts'
import type { Parameters } from './parameters.ts'

const DAY_MS = 86_400_000

export interface TimeRange {
  readonly startMs: number | undefined
  readonly endMs: number | undefined
}

/** `startTime` and `endTime`, at most `mostDays` apart (00001) and not reversed (40707). */
export function timeRange(parameters: Parameters, mostDays: number): TimeRange {
  const startMs = parameters.timeMs('startTime') ?? undefined
  const endMs = parameters.timeMs('endTime') ?? undefined
  if (startMs === undefined || endMs === undefined) return { startMs, endMs }
  if (startMs > endMs) throw new Refusal('40707')
  if (endMs - startMs > mostDays * DAY_MS) throw new Refusal('00001', [String(mostDays)])
  return { startMs, endMs }
}
