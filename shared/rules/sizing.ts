import { type Decimal, decimal, floorToStep, minimum, ONE, ZERO } from '../domain/decimal.ts'
import { type Instrument, isFutures } from '../domain/instrument.ts'
import type { OrderType, Side } from '../domain/order.ts'
import { reducibleSize } from './funds-check.ts'
import type { OrderContext } from './order-context.ts'
import { type QuantityUnit, wireUnit } from './quantity-unit.ts'

/** Base coin for a quote amount at a price, down to the step. `price` must be positive. */
export function baseFromQuote(quote: Decimal, price: Decimal, instrument: Instrument): Decimal {
  return floorToStep(quote.div(price), decimal(instrument.quantityStep))
}

/** Down to the step that the wire asks for in this unit. */
function floorToUnit(amount: Decimal, unit: QuantityUnit, instrument: Instrument): Decimal {
  const step = unit === 'quote' ? instrument.quoteStep : instrument.quantityStep
  return step === null ? amount : floorToStep(amount, decimal(step))
}

export interface SizingOrder {
  readonly side: Side
  readonly orderType: OrderType
  readonly reduceOnly: boolean
  /** The limit, or the price at which a market order is expected to fill. */
  readonly price: Decimal | null
}

/**
 * The largest quantity, in the wire's unit, that the account can really pay for: futures include
 * leverage, the taker fee, and what stands against the order. Rounded down to the step, never
 * above the exchange's largest order. `null` when coins, price or leverage are not known.
 */
export function largestAffordable(order: SizingOrder, context: OrderContext): Decimal | null {
  const affordable = isFutures(context.instrument.category)
    ? affordableFutures(order, context)
    : affordableSpot(order, context)
  if (affordable === null) return null
  const unit = wireUnit(context.instrument.category, order.side, order.orderType)
  const bound = unit === 'base' ? boundOf(order.orderType, context.instrument) : null
  const capped = bound === null ? affordable : minimum(affordable, decimal(bound))
  return floorToUnit(capped.gt(0) ? capped : ZERO, unit, context.instrument)
}

/** `percent` (0 to 100) of the largest affordable quantity, down to the step. */
export function shareOfAvailable(
  percent: number,
  order: SizingOrder,
  context: OrderContext,
): Decimal | null {
  const largest = largestAffordable(order, context)
  if (largest === null) return null
  const unit = wireUnit(context.instrument.category, order.side, order.orderType)
  const share = largest.times(Math.min(100, Math.max(0, Math.round(percent)))).div(100)
  return floorToUnit(share, unit, context.instrument)
}

function affordableSpot(order: SizingOrder, context: OrderContext): Decimal | null {
  if (context.available === null) return null
  if (order.side === 'sell') return decimal(context.available.base)
  const quote = decimal(context.available.quote)
  if (order.orderType === 'market') return quote
  return order.price === null || order.price.lte(0) ? null : quote.div(order.price)
}

function affordableFutures(order: SizingOrder, context: OrderContext): Decimal | null {
  if (context.available === null) return null
  const against = reducibleSize(order.side, context.position)
  if (order.reduceOnly) return against
  if (order.price === null || order.price.lte(0) || context.leverage === null) return null
  const share = ONE.div(decimal(context.leverage)).plus(context.takerFeeRate ?? '0')
  const opening = decimal(context.available.quote).div(order.price.times(share))
  return against.plus(opening.gt(0) ? opening : ZERO)
}

function boundOf(orderType: OrderType, instrument: Instrument): string | null {
  if (orderType === 'limit') return instrument.maxQuantity
  return instrument.maxMarketQuantity ?? instrument.maxQuantity
}
