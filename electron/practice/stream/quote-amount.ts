import { isInverse } from '../../../shared/domain/instrument.ts'
import type { FillRecord } from '../engine/order-records.ts'

/** Coin-margined fills are sized in quote coin, all others are valued in it. */
export function quoteAmount({ category, quantity, value }: FillRecord): string {
  return isInverse(category) ? quantity : value
}
