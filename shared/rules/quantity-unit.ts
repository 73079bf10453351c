import { type Category, type Instrument, isFutures, isInverse } from '../domain/instrument.ts'
import type { OrderType, Side } from '../domain/order.ts'

export type QuantityUnit = 'base' | 'quote'

/**
 * The unit of positions, book levels and limits of an instrument: quote coin (contracts of one
 * dollar) for COIN-FUTURES, base coin for everything else.
 * Source: uta/trade/Place-Order, parameter `qty`.
 */
export function instrumentUnit(category: Category): QuantityUnit {
  return isInverse(category) ? 'quote' : 'base'
}

/**
 * The only unit in which the exchange reads the quantity of an order: that of the instrument, but
 * market buys of spot and margin are sized by the quote amount to spend.
 * Source: uta/trade/Place-Order, parameter `qty`.
 */
export function wireUnit(category: Category, side: Side, orderType: OrderType): QuantityUnit {
  if (isFutures(category)) return instrumentUnit(category)
  return side === 'buy' && orderType === 'market' ? 'quote' : 'base'
}

/** Name of the coin that a unit counts. */
export function unitCoin(
  unit: QuantityUnit,
  coins: { readonly baseCoin: string; readonly quoteCoin: string },
): string {
  return unit === 'base' ? coins.baseCoin : coins.quoteCoin
}

/** Name of the coin that sizes of an instrument count. */
export function sizeCoin(
  instrument: Pick<Instrument, 'category' | 'baseCoin' | 'quoteCoin'>,
): string {
  return unitCoin(instrumentUnit(instrument.category), instrument)
}
