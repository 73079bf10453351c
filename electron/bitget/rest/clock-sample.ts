import type { Timing } from '../../../shared/domain/timing.ts'
import type { ClockSample } from '../clock/clock-offset.ts'

const MICROSECOND_MS = 0.001

/** A clock sample from a finished request; `null` unless both times of the exchange came. */
export function clockSample(timing: Timing): ClockSample | null {
  const { accept, complete, phases, startedAtMs } = timing
  if (accept === null || complete === null) return null
  if (phases.sent === null || phases.received === null) return null
  return {
    sentAtMs: startedAtMs + phases.sent,
    receivedAtMs: startedAtMs + phases.received,
    acceptAtMs: accept.atMs,
    completeAtMs: complete.atMs,
    resolutionMs: accept.unit === 'ms' || complete.unit === 'ms' ? 1 : MICROSECOND_MS,
  }
}

/** The same from the time endpoint's own figure, for answers without the two headers. */
export function serverTimeSample(timing: Timing, serverTimeMs: number): ClockSample | null {
  const { phases, startedAtMs } = timing
  if (phases.sent === null || phases.received === null) return null
  return {
    sentAtMs: startedAtMs + phases.sent,
    receivedAtMs: startedAtMs + phases.received,
    acceptAtMs: serverTimeMs,
    completeAtMs: serverTimeMs,
    resolutionMs: 1,
  }
}
