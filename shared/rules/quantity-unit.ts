import { type Category, isFutures, isInverse } from '../domain/instrument.ts'
import type { OrderType, Side } from '../domain/order.ts'

export type QuantityUnit = 'base' | 'quote'

/**
 * The only unit in which the exchange reads a quantity. Market buys of spot and margin are sized by
 * the quote amount to spend, coin-margined futures by quote coin, everything else by base coin.
 * Source: uta/trade/Place-Order, parameter `qty`.
 */
export function wireUnit(category: Category, side: Side, orderType: OrderType): QuantityUnit {
  if (isInverse(category)) return 'quote'
  if (isFutures(category)) return 'base'
  return side === 'buy' && orderType === 'market' ? 'quote' : 'base'
}
