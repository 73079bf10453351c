import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, isMultipleOf, toText } from '../../../../shared/domain/decimal.ts'
import { convertUnit } from '../../../../shared/rules/contract-value.ts'
import { checkOrder } from '../../../../shared/rules/order-check.ts'
import {
  largestAffordable,
  lossAtStop,
  quantityFromUnit,
  type SizingOrder,
  shareOfAvailable,
  sizeForRisk,
} from '../../../../shared/rules/sizing.ts'
import {
  aDraft,
  anOrderContext,
  aPerpetual,
  aPosition,
  aSpotPair,
  someBalances,
} from '../../../helpers/builders.ts'

const spot = anOrderContext({
  instrument: aSpotPair(),
  balances: someBalances({ BTC: '0.1234567', USDT: '1000' }),
})
const order = (changes: Partial<SizingOrder> = {}): SizingOrder => ({
  side: 'buy',
  orderType: 'limit',
  positionSide: null,
  marginMode: 'crossed',
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
      anOrderContext({ positions: [aPosition()] }),
      '0.6656',
    ],
    [
      'reducing a long',
      order({ side: 'sell', reduceOnly: true }),
      anOrderContext({ positions: [aPosition()] }),
      '0.5',
    ],
    ['reducing without a position', order({ reduceOnly: true }), anOrderContext(), '0'],
    ['more than the exchange takes', order({ price: decimal('0.1') }), anOrderContext(), '1200'],
    ['unknown coins', order(), anOrderContext({ balances: null }), null],
    ['unknown price', order({ price: null }), spot, null],
    [
      'unknown leverage',
      order(),
      anOrderContext({ leverages: { crossed: null, isolated: '10' } }),
      null,
    ],
  ] as const)('%s', (_name, sizing, context, expected) => {
    expect(text(largestAffordable(sizing, context))).toBe(expected)
  })

  it('is a quarter at 25 %', () => {
    // 0.1656 / 4 = 0.0414
    expect(text(shareOfAvailable(decimal('25'), order(), anOrderContext()))).toBe('0.0414')
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
            leverages: { crossed: String(leverage), isolated: null },
            balances: someBalances({ USDT: '12345.678' }),
            instrument: aPerpetual({ minNotional: '0', minQuantity: '0' }),
          })
          const share = shareOfAvailable(
            decimal(String(percent)),
            order({ side, price: decimal(price) }),
            context,
          )
          if (share === null || share.eq(0)) return
          const draft = aDraft({ side, price, quantity: toText(share) })
          expect(checkOrder(draft, context)).toEqual([])
        },
      ),
    )
  })
})

const inverse = aPerpetual({
  category: 'COIN-FUTURES',
  symbol: 'BTCUSD',
  quoteCoin: 'USD',
  quantityStep: '1',
})

describe('an amount told in another unit', () => {
  it('is rounded down to the step of the unit it is told in', () => {
    // 100 / 60000 = 0.00166666…; 0.0123 x 60000.5 = 738.00615
    const inBase = quantityFromUnit(decimal('100'), 'quote', 'base', decimal('60000'), aPerpetual())
    expect(toText(inBase)).toBe('0.0016')
    const price = decimal('60000.5')
    const inQuote = quantityFromUnit(decimal('0.0123'), 'base', 'quote', price, inverse)
    expect(toText(inQuote)).toBe('738')
  })

  it('never costs more than the quote amount and lies on the step', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.integer({ min: 1, max: 1e9 }),
        (quote, price) => {
          const base = quantityFromUnit(
            decimal(`${quote}`),
            'quote',
            'base',
            decimal(`${price}`),
            aSpotPair(),
          )
          expect(base.times(price).lte(quote)).toBe(true)
          expect(isMultipleOf(base, decimal('0.000001'))).toBe(true)
        },
      ),
    )
  })

  it('comes back within one step', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e8 }),
        fc.integer({ min: 1, max: 1e6 }),
        (steps, tenths) => {
          const price = decimal(`${tenths}`).div(10)
          const step = decimal('0.0001')
          const base = decimal(`${steps}`).times(step)
          const quote = convertUnit(base, 'base', 'quote', price)
          const back = quantityFromUnit(quote, 'quote', 'base', price, aPerpetual())
          expect(back.lte(base)).toBe(true)
          expect(base.minus(back).lte(step)).toBe(true)
        },
      ),
    )
  })
})

describe('a size for a risk', () => {
  it.each([
    // Linear long: 1000 + 0.0006 x (60000 + 59000) = 1071.4 a coin; 100 / 1071.4 = 0.09333…
    ['a long', aPerpetual(), 'long', '60000', '59000', '100', '0.0933'],
    // Linear short: 1000 + 0.0006 x (60000 + 61000) = 1072.6; 100 / 1072.6 = 0.09323…
    ['a short', aPerpetual(), 'short', '60000', '61000', '100', '0.0932'],
    // Inverse long: 1/50000 - 1/60000 = 0.00000333…; fees 0.0006 x (1/60000 + 1/50000) = 0.000000022;
    // 0.01 / 0.00000335533… = 2980.3…
    ['an inverse long', inverse, 'long', '60000', '50000', '0.01', '2980'],
    // Inverse short: 1/50000 - 1/60000 again, entered at 50000 and stopped at 60000.
    ['an inverse short', inverse, 'short', '50000', '60000', '0.01', '2980'],
    ['a stop above a long', aPerpetual(), 'long', '60000', '60000', '100', null],
    ['a stop below a short', aPerpetual(), 'short', '60000', '59000', '100', null],
  ] as const)('of %s', (_name, instrument, side, entry, stop, risk, expected) => {
    const size = sizeForRisk(
      decimal(risk),
      side,
      decimal(entry),
      decimal(stop),
      decimal('0.0006'),
      instrument,
    )
    expect(size === null ? null : toText(size)).toBe(expected)
  })

  it('never loses more than the risk, and one step more would', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 1000, max: 900_000 }),
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 1, max: 100_000 }),
        (isInverse, isLong, entryTenths, gapPermille, riskUnits) => {
          const instrument = isInverse ? inverse : aPerpetual()
          const side = isLong ? 'long' : 'short'
          const entry = decimal(`${entryTenths}`).div(10)
          const gap = entry.times(gapPermille).div(1000)
          const stop = isLong ? entry.minus(gap) : entry.plus(gap)
          const risk = decimal(`${riskUnits}`).div(isInverse ? 1000 : 1)
          const rate = decimal('0.0006')
          const { category } = instrument
          const size = sizeForRisk(risk, side, entry, stop, rate, instrument)
          if (size === null) throw new Error('the stop is on the losing side')
          const loss = lossAtStop(category, side, size, entry, stop, rate)
          expect(loss?.round(30, 3).lte(risk) || size.eq(0)).toBe(true)
          const more = size.plus(instrument.quantityStep)
          expect(lossAtStop(category, side, more, entry, stop, rate)?.gt(risk)).toBe(true)
        },
      ),
    )
  })
})
