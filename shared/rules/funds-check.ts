import { type Decimal, decimal, maximum, toText, ZERO } from '../domain/decimal.ts'
import { isFutures } from '../domain/instrument.ts'
import type { OrderDraft, Side } from '../domain/order.ts'
import type { Position } from '../domain/position.ts'
import type { AvailableCoins, OrderContext } from './order-context.ts'
import { type InvalidError, orderError } from './order-error.ts'

export interface OrderFigures {
  /** `null` for market orders. */
  readonly price: Decimal | null
  /** In the draft's unit. */
  readonly quantity: Decimal
}

/** Whether the account can pay for it. Nothing is said while the account's coins are unknown. */
export function checkFunds(
  draft: OrderDraft,
  figures: OrderFigures,
  context: OrderContext,
): InvalidError | null {
  if (context.available === null) return null
  if (!isFutures(draft.category)) return checkSpot(draft, figures, context, context.available)
  if (draft.reduceOnly) return checkReducible(draft, figures, context)
  return checkMargin(draft, figures, context, context.available)
}

/** Spot fees are taken from what is received, so they do not raise what must be there. */
function checkSpot(
  draft: OrderDraft,
  figures: OrderFigures,
  context: OrderContext,
  available: AvailableCoins,
): InvalidError | null {
  const { baseCoin, quoteCoin } = context.instrument
  if (draft.side === 'sell') return short(figures.quantity, available.base, baseCoin)
  if (draft.quantityUnit === 'quote') return short(figures.quantity, available.quote, quoteCoin)
  if (figures.price === null) return null
  return short(figures.quantity.times(figures.price), available.quote, quoteCoin)
}

function checkReducible(
  draft: OrderDraft,
  figures: OrderFigures,
  context: OrderContext,
): InvalidError | null {
  const size = reducibleSize(draft.side, context.position)
  return short(figures.quantity, toText(size), context.instrument.baseCoin)
}

function checkMargin(
  draft: OrderDraft,
  figures: OrderFigures,
  context: OrderContext,
  available: AvailableCoins,
): InvalidError | null {
  const price = figures.price ?? context.referencePrice
  if (price === null || context.leverage === null) return null
  const opening = openingQuantity(draft.side, figures.quantity, context.position)
  if (opening.lte(0)) return null
  const value = opening.times(price)
  const fee = value.times(context.takerFeeRate ?? '0')
  const needed = value.div(decimal(context.leverage)).plus(fee)
  return short(needed, available.quote, context.instrument.quoteCoin)
}

function short(needed: Decimal, available: string, coin: string): InvalidError | null {
  if (needed.lte(available)) return null
  return orderError('above-available', 'quantity', { needed: toText(needed), available, coin })
}

/** How much of the position an order of this side can take away, base coin. */
export function reducibleSize(side: Side, position: Position | null): Decimal {
  if (position === null) return ZERO
  const against = position.side === 'long' ? 'sell' : 'buy'
  return side === against ? decimal(position.size) : ZERO
}

/** In one-way mode an order first takes away what stands against it; only the rest needs margin. */
export function openingQuantity(side: Side, quantity: Decimal, position: Position | null): Decimal {
  return maximum(ZERO, quantity.minus(reducibleSize(side, position)))
}
