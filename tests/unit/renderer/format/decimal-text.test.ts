import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  digitsOfStep,
  formatDecimal,
  formatPercent,
} from '../../../../renderer/format/decimal-text.ts'

describe('formatDecimal', () => {
  it.each([
    ['61250.5', { digits: 1 }, '61,250.5'],
    ['61250.5', { digits: 2 }, '61,250.50'],
    ['61250.5', {}, '61,250.5'],
    ['1234567890123456789.123456789', {}, '1,234,567,890,123,456,789.123456789'],
    ['-0.004', { digits: 2 }, '0.00'],
    ['-12.345', { digits: 2 }, '−12.35'],
    ['12.345', { digits: 2, sign: true }, '+12.35'],
    ['0', { digits: 2, sign: true }, '0.00'],
    ['999.995', { digits: 2 }, '1,000.00'],
    ['1000', { grouping: false }, '1000'],
    ['0.0000112384', { digits: 10 }, '0.0000112384'],
  ])('shows %s with %o as %s', (text, format, shown) => {
    expect(formatDecimal(text, { language: 'en', ...format })).toBe(shown)
  })

  it.each([null, '', 'NaN', '1e5', 'abc'])('shows %s as unknown, never as zero', (text) => {
    expect(formatDecimal(text, { language: 'en', digits: 2 })).toBe('–')
  })

  it('loses no digit of any plain decimal', () => {
    const digits = fc.stringMatching(/^[1-9]\d{0,18}\.\d{1,18}$/)
    fc.assert(
      fc.property(digits, (text) => {
        const shown = formatDecimal(text, {
          language: 'zh-CN',
          digits: (text.split('.')[1] ?? '').length,
        })
        expect(shown.replaceAll(',', '')).toBe(text)
      }),
    )
  })
})

it.each([
  ['0.1', 1],
  ['0.10', 1],
  ['0.00001', 5],
  ['5', 0],
  ['100', 0],
  ['0.5', 1],
])('takes %s as a step of %i digits', (step, digits) => {
  expect(digitsOfStep(step)).toBe(digits)
})

it('shows a ratio as a percentage, with its sign', () => {
  expect(formatPercent('0.0124', { language: 'en', digits: 2, sign: true })).toBe('+1.24%')
  expect(formatPercent('-0.00005', { language: 'en', digits: 3 })).toBe('−0.005%')
  expect(formatPercent(null, { language: 'en', digits: 2 })).toBe('–')
})
