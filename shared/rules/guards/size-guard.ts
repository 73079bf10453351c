import { decimal, toText } from '../../domain/decimal.ts'
import { instrumentId } from '../../domain/instrument.ts'
import { orderError } from '../order-error.ts'
import { sizeCoin } from '../quantity-unit.ts'
import { type Guard, unchecked } from './guard-ground.ts'
import { instrumentQuantity, positiveAmount } from './order-amount.ts'

/** Largest single order of an instrument, in the unit of its sizes. */
export const sizeGuard: Guard = (draft, ground) => {
  const { instrument } = ground.context
  const limit = ground.limits.sizes[instrumentId(instrument)]
  if (limit === undefined || positiveAmount(draft.quantity) === null) return null
  const quantity = instrumentQuantity(draft, ground)
  if (quantity === null) return unchecked('size', ground)
  if (quantity.lte(decimal(limit))) return null
  const value = toText(quantity.round(8))
  return orderError('guard-size', 'quantity', { limit, value, coin: sizeCoin(instrument) })
}
