import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanNumberText, stepText } from '../../../../renderer/components/number-field.tsx'
import { decimal, isMultipleOf } from '../../../../shared/domain/decimal.ts'

describe('a step', () => {
  it.each([
    ['61250.5', '0.1', 1, '61250.6'],
    ['61250.5', '0.1', -10, '61249.5'],
    ['', '0.001', 1, '0.001'],
    ['abc', '0.5', 1, '0.5'],
    ['0.05', '0.1', 1, '0.2'],
    ['0.1', '0.1', -5, '0.0'],
    ['99999999999999999999.1', '0.1', 1, '99999999999999999999.2'],
  ])('of %s by %s × %i gives %s', (text, step, times, shown) => {
    expect(stepText(text, step, times)).toBe(shown)
  })
  it('always lands on the grid and never below zero', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 9 }),
        fc.constantFrom('0.1', '0.01', '5', '0.5', '0.00001'),
        fc.integer({ min: -20, max: 20 }),
        (units, step, times) => {
          const next = decimal(stepText((units / 1000).toFixed(3), step, times))
          expect(isMultipleOf(next, decimal(step))).toBe(true)
          expect(next.gte(0)).toBe(true)
        },
      ),
    )
  })
})

it.each([
  ['61,250.5', '61250.5'],
  [' 1 000 ', '1000'],
  ['0,5', '0,5'],
  ['12.3', '12.3'],
])('reads pasted %s as %s', (text, shown) => {
  expect(cleanNumberText(text)).toBe(shown)
})
