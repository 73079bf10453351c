import Big from 'big.js'
import type { Balances } from '../domain/balance.ts'
import { type Decimal, decimal, toText } from '../domain/decimal.ts'
import { isFutures } from '../domain/instrument.ts'
import type { OrderDraft } from '../domain/order.ts'
import { contractValue, valueUnit } from './contract-value.ts'
import { availableCoin, freeMargin } from './margin-funds.ts'
import { leverageOfOrder, type OrderContext } from './order-context.ts'
import { isClosing, reducibleSize } from './order-effect.ts'
import { type InvalidError, orderError } from './order-error.ts'
import { sizeCoin, unitCoin } from './quantity-unit.ts'
import { restingShare } from './resting-orders.ts'

export interface OrderFigures {
  /** `null` for market orders. */
  readonly price: Decimal | null
  /** In the draft's unit. */
  readonly quantity: Decimal
}

/**
 * Whether the account can pay for it. Nothing is said while the balances are unknown, nor of
 * MARGIN, where the exchange lends what is missing and alone knows how much.
 */
export function checkFunds(
  draft: OrderDraft,
  figures: OrderFigures,
  context: OrderContext,
): InvalidError | null {
  const { balances } = context
  if (balances === null || draft.category === 'MARGIN') return null
  if (!isFutures(draft.category)) return checkSpot(draft, figures, context, balances)
  if (isClosing(draft)) return checkReducible(draft, figures, context)
  return checkMargin(draft, figures, context, balances)
}

/** Spot fees are taken from what is received, so they do not raise what must be there. */
function checkSpot(
  draft: OrderDraft,
  figures: OrderFigures,
  context: OrderContext,
  balances: Balances,
): InvalidError | null {
  const { baseCoin, quoteCoin } = context.instrument
  if (draft.side === 'sell') {
    return short(figures.quantity, availableCoin(balances, baseCoin), baseCoin)
  }
  const quote = availableCoin(balances, quoteCoin)
  if (draft.quantityUnit === 'quote') return short(figures.quantity, quote, quoteCoin)
  if (figures.price === null) return null
  return short(figures.quantity.times(figures.price), quote, quoteCoin)
}

function checkReducible(
  draft: OrderDraft,
  figures: OrderFigures,
  context: OrderContext,
): InvalidError | null {
  const free = reducibleSize(draft, context.positions)
  if (figures.quantity.lte(free)) return null
  const coin = sizeCoin(context.instrument)
  return orderError('insufficient-position', 'quantity', { available: toText(free), coin })
}

/** Initial margin and taker fee of what opens, against the margin that is free for this order. */
function checkMargin(
  draft: OrderDraft,
  figures: OrderFigures,
  context: OrderContext,
  balances: Balances,
): InvalidError | null {
  const reference = context.referencePrice === null ? null : decimal(context.referencePrice)
  const price = figures.price ?? reference
  const leverage = leverageOfOrder(context, draft)
  if (price === null || leverage === null) return null
  const { held, reducible, sharedMargin } = restingShare(draft, context)
  const { quantity } = figures
  if (quantity.lte(held)) return null
  const available = freeMargin(
    context.instrument,
    balances,
    reference ?? price,
    draft.marginMode,
    sharedMargin,
  )
  if (available === null) return null
  const value = (opening: Decimal) => contractValue(draft.category, opening, price)
  const margin = value(quantity.minus(reducible)).div(decimal(leverage))
  const fee = value(quantity.minus(held)).times(context.takerFeeRate ?? '0')
  const coin = unitCoin(valueUnit(draft.category), context.instrument)
  return short(margin.plus(fee), available, coin)
}

/** Figures for people, each to the side that does not make the shortage look smaller. */
function short(needed: Decimal, available: Decimal, coin: string): InvalidError | null {
  if (needed.lte(available)) return null
  return orderError('above-available', 'quantity', {
    needed: toText(needed.round(8, Big.roundUp)),
    available: toText(available.round(8, Big.roundDown)),
    coin,
  })
}
