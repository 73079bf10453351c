import { describe, expect, it } from 'vitest'
import {
  type HistoryWindow,
  newestWindow,
  type TimeSpan,
  windowBefore,
} from '../../../../../electron/desk/history/history-windows.ts'

const DAY = 86_400_000
const NOW = 1_790_000_000_000

function windowsOf(span: TimeSpan): ReadonlyArray<HistoryWindow> {
  const windows: HistoryWindow[] = []
  let window = newestWindow(span, NOW)
  while (window !== null && windows.length < 20) {
    windows.push(window)
    window = windowBefore(window, span, NOW)
  }
  return windows
}

const SPANS: ReadonlyArray<readonly [string, TimeSpan, number]> = [
  ['everything', { startMs: null, endMs: null }, 4],
  ['the last hour', { startMs: NOW - 3_600_000, endMs: null }, 1],
  ['a week in the middle', { startMs: NOW - 50 * DAY, endMs: NOW - 43 * DAY }, 1],
  ['45 days', { startMs: NOW - 45 * DAY, endMs: NOW }, 2],
  ['from long ago', { startMs: 0, endMs: NOW - 80 * DAY }, 1],
  ['an end in the future', { startMs: NOW - DAY, endMs: NOW + DAY }, 1],
  ['one millisecond', { startMs: NOW - DAY, endMs: NOW - DAY }, 1],
  ['older than the exchange keeps', { startMs: null, endMs: NOW - 91 * DAY }, 0],
  ['ends before it starts', { startMs: NOW - DAY, endMs: NOW - 2 * DAY }, 0],
  ['starts in the future', { startMs: NOW + DAY, endMs: null }, 0],
]

describe('the windows of a span', () => {
  it.each(SPANS)('%s', (_name, span, count) => {
    const windows = windowsOf(span)
    expect(windows).toHaveLength(count)
    for (const [at, window] of windows.entries()) {
      const endMs = window.endMs ?? NOW
      expect(endMs - window.startMs).toBeLessThanOrEqual(30 * DAY)
      expect(endMs).toBeGreaterThanOrEqual(window.startMs)
      expect(window.startMs).toBeGreaterThan(NOW - 90 * DAY)
      expect(window.startMs).toBeGreaterThanOrEqual(span.startMs ?? 0)
      expect(endMs).toBeLessThanOrEqual(span.endMs ?? NOW)
      // Every millisecond once: the next one ends where this one begins.
      const next = windows[at + 1]
      if (next !== undefined) expect(next.endMs).toBe(window.startMs - 1)
    }
  })

  it('stay open at the end when the span does, so that no clock cuts off the latest rows', () => {
    expect(newestWindow({ startMs: null, endMs: null }, NOW)?.endMs).toBeNull()
    expect(newestWindow({ startMs: null, endMs: NOW + 5 }, NOW)?.endMs).toBeNull()
    expect(newestWindow({ startMs: null, endMs: NOW - 5 }, NOW)?.endMs).toBe(NOW - 5)
  })
})
