import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  fixed,
  fixedText,
  parseFixed,
  roundTo,
  times,
} from '../../../../../electron/practice/engine/fixed.ts'
import { decimal, toText } from '../../../../../shared/domain/decimal.ts'

const text = fc
  .tuple(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.integer({ min: 0, max: 8 }))
  .map(([digits, decimals]) => toText(decimal(String(digits)).div(10 ** decimals)))

test('text survives, and products agree with the decimal library', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(fixedText(fixed(a))).toBe(a)
      expect(fixedText(times(fixed(a), fixed(b)))).toBe(toText(decimal(a).times(decimal(b))))
    }),
  )
})

test.each(['', ' 1', '1e5', 'NaN', '.5', '5.', '1,000', '0.0000000000000000001', '+1'])(
  '%j is not an amount',
  (wrong) => expect(parseFixed(wrong)).toBeNull(),
)

test.each([
  ['1.25', '0.1', '1.3'],
  ['-1.25', '0.1', '-1.3'],
  ['1.24', '0.1', '1.2'],
])('%s to the nearest %s is %s', (value, step, rounded) =>
  expect(fixedText(roundTo(fixed(value), fixed(step)))).toBe(rounded),
)
