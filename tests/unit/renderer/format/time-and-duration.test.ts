import { describe, expect, it } from 'vitest'
import {
  formatAge,
  formatBytes,
  formatMs,
  formatOffset,
} from '../../../../renderer/format/duration-text.ts'
import { formatCountdown, formatTime } from '../../../../renderer/format/time-text.ts'

const AT_MS = Date.UTC(2026, 8, 21, 4, 3, 7, 42)

describe('times', () => {
  it.each([
    ['time', '04:03:07'],
    ['time-ms', '04:03:07.042'],
    ['date-time', '2026-09-21 04:03:07'],
    ['date-time-ms', '2026-09-21 04:03:07.042'],
    ['minute', '04:03'],
    ['date', '2026-09-21'],
  ] as const)('shows %s in UTC', (style, shown) => {
    expect(formatTime(AT_MS, 'utc', style)).toBe(shown)
  })
  it('shows an unknown time as unknown', () => {
    expect(formatTime(null, 'utc', 'time')).toBe('–')
  })
  it('counts down and stops at zero', () => {
    expect(formatCountdown(8_047_000, 0)).toBe('02:14:07')
    expect(formatCountdown(0, 5000)).toBe('00:00:00')
  })
})

describe('spans', () => {
  it.each([
    [0.42, '0.42 ms'],
    [3.21, '3.2 ms'],
    [42.31, '42 ms'],
    [0.997, '1.0 ms'],
    [9.97, '10 ms'],
    [999.7, '1.00 s'],
    [1240, '1.24 s'],
    [125_000, '2 min 5 s'],
    [-2.6, '−2.6 ms'],
    [null, '–'],
  ])('shows %s ms as %s', (ms, shown) => {
    expect(formatMs(ms)).toBe(shown)
  })
  it('shows which way a clock is off', () => {
    expect(formatOffset(12.4)).toBe('+12 ms')
    expect(formatOffset(-12.4)).toBe('−12 ms')
  })
  it.each([
    [80, '80 ms'],
    [1200, '1.2 s'],
    [14_300, '14 s'],
    [200_000, '3 min'],
    [7_300_000, '2 h'],
    [200_000_000, '2 d'],
  ])('shows an age of %i ms as %s', (ms, shown) => {
    expect(formatAge(ms, 'en')).toBe(shown)
  })
  it('shows longer ages in the words of the language', () => {
    expect([200_000, 7_300_000, 200_000_000].map((ms) => formatAge(ms, 'zh-CN'))).toEqual([
      '3 分钟',
      '2 小时',
      '2 天',
    ])
  })
  it.each([
    [312, '312 B'],
    [4100, '4.1 kB'],
    [1_300_000, '1.3 MB'],
  ])('shows %i bytes as %s', (bytes, shown) => {
    expect(formatBytes(bytes)).toBe(shown)
  })
})
