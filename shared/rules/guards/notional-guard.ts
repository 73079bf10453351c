import { decimal } from '../../domain/decimal.ts'
import { orderError } from '../order-error.ts'
import { overText } from './figure-text.ts'
import { type Guard, unchecked } from './guard-ground.ts'
import { notionalUsd, positiveAmount } from './order-amount.ts'

/** Largest value of a single order, USD, before leverage. */
export const notionalGuard: Guard = (draft, ground) => {
  const { isOn, limit } = ground.limits.notional
  if (!isOn || positiveAmount(draft.quantity) === null) return null
  const value = notionalUsd(draft, ground)
  if (value === null) return unchecked('notional', ground)
  if (value.lte(decimal(limit))) return null
  return orderError('guard-notional', 'quantity', { limit, value: overText(value) })
}
