import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, toText } from '../../../../shared/domain/decimal.ts'
import { CATEGORIES } from '../../../../shared/domain/instrument.ts'
import {
  averagePrice,
  contractValue,
  profitOfMove,
  quantityOfValue,
  valueUnit,
} from '../../../../shared/rules/contract-value.ts'
import { instrumentUnit, wireUnit } from '../../../../shared/rules/quantity-unit.ts'

describe('units of a product line', () => {
  it.each([
    // category, limit buy, market buy, market sell, value
    ['SPOT', 'base', 'quote', 'base', 'quote'],
    ['MARGIN', 'base', 'quote', 'base', 'quote'],
    ['USDT-FUTURES', 'base', 'base', 'base', 'quote'],
    ['USDC-FUTURES', 'base', 'base', 'base', 'quote'],
    ['COIN-FUTURES', 'quote', 'quote', 'quote', 'base'],
  ] as const)('%s', (category, limitBuy, marketBuy, marketSell, value) => {
    expect(wireUnit(category, 'buy', 'limit')).toBe(limitBuy)
    expect(wireUnit(category, 'buy', 'market')).toBe(marketBuy)
    expect(wireUnit(category, 'sell', 'market')).toBe(marketSell)
    expect(wireUnit(category, 'sell', 'limit')).toBe(instrumentUnit(category))
    expect(valueUnit(category)).toBe(value)
  })
})

describe('the value of a quantity', () => {
  it.each([
    ['USDT-FUTURES', '0.5', '60000', '30000'],
    // 30000 contracts of a dollar at 60000 are half a coin.
    ['COIN-FUTURES', '30000', '60000', '0.5'],
  ] as const)('%s', (category, quantity, price, value) => {
    expect(toText(contractValue(category, decimal(quantity), decimal(price)))).toBe(value)
    expect(toText(quantityOfValue(category, decimal(value), decimal(price)))).toBe(quantity)
    expect(toText(averagePrice(category, decimal(quantity), decimal(value)))).toBe(price)
  })
})

describe('the profit of a move', () => {
  it.each([
    ['USDT-FUTURES', 'long', '0.5', '60000', '61000', '500'],
    ['USDC-FUTURES', 'short', '0.5', '60000', '61000', '-500'],
    // 30000 / 50000 - 30000 / 60000 = 0.6 - 0.5 coins
    ['COIN-FUTURES', 'long', '30000', '50000', '60000', '0.1'],
    ['COIN-FUTURES', 'short', '30000', '50000', '60000', '-0.1'],
    // Falling costs an inverse long more coins than rising by as much gains: 0.75 - 0.6
    ['COIN-FUTURES', 'long', '30000', '50000', '40000', '-0.15'],
  ] as const)('%s %s', (category, side, quantity, from, to, profit) => {
    const found = profitOfMove(category, side, decimal(quantity), decimal(from), decimal(to))
    expect(toText(found)).toBe(profit)
  })

  it('is what the other side loses, and nothing when the price stands still', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CATEGORIES),
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 1, max: 1e6 }),
        (category, quantity, from, to) => {
          const move = (side: 'long' | 'short', end: number) =>
            profitOfMove(
              category,
              side,
              decimal(`${quantity}`),
              decimal(`${from}`),
              decimal(`${end}`),
            )
          expect(move('long', to).plus(move('short', to)).eq(0)).toBe(true)
          expect(move('long', from).eq(0)).toBe(true)
          if (to > from) expect(move('long', to).gt(0)).toBe(true)
        },
      ),
    )
  })
})
