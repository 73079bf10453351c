import { decimal, isMultipleOf } from '../domain/decimal.ts'
import type { Order, OrderChange } from '../domain/order.ts'
import type { OrderContext } from './order-context.ts'
import { type InvalidError, orderError, readAmount } from './order-error.ts'
import { checkBand } from './price-check.ts'

/**
 * What is wrong with new values for a resting order; empty when nothing is. The quantity is the
 * new total, base coin, and may not fall to or below what is filled. Reduce-only orders cannot be
 * changed. Source: uta/trade/Modify-Order.
 */
export function checkChange(
  order: Order,
  change: OrderChange,
  context: OrderContext,
): ReadonlyArray<InvalidError> {
  const { price, quantity, takeProfit, stopLoss } = change
  const nothing = price === null && quantity === null && takeProfit === null && stopLoss === null
  return [
    nothing ? orderError('required', null) : null,
    order.reduceOnly
      ? orderError('not-tradable', 'reduceOnly', { symbol: order.symbol, status: 'reduce-only' })
      : null,
    change.price === null ? null : checkNewPrice(order, change.price, context),
    change.quantity === null ? null : checkNewQuantity(order, change, change.quantity, context),
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
  const { quantityStep, minQuantity, maxQuantity, minNotional, baseCoin, quoteCoin } =
    context.instrument
  if (!isMultipleOf(read.value, decimal(quantityStep))) {
    return orderError('off-step', 'quantity', { step: quantityStep })
  }
  const filled = decimal(order.filledQuantity)
  if (filled.gt(0) && read.value.lte(filled)) {
    return orderError('below-minimum', 'quantity', {
      minimum: order.filledQuantity,
      coin: baseCoin,
    })
  }
  if (read.value.lt(decimal(minQuantity))) {
    return orderError('below-minimum', 'quantity', { minimum: minQuantity, coin: baseCoin })
  }
  if (maxQuantity !== null && read.value.gt(decimal(maxQuantity))) {
    return orderError('above-maximum', 'quantity', { maximum: maxQuantity, coin: baseCoin })
  }
  const price = readAmount(change.price ?? order.price ?? '', 'price')
  if ('value' in price && read.value.times(price.value).lt(decimal(minNotional))) {
    return orderError('below-minimum-value', 'quantity', { minimum: minNotional, coin: quoteCoin })
  }
  return null
}
