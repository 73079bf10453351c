import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { priceKey, sizeKind } from '../../../../../electron/bitget/book/decimal-text.ts'
import { decimal } from '../../../../../shared/domain/decimal.ts'

const plainText = fc
  .tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.stringMatching(/^\d{0,7}$/))
  .map(([whole, decimals]) => (decimals === '' ? `${whole}` : `${whole}.${decimals}`))

describe('priceKey', () => {
  it('orders and equates texts exactly as exact decimals do', () => {
    fc.assert(
      fc.property(plainText, plainText, (left, right) => {
        const exact = decimal(left).cmp(decimal(right))
        expect(Math.sign(priceKey(left) - priceKey(right))).toBe(exact)
      }),
    )
  })

  it.each([
    ['64010.5', '64010.50'],
    ['0.1', '0.1000000000000000000000'],
    ['7', '7.000'],
  ])('gives %s and %s the same key', (left, right) => {
    expect(priceKey(left)).toBe(priceKey(right))
  })

  it.each([
    '',
    '.',
    '1.',
    '.5',
    '-1',
    '+1',
    'NaN',
    '1e400',
    'Infinity',
    '1.2.3',
    ' 1',
    '1_0',
    '0x10',
    '1234567890123456',
    '1'.repeat(500),
  ])('refuses %j', (text) => {
    expect(priceKey(text)).toBe(-1)
  })
})

describe('sizeKind', () => {
  it.each([
    ['0', 'zero'],
    ['0.000', 'zero'],
    ['0.001', 'positive'],
    ['123456789012345678901234.5', 'positive'],
    ['-1', 'refused'],
    ['', 'refused'],
    ['NaN', 'refused'],
    ['1e3', 'refused'],
    ['1.', 'refused'],
    ['9'.repeat(100), 'refused'],
  ])('reads %j as %s', (text, kind) => {
    expect(sizeKind(text)).toBe(kind)
  })
})
