import { type Category, isFutures } from '../domain/instrument.ts'
import type { OrderType, Side } from '../domain/order.ts'

export type QuantityUnit = 'base' | 'quote'

/**
 * The only unit in which the exchange reads a quantity. Spot market buys are sized by the quote
 * amount to spend, everything else that this version trades by base coin.
 * Source: uta/trade/Place-Order, parameter `qty`.
 */
export function wireUnit(category: Category, side: Side, orderType: OrderType): QuantityUnit {
  if (isFutures(category)) return 'base'
  return side === 'buy' && orderType === 'market' ? 'quote' : 'base'
}
