import { HISTORY_DAYS_A_CALL, HISTORY_DAYS_BACK } from '../../../shared/domain/history.ts'

/** Unix ms, both ends included; `null`: open, as a filter says it. */
export interface TimeSpan {
  readonly startMs: number | null
  readonly endMs: number | null
}

/** A span that one call may ask for. `endMs` `null`: up to this moment of the exchange. */
export interface HistoryWindow {
  readonly startMs: number
  readonly endMs: number | null
}

const DAY_MS = 86_400_000
/**
 * The exchange measures both limits with its own clock and at the moment of each call, and answers
 * 00001 beyond them: the desk stays this far inside, which also leaves time to turn the pages.
 */
const MARGIN_MS = 3_600_000
const REACH_MS = HISTORY_DAYS_BACK * DAY_MS - MARGIN_MS
const LENGTH_MS = HISTORY_DAYS_A_CALL * DAY_MS - MARGIN_MS

/** The newest part of a span that one call may ask for; `null`: nothing of it can be asked. */
export function newestWindow(span: TimeSpan, nowMs: number): HistoryWindow | null {
  if (span.endMs === null || span.endMs >= nowMs) return windowUntil(nowMs, true, span, nowMs)
  return windowUntil(span.endMs, false, span, nowMs)
}

/** The part just before `window`; `null`: the span, or what the exchange keeps, ends there. */
export function windowBefore(
  window: HistoryWindow,
  span: TimeSpan,
  nowMs: number,
): HistoryWindow | null {
  return windowUntil(window.startMs - 1, false, span, nowMs)
}

function windowUntil(
  endMs: number,
  isOpen: boolean,
  span: TimeSpan,
  nowMs: number,
): HistoryWindow | null {
  const earliestMs = Math.max(span.startMs ?? 0, nowMs - REACH_MS)
  if (endMs < earliestMs) return null
  return {
    startMs: Math.max(earliestMs, endMs - LENGTH_MS),
    endMs: isOpen ? null : endMs,
  }
}
