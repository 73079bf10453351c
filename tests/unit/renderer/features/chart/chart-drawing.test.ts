import { describe, expect, it } from 'vitest'
import { changedTail } from '../../../../../renderer/features/chart/chart-drawing.ts'
import type { Candle } from '../../../../../shared/domain/market.ts'

const candle = (minute: number, close = '1'): Candle => ({
  openAtMs: minute * 60_000,
  open: '1',
  high: '1',
  low: '1',
  close,
  volume: '1',
})
const known = [candle(1), candle(2), candle(3)]

describe('which candles a chart has to draw again', () => {
  it.each([
    ['the running one changed', [...known.slice(0, 2), candle(3, '2')], 2],
    ['one was added', [...known.slice(0, 2), candle(3, '2'), candle(4)], 2],
    ['older ones came', [candle(0), ...known], null],
    ['an earlier one changed', [candle(1), candle(2, '9'), candle(3)], null],
    ['another series', [candle(11), candle(12), candle(13)], null],
    ['none are left', [], null],
  ])('%s', (_name, after, expected) => {
    expect(changedTail(known, after)).toBe(expected)
  })

  it('draws all the first time', () => {
    expect(changedTail([], known)).toBeNull()
  })
})
