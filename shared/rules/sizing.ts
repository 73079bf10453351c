import {
  type Decimal,
  decimal,
  floorToStep,
  maximum,
  minimum,
  ONE,
  ZERO,
} from '../domain/decimal.ts'
import {
  type Category,
  type Instrument,
  isFutures,
  isInverse,
  settleCoin,
} from '../domain/instrument.ts'
import type { MarginMode, OrderType, PositionSide } from '../domain/order.ts'
import { contractValue, convertUnit, profitOfMove, quantityOfValue } from './contract-value.ts'
import { availableCoin, freeMargin } from './margin-funds.ts'
import { leverageOfOrder, type OrderContext } from './order-context.ts'
import { isClosing, type OrderAim } from './order-effect.ts'
import { instrumentUnit, type QuantityUnit, wireUnit } from './quantity-unit.ts'
import { restingShare } from './resting-orders.ts'

/** Down to the step that the wire asks for in this unit. */
function floorToUnit(amount: Decimal, unit: QuantityUnit, instrument: Instrument): Decimal {
  const isQuantity = unit === instrumentUnit(instrument.category)
  const step = isQuantity ? instrument.quantityStep : instrument.quoteStep
  return step === null ? amount : floorToStep(amount, decimal(step))
}

/** An amount told in another unit at a price, down to the step of that unit. `price` must be positive. */
export function quantityFromUnit(
  amount: Decimal,
  from: QuantityUnit,
  to: QuantityUnit,
  price: Decimal,
  instrument: Instrument,
): Decimal {
  return floorToUnit(convertUnit(amount, from, to, price), to, instrument)
}

/** What pays for an order: one coin on spot and margin; on futures the free margin and what it may share. */
export function availableFor(
  order: OrderAim & { readonly marginMode: MarginMode | null },
  context: OrderContext,
): { readonly amount: Decimal; readonly coin: string } | null {
  const { balances, instrument, referencePrice } = context
  if (balances === null) return null
  const settle = settleCoin(instrument)
  if (settle === null) {
    const coin = order.side === 'sell' ? instrument.baseCoin : instrument.quoteCoin
    return { amount: availableCoin(balances, coin), coin }
  }
  const reference = referencePrice === null ? null : decimal(referencePrice)
  const { sharedMargin } = restingShare(order, context)
  const amount = freeMargin(instrument, balances, reference, order.marginMode, sharedMargin)
  return amount === null ? null : { amount, coin: settle }
}

export interface SizingOrder extends OrderAim {
  readonly orderType: OrderType
  readonly marginMode: MarginMode | null
  /** The limit, or the price at which a market order is expected to fill. */
  readonly price: Decimal | null
}

/**
 * The largest quantity, in the wire's unit, that the account can really pay for: futures count the
 * free margin of the whole account, leverage, the taker fee, and what stands against the order;
 * spot and margin the coins that are there, nothing borrowed. Rounded down to the step, never above
 * the exchange's largest order. `null` when balances, price or leverage are not known.
 */
export function largestAffordable(order: SizingOrder, context: OrderContext): Decimal | null {
  const { category } = context.instrument
  const affordable = isFutures(category)
    ? affordableFutures(order, context)
    : affordableSpot(order, context)
  if (affordable === null) return null
  const unit = wireUnit(category, order.side, order.orderType)
  const isQuantity = unit === instrumentUnit(category)
  const bound = isQuantity ? boundOf(order.orderType, context.instrument) : null
  const capped = bound === null ? affordable : minimum(affordable, decimal(bound))
  return floorToUnit(capped.gt(0) ? capped : ZERO, unit, context.instrument)
}

/** `percent` (0 to 100) of the largest affordable quantity, down to the step. */
export function shareOfAvailable(
  percent: Decimal,
  order: SizingOrder,
  context: OrderContext,
): Decimal | null {
  const largest = largestAffordable(order, context)
  if (largest === null || percent.lt(0) || percent.gt(100)) return null
  const unit = wireUnit(context.instrument.category, order.side, order.orderType)
  return floorToUnit(largest.times(percent).div(100), unit, context.instrument)
}

