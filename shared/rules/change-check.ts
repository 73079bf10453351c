import { type Decimal, decimal, isMultipleOf } from '../domain/decimal.ts'
import { isFutures, isInverse } from '../domain/instrument.ts'
import type { Order, OrderChange } from '../domain/order.ts'
import { checkExit, EXIT_KINDS, type ExitKind } from './exit-check.ts'
import type { OrderContext } from './order-context.ts'
import { isClosing, targetSide } from './order-effect.ts'
import { type InvalidError, orderError, readAmount } from './order-error.ts'
import { checkBand } from './price-check.ts'
import { sizeCoin } from './quantity-unit.ts'

/**
 * What is wrong with new values for a resting order; empty when nothing is. The quantity is the
 * new total in the unit of the instrument, and may not fall to or below what is filled. Reduce-only
 * orders cannot be changed. Source: uta/trade/Modify-Order.
 */
export function checkChange(
  order: Order,
  change: OrderChange,
  context: OrderContext,
): ReadonlyArray<InvalidError> {
  const nothing = Object.values(change).every((value) => value === null)
  return [
    nothing ? orderError('required', null) : null,
    order.reduceOnly
      ? orderError('not-tradable', 'reduceOnly', { symbol: order.symbol, status: 'reduce-only' })
      : null,
    change.price === null ? null : checkNewPrice(order, change.price, context),
    change.quantity === null ? null : checkNewQuantity(order, change, change.quantity, context),
    ...EXIT_KINDS.map((kind) => checkNewExit(kind, order, change, context)),
  ].filter((error) => error !== null)
}

function checkNewPrice(order: Order, text: string, context: OrderContext): InvalidError | null {
  if (order.orderType === 'market') return orderError('wrong-shape', 'price')
  const read = readAmount(text, 'price')
  if ('error' in read) return read.error
  const { tickSize } = context.instrument
  if (!isMultipleOf(read.value, decimal(tickSize))) {
    return orderError('off-tick', 'price', { tick: tickSize })
  }
  return checkBand(order.side, read.value, context)
}

function checkNewQuantity(
  order: Order,
  change: OrderChange,
  text: string,
  context: OrderContext,
): InvalidError | null {
  const read = readAmount(text, 'quantity')
  if ('error' in read) return read.error
  const { quantityStep, minQuantity, maxQuantity } = context.instrument
  const coin = sizeCoin(context.instrument)
  if (!isMultipleOf(read.value, decimal(quantityStep))) {
    return orderError('off-step', 'quantity', { step: quantityStep })
  }
  const filled = decimal(order.filledQuantity)
  if (filled.gt(0) && read.value.lte(filled)) {
    return orderError('below-minimum', 'quantity', { minimum: order.filledQuantity, coin })
  }
  if (read.value.lt(decimal(minQuantity))) {
    return orderError('below-minimum', 'quantity', { minimum: minQuantity, coin })
  }
  if (maxQuantity !== null && read.value.gt(decimal(maxQuantity))) {
    return orderError('above-maximum', 'quantity', { maximum: maxQuantity, coin })
  }
  return checkNewValue(order, change, read.value, context)
}

/** The smallest value is told in quote coin, which is what an inverse instrument counts. */
function checkNewValue(
  order: Order,
  change: OrderChange,
  quantity: Decimal,
  context: OrderContext,
): InvalidError | null {
  const { minNotional, quoteCoin } = context.instrument
  const price = readAmount(change.price ?? order.price ?? '', 'price')
  if ('error' in price) return null
  const value = isInverse(order.category) ? quantity : quantity.times(price.value)
  if (isClosing(order) || value.gte(decimal(minNotional))) return null
  return orderError('below-minimum-value', 'quantity', { minimum: minNotional, coin: quoteCoin })
}

function checkNewExit(
  kind: ExitKind,
  order: Order,
  change: OrderChange,
  context: OrderContext,
): InvalidError | null {
  const exit = change[kind]
  if (exit === null || exit === 'remove') return null
  if (!isFutures(order.category)) return orderError('exit-not-possible', kind)
  if (isClosing(order)) return orderError('exit-closing-order', kind)
  const price = readAmount(change.price ?? order.price ?? '', 'price')
  const reference = 'value' in price ? price.value : null
  return checkExit(kind, exit, targetSide(order), reference, context.instrument.tickSize)
}
