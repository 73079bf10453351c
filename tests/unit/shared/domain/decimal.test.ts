import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decimal,
  floorToStep,
  isMultipleOf,
  parseDecimal,
  roundToStep,
  toText,
} from '../../../../shared/domain/decimal.ts'

describe('decimal text', () => {
  it.each(['0', '-1', '12.3400', '0.00000001', '9'.repeat(40)])('reads %s', (text) => {
    expect(parseDecimal(text)).not.toBeNull()
  })

  it.each([
    '',
    ' 1',
    '1e400',
    'NaN',
    'Infinity',
    '1.',
    '.5',
    '+1',
    '1,000',
    '0x10',
    '9'.repeat(41),
  ])('refuses %j', (text) => {
    expect(parseDecimal(text)).toBeNull()
  })

  it('prints without an exponent and without a negative zero', () => {
    expect(toText(decimal('0.00000001'))).toBe('0.00000001')
    expect(toText(decimal('1').times('1000000000000000000000000'))).toBe(
      '1000000000000000000000000',
    )
    expect(toText(decimal('-0'))).toBe('0')
  })

  it('can be read again when a product has more decimals than a text may have', () => {
    const third = decimal('1').div('3').times('0.0006')
    expect(parseDecimal(toText(third))?.round(20, 0).toFixed()).toBe('0.00019999999999999999')
    const tiny = decimal(`-0.${'0'.repeat(39)}1`)
    expect(toText(tiny.times('0.1'))).toBe('0')
  })
})

describe('steps', () => {
  const cents = fc.integer({ min: 0, max: 1_000_000_000 })
  const stepCents = fc.integer({ min: 1, max: 10_000 })
  const asDecimal = (value: number) => decimal(value.toString()).div(100)

  it('floors to the greatest multiple not above, as integer arithmetic does', () => {
    fc.assert(
      fc.property(cents, stepCents, (value, step) => {
        const expected = value - (value % step)
        expect(floorToStep(asDecimal(value), asDecimal(step)).times(100).eq(expected)).toBe(true)
      }),
    )
  })

  it('rounds to the nearest multiple', () => {
    expect(toText(roundToStep(decimal('61250.54'), decimal('0.1')))).toBe('61250.5')
    expect(toText(roundToStep(decimal('61250.55'), decimal('0.1')))).toBe('61250.6')
  })

  it('knows a multiple', () => {
    expect(isMultipleOf(decimal('0.3'), decimal('0.1'))).toBe(true)
    expect(isMultipleOf(decimal('0.35'), decimal('0.1'))).toBe(false)
  })
})
