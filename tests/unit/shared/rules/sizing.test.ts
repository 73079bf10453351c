import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, isMultipleOf, toText } from '../../../../shared/domain/decimal.ts'
import { checkOrder } from '../../../../shared/rules/order-check.ts'
import {
  baseFromQuote,
  largestAffordable,
  type SizingOrder,
  shareOfAvailable,
} from '../../../../shared/rules/sizing.ts'
import {
  aDraft,
  anOrderContext,
  aPerpetual,
  aPosition,
  aSpotPair,
} from '../../../helpers/builders.ts'

const spot = anOrderContext({
  instrument: aSpotPair(),
  available: { base: '0.1234567', quote: '1000' },
})
const order = (changes: Partial<SizingOrder> = {}): SizingOrder => ({
  side: 'buy',
  orderType: 'limit',
  reduceOnly: false,
  price: decimal('60000'),
  ...changes,
})
const text = (value: ReturnType<typeof largestAffordable>) =>
  value === null ? null : toText(value)

describe('the largest affordable order', () => {
  it.each([
    // 1000 / 60000 = 0.01666666…, step 0.000001
    ['a spot limit buy', order(), spot, '0.016666'],
    ['a spot sell', order({ side: 'sell' }), spot, '0.123456'],
    ['a spot market buy, in quote', order({ orderType: 'market', price: null }), spot, '1000'],
    // 1000 / (60000 x (0.1 + 0.0006)) = 0.165672…, step 0.0001
    ['a futures buy at 10x with its fee', order(), anOrderContext(), '0.1656'],
    // the same, and 0.5 of the long first
    [
      'turning a long round',
      order({ side: 'sell' }),
      anOrderContext({ position: aPosition() }),
      '0.6656',
    ],
    [
      'reducing a long',
      order({ side: 'sell', reduceOnly: true }),
      anOrderContext({ position: aPosition() }),
      '0.5',
    ],
    ['reducing without a position', order({ reduceOnly: true }), anOrderContext(), '0'],
    ['more than the exchange takes', order({ price: decimal('0.1') }), anOrderContext(), '1200'],
    ['unknown coins', order(), anOrderContext({ available: null }), null],
    ['unknown price', order({ price: null }), spot, null],
    ['unknown leverage', order(), anOrderContext({ leverage: null }), null],
  ] as const)('%s', (_name, sizing, context, expected) => {
    expect(text(largestAffordable(sizing, context))).toBe(expected)
  })

  it('is a quarter at 25 %', () => {
    // 0.1656 / 4 = 0.0414
    expect(text(shareOfAvailable(25, order(), anOrderContext()))).toBe('0.0414')
  })

  it('always passes the order check, at every share, price and leverage', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 570_000, max: 630_000 }),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 125 }),
        fc.boolean(),
        (tenths, percent, leverage, sell) => {
          const price = toText(decimal(String(tenths)).div(10))
          const side = sell ? 'sell' : 'buy'
          const context = anOrderContext({
            leverage: String(leverage),
            available: { base: '0', quote: '12345.678' },
            instrument: aPerpetual({ minNotional: '0', minQuantity: '0' }),
          })
          const share = shareOfAvailable(percent, order({ side, price: decimal(price) }), context)
          if (share === null || share.eq(0)) return
          const draft = aDraft({ side, price, quantity: toText(share) })
          expect(checkOrder(draft, context)).toEqual([])
        },
      ),
    )
  })
})

describe('base from quote', () => {
  it('rounds down to the step', () => {
    // 100 / 60000 = 0.00166666…
    expect(toText(baseFromQuote(decimal('100'), decimal('60000'), aPerpetual()))).toBe('0.0016')
  })

  it('never costs more than the quote amount and lies on the step', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.integer({ min: 1, max: 1e9 }),
        (quote, price) => {
          const base = baseFromQuote(decimal(`${quote}`), decimal(`${price}`), aSpotPair())
          expect(base.times(price).lte(quote)).toBe(true)
          expect(isMultipleOf(base, decimal('0.000001'))).toBe(true)
        },
      ),
    )
  })
})