/**
 * The largest quantity whose loss from entry to stop, with the taker fee of both, stays within
 * `risk` (settle coin). Unit of the instrument, down to the step. `null` when the stop is not on
 * the losing side of the entry.
 */
export function sizeForRisk(
  risk: Decimal,
  side: PositionSide,
  entry: Decimal,
  stop: Decimal,
  takerFeeRate: Decimal,
  instrument: Instrument,
): Decimal | null {
  const loss = lossAtStop(instrument.category, side, ONE, entry, stop, takerFeeRate)
  if (loss === null) return null
  return floorToStep(risk.div(loss), decimal(instrument.quantityStep))
}

/** What is lost, fees of both ends included, when a position is stopped out. Settle coin. `null` as above. */
export function lossAtStop(
  category: Category,
  side: PositionSide,
  quantity: Decimal,
  entry: Decimal,
  stop: Decimal,
  takerFeeRate: Decimal,
): Decimal | null {
  if (side === 'long' ? stop.gte(entry) : stop.lte(entry)) return null
  return netOfTrip(category, side, quantity, entry, stop, takerFeeRate).times(-1)
}

/** Profit from entry to exit less the taker fee of both. Settle coin. */
export function netOfTrip(
  category: Category,
  side: PositionSide,
  quantity: Decimal,
  entry: Decimal,
  exit: Decimal,
  takerFeeRate: Decimal,
): Decimal {
  const start = contractValue(category, quantity, entry)
  const end = contractValue(category, quantity, exit)
  const fees = start.plus(end).times(takerFeeRate)
  return profitOfMove(category, side, quantity, entry, exit).minus(fees)
}

function affordableSpot(order: SizingOrder, context: OrderContext): Decimal | null {
  const { balances, instrument } = context
  if (balances === null) return null
  if (order.side === 'sell') return availableCoin(balances, instrument.baseCoin)
  const quote = availableCoin(balances, instrument.quoteCoin)
  if (order.orderType === 'market') return quote
  return order.price === null || order.price.lte(0) ? null : quote.div(order.price)
}

function affordableFutures(order: SizingOrder, context: OrderContext): Decimal | null {
  const { balances, instrument, referencePrice } = context
  if (balances === null) return null
  const { held, reducible, sharedMargin } = restingShare(order, context)
  if (isClosing(order)) return held
  const leverage = leverageOfOrder(context, order)
  if (order.price === null || order.price.lte(0) || leverage === null) return null
  const reference = referencePrice === null ? order.price : decimal(referencePrice)
  const free = freeMargin(instrument, balances, reference, order.marginMode, sharedMargin)
  if (free === null) return null
  // free = (size - reducible) x price / leverage + (size - held) x price x fee
  const { category } = instrument
  const fee = decimal(context.takerFeeRate ?? '0')
  const bought = quantityOfValue(category, free, dearest(order, order.price, reference, category))
  const spared = reducible.div(decimal(leverage)).plus(held.times(fee))
  return maximum(held, bought.plus(spared).div(ONE.div(decimal(leverage)).plus(fee)))
}

/**
 * The check before sending values a market order at the reference, the exchange at the best price: what
 * both can pay for is counted at the dearer one. An inverse contract is worth more at the lower price.
 */
function dearest(
  order: SizingOrder,
  price: Decimal,
  reference: Decimal,
  category: Category,
): Decimal {
  if (order.orderType === 'limit') return price
  return isInverse(category) ? minimum(price, reference) : maximum(price, reference)
}

function boundOf(orderType: OrderType, instrument: Instrument): string | null {
  if (orderType === 'limit') return instrument.maxQuantity
  return instrument.maxMarketQuantity ?? instrument.maxQuantity
}
