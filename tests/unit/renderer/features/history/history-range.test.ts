import { describe, expect, it } from 'vitest'
import {
  FIRST_RANGE,
  fitsFilter,
  isWithin,
  readRange,
} from '../../../../../renderer/features/history/history-range.ts'

const NOW = Date.UTC(2026, 8, 21, 14, 3, 7, 412)
const days = (from: string, to: string) => ({ preset: 'custom', from, to }) as const

describe('the time of a history', () => {
  it.each([
    ['24h', 1],
    ['7d', 7],
    ['30d', 30],
    ['90d', 90],
  ] as const)('of %s reaches back and stays open, never further than asked', (preset, back) => {
    const range = readRange({ ...FIRST_RANGE, preset }, NOW, 'utc')
    if (typeof range === 'string') throw new Error(range)
    expect(range.endMs).toBeNull()
    const age = NOW - (range.startMs ?? 0)
    expect(age).toBeLessThanOrEqual(back * 86_400_000)
    expect(age).toBeGreaterThan(back * 86_400_000 - 60_000)
  })

  it('of whole days holds both, to the last millisecond', () => {
    expect(readRange(days('2026-09-01', '2026-09-20'), NOW, 'utc')).toEqual({
      startMs: Date.UTC(2026, 8, 1),
      endMs: Date.UTC(2026, 8, 21) - 1,
    })
    expect(readRange(days('', ''), NOW, 'utc')).toEqual({ startMs: null, endMs: null })
  })

  it('of local days begins at local midnight', () => {
    const range = readRange(days('2026-09-10', ''), NOW, 'local')
    expect(range).toEqual({ startMs: new Date(2026, 8, 10).getTime(), endMs: null })
  })

  it.each([
    ['2026-9-1', '', 'dateBad'],
    ['2026-02-30', '', 'dateBad'],
    ['', 'today', 'dateBad'],
    ['2026-09-20', '2026-09-19', 'orderBad'],
    ['2026-01-01', '', 'tooOld'],
    ['', '2026-01-01', 'tooOld'],
  ])('from %j to %j cannot be asked: %s', (from, to, problem) => {
    expect(readRange(days(from, to), NOW, 'utc')).toBe(problem)
  })
})

describe('what fits a filter', () => {
  const filter = { category: 'SPOT', symbol: null, startMs: 10, endMs: 20 } as const

  it.each([
    [9, false],
    [10, true],
    [20, true],
    [21, false],
  ])('at %d', (atMs, expected) => {
    expect(isWithin(atMs, filter)).toBe(expected)
  })

  it('by product line, and by symbol where one is chosen', () => {
    const key = { category: 'SPOT', symbol: 'BTCUSDT' } as const
    expect(fitsFilter(key, filter)).toBe(true)
    expect(fitsFilter(key, { ...filter, symbol: 'ETHUSDT' })).toBe(false)
    expect(fitsFilter({ ...key, category: 'MARGIN' }, filter)).toBe(false)
  })
})
