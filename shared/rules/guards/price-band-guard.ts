import { decimal } from '../../domain/decimal.ts'
import { orderError } from '../order-error.ts'
import { overText } from './figure-text.ts'
import { type Guard, unchecked } from './guard-ground.ts'
import { positiveAmount } from './order-amount.ts'

/**
 * Limit orders may not reach further through the market than this: buys above, sells below the
 * reference price. Away from the market they wait and harm nobody.
 */
export const priceBandGuard: Guard = (draft, ground) => {
  const { isOn, limit } = ground.limits.priceBand
  const price = positiveAmount(draft.price)
  if (!isOn || draft.orderType !== 'limit' || price === null) return null
  const reference = positiveAmount(ground.context.referencePrice)
  if (reference === null) return unchecked('priceBand', ground)
  const through = draft.side === 'buy' ? price.minus(reference) : reference.minus(price)
  // Multiplied out: a quotient would be cut off, and takes its time.
  if (through.times(100).lte(reference.times(decimal(limit)))) return null
  const percent = through.times(100).div(reference)
  return orderError('guard-price-band', 'price', {
    ...{ limit, value: overText(percent), side: draft.side },
    reference: ground.context.referencePrice ?? '',
  })
}
