import type { Decimal } from '../domain/decimal.ts'
import { type Category, isInverse } from '../domain/instrument.ts'
import type { PositionSide } from '../domain/order.ts'
import type { QuantityUnit } from './quantity-unit.ts'

/**
 * What quantities are worth. A linear instrument counts base coin and is worth quote coin:
 * quantity × price. COIN-FUTURES are inverse: they count quote coin and are worth base coin,
 * quantity ÷ price. Prices must be positive.
 */

/** The unit in which values, margins, fees and profits of this product line are told. */
export function valueUnit(category: Category): QuantityUnit {
  return isInverse(category) ? 'base' : 'quote'
}

/** Value of a quantity (unit of the instrument) at a price. */
export function contractValue(category: Category, quantity: Decimal, price: Decimal): Decimal {
  return isInverse(category) ? quantity.div(price) : quantity.times(price)
}

/** The quantity (unit of the instrument) that a value buys at a price. */
export function quantityOfValue(category: Category, value: Decimal, price: Decimal): Decimal {
  return isInverse(category) ? value.times(price) : value.div(price)
}

/** The one price at which `quantity` has `value`. Both must be positive. */
export function averagePrice(category: Category, quantity: Decimal, value: Decimal): Decimal {
  return isInverse(category) ? quantity.div(value) : value.div(quantity)
}

/** Before fees, of a position that was held while the price went from one to the other. */
export function profitOfMove(
  category: Category,
  side: PositionSide,
  quantity: Decimal,
  from: Decimal,
  to: Decimal,
): Decimal {
  const start = contractValue(category, quantity, from)
  const end = contractValue(category, quantity, to)
  // A higher price makes an inverse contract worth less of its coin, which is what its buyer gains.
  const gain = isInverse(category) ? start.minus(end) : end.minus(start)
  return side === 'long' ? gain : gain.times(-1)
}

/** An amount told in the other unit; unrounded. */
export function convertUnit(
  amount: Decimal,
  from: QuantityUnit,
  to: QuantityUnit,
  price: Decimal,
): Decimal {
  if (from === to) return amount
  return to === 'quote' ? amount.times(price) : amount.div(price)
}
