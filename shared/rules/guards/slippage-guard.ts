import { decimal, ONE, toText } from '../../domain/decimal.ts'
import { levelsAgainst, walkBook } from '../book-walk.ts'
import { averagePrice } from '../contract-value.ts'
import { orderError } from '../order-error.ts'
import { overText } from './figure-text.ts'
import { type Guard, unchecked } from './guard-ground.ts'
import { positiveAmount } from './order-amount.ts'

/**
 * A market order may not fill, on average, worse than the best price by more than this. One that the
 * known book cannot fill whole is over any limit. Limit orders have the price band instead.
 */
export const slippageGuard: Guard = (draft, ground) => {
  const { isOn, limit } = ground.limits.slippage
  const amount = positiveAmount(draft.quantity)
  if (!isOn || draft.orderType !== 'market' || amount === null) return null
  const { book } = ground
  if (book === null) return unchecked('slippage', ground)
  const { category, side, quantityUnit: unit } = draft
  const walk = walkBook(category, book, side, { unit, amount }, null)
  const best = levelsAgainst(book, side)[0]
  if (!walk.complete || best === undefined || walk.quantity.eq(0)) {
    return orderError('guard-book-depth', 'quantity', { limit, value: toText(walk.quantity) })
  }
  const ratio = averagePrice(category, walk.quantity, walk.value).div(decimal(best.price))
  const percent = (side === 'buy' ? ratio.minus(ONE) : ONE.minus(ratio)).times(100)
  if (percent.lte(decimal(limit))) return null
  return orderError('guard-slippage', 'quantity', { limit, value: overText(percent) })
}
