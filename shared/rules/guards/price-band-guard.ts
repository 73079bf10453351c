import { decimal, ONE } from '../../domain/decimal.ts'
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
  const ratio = price.div(reference)
  const through = draft.side === 'buy' ? ratio.minus(ONE) : ONE.minus(ratio)
  const percent = through.times(100)
  if (percent.lte(decimal(limit))) return null
  return orderError('guard-price-band', 'price', {
    ...{ limit, value: overText(percent), side: draft.side },
    reference: ground.context.referencePrice ?? '',
  })
}
