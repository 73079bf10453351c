import { type Decimal, decimal, maximum, parseDecimal } from '../../domain/decimal.ts'
import type { OrderDraft } from '../../domain/order.ts'
import { levelsAgainst } from '../book-walk.ts'
import { convertUnit } from '../contract-value.ts'
import { instrumentUnit } from '../quantity-unit.ts'
import type { GuardGround } from './guard-ground.ts'
import { usdRate } from './usd-rate.ts'

/** Positive amounts as typed; `null`: unreadable, which the rules tell. */
export function positiveAmount(text: string | null): Decimal | null {
  const value = parseDecimal(text ?? '')
  return value?.gt(0) === true ? value : null
}

/** Quantity in the unit of the instrument's sizes; `null`: the price that it takes is not known. */
export function instrumentQuantity(draft: OrderDraft, ground: GuardGround): Decimal | null {
  const amount = positiveAmount(draft.quantity)
  const unit = instrumentUnit(draft.category)
  if (amount === null || draft.quantityUnit === unit) return amount
  // By amount the best price buys the most.
  const price = bestPrice(draft, ground)
  return price === null ? null : convertUnit(amount, draft.quantityUnit, unit, price)
}

/** Largest value at which it may fill, USD; `null`: a price or a rate is not known. */
export function notionalUsd(draft: OrderDraft, ground: GuardGround): Decimal | null {
  const amount = positiveAmount(draft.quantity)
  const { quoteCoin } = ground.context.instrument
  const rate = usdRate(quoteCoin, ground.context.balances)
  if (amount === null || rate === null) return null
  if (draft.quantityUnit === 'quote') return amount.times(rate)
  const price = dearestPrice(draft, ground)
  return price === null ? null : amount.times(price).times(rate)
}

/** A sell below the market fills at the market, a buy above it at most at its limit. */
function dearestPrice(draft: OrderDraft, ground: GuardGround): Decimal | null {
  const limit = positiveAmount(draft.price)
  const market = bestPrice(draft, ground)
  if (draft.orderType === 'market') return market
  if (limit === null || market === null) return limit ?? market
  return maximum(limit, market)
}

function bestPrice(draft: OrderDraft, { context, book }: GuardGround): Decimal | null {
  const best = book === null ? undefined : levelsAgainst(book, draft.side)[0]
  return best === undefined ? positiveAmount(context.referencePrice) : decimal(best.price)
}
