import { describe, expect, it } from 'vitest'
import { changeOf } from '../../../../../renderer/features/chart/chart-data.ts'
import { timeLeftText } from '../../../../../renderer/features/chart/time-left.ts'

const OPEN = Date.UTC(2026, 0, 5, 12)

describe('how long a candle still runs', () => {
  it.each([
    ['a minute, at its open', '1m', 0, '01:00'],
    ['five minutes', '5m', 53_000, '04:07'],
    ['an hour, at its open', '1H', 0, '01:00:00'],
    ['a day', '1D', 12 * 3_600_000 + 500, '11:59:59'],
    ['a candle that has closed', '1m', 60_000, ''],
    ['a candle that is yet to open', '1m', -1, ''],
  ] as const)('is told for %s', (_, interval, sinceMs, told) => {
    expect(timeLeftText(OPEN, interval, OPEN + sinceMs)).toBe(told)
  })
})

describe('the change of a candle', () => {
  it('is its close against its open', () => {
    expect(changeOf({ open: '200', close: '199.5' })).toEqual({ amount: '-0.5', ratio: '-0.0025' })
  })

  it('is unknown without an opening price', () => {
    expect(changeOf({ open: '0', close: '1' })).toBeNull()
  })
})
