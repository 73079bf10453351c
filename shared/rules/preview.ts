import { type Decimal, decimal, maximum, ONE, parseDecimal, ZERO } from '../domain/decimal.ts'
import { isFutures } from '../domain/instrument.ts'
import type { Book } from '../domain/market.ts'
import type { OrderDraft } from '../domain/order.ts'
import { levelsAgainst, walkBook } from './book-walk.ts'
import { averagePrice, contractValue } from './contract-value.ts'
import { leverageOfOrder, type OrderContext } from './order-context.ts'
import { isClosing } from './order-effect.ts'
import { restingShare } from './resting-orders.ts'

/**
 * What sending this order now would do, as far as the known book tells. Quantities are in the unit
 * of the instrument, amounts in quote coin; on COIN-FUTURES in base coin.
 */
export interface OrderPreview {
  /** What fills at once, and what would rest. For market buys by amount resting is always zero. */
  readonly takes: Decimal
  readonly rests: Decimal
  /** `true`: part of a market, IOC or FOK order would find no counterpart. */
  readonly partial: boolean
  /** Average and worst price of the part that fills at once; `null` when none does. */
  readonly averagePrice: Decimal | null
  readonly worstPrice: Decimal | null
  /** Average against the best price, as a ratio that is positive when it costs. */
  readonly slippage: Decimal | null
  /** What fills at once plus what rests at its limit. */
  readonly value: Decimal
  /** At taker and maker rates; `null` when the rates are not known. */
  readonly fee: Decimal | null
  /** Futures: margin for the part that opens; `null` when leverage is not known, or on spot. */
  readonly margin: Decimal | null
  /** A post-only order that would take: the exchange accepts and then cancels it. */
  readonly wouldCross: boolean
}

export interface PreviewRates {
  readonly maker: Decimal | null
  readonly taker: Decimal | null
}

/** `null` while price or quantity cannot be read, or the book is not known. */
export function previewOrder(
  draft: OrderDraft,
  book: Book | null,
  rates: PreviewRates,
  context: OrderContext,
): OrderPreview | null {
  const amount = parseDecimal(draft.quantity)
  const limit = draft.orderType === 'limit' ? parseDecimal(draft.price ?? '') : null
  if (book === null || amount === null || amount.lte(0)) return null
  if (draft.orderType === 'limit' && (limit === null || limit.lte(0))) return null

  const { category, side, timeInForce } = draft
  const walk = walkBook(category, book, side, { unit: draft.quantityUnit, amount }, limit)
  const wouldCross = timeInForce === 'post_only' && walk.quantity.gt(0)
  const takes = timeInForce === 'post_only' ? ZERO : walk.quantity
  const takenValue = takes.eq(0) ? ZERO : walk.value
  const mayRest = limit !== null && (timeInForce === 'gtc' || timeInForce === 'post_only')
  const rests = mayRest ? amount.minus(takes) : ZERO
  const restedValue = limit === null ? ZERO : contractValue(category, rests, limit)
  const average = takes.gt(0) ? averagePrice(category, takes, takenValue) : null
  return {
    takes,
    rests,
    partial: !mayRest && !walk.complete,
    averagePrice: average,
    worstPrice: takes.gt(0) ? walk.worstPrice : null,
    slippage: slippageOf(draft, book, average),
    value: takenValue.plus(restedValue),
    fee: feeOf(takenValue, restedValue, rates),
    margin: marginOf(draft, takes.plus(rests), takenValue.plus(restedValue), context),
    wouldCross,
  }
}

function slippageOf(draft: OrderDraft, book: Book, average: Decimal | null): Decimal | null {
  const best = levelsAgainst(book, draft.side)[0]
  if (best === undefined || average === null) return null
  const ratio = average.div(decimal(best.price)).minus(ONE)
  return draft.side === 'buy' ? ratio : ratio.times(-1)
}

function feeOf(taken: Decimal, rested: Decimal, rates: PreviewRates): Decimal | null {
  if (rates.taker === null || rates.maker === null) return null
  return taken.times(rates.taker).plus(rested.times(rates.maker))
}

function marginOf(
  draft: OrderDraft,
  quantity: Decimal,
  value: Decimal,
  context: OrderContext,
): Decimal | null {
  const leverage = leverageOfOrder(context, draft)
  if (!isFutures(draft.category) || leverage === null || quantity.eq(0)) return null
  const opening = isClosing(draft)
    ? ZERO
    : maximum(ZERO, quantity.minus(restingShare(draft, context).reducible))
  return value.times(opening).div(quantity).div(decimal(leverage))
}
