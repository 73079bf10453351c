import { decimal } from '../../domain/decimal.ts'
import { orderError } from '../order-error.ts'
import { overText } from './figure-text.ts'
import { type Guard, unchecked } from './guard-ground.ts'
import { reducesRisk } from './reduces-risk.ts'

/** Once the day has lost this much only orders that reduce may go. */
export const dailyLossGuard: Guard = (draft, ground) => {
  const { isOn, limit } = ground.limits.dailyLoss
  if (!isOn || reducesRisk(draft, ground.context)) return null
  const { dayResult } = ground.gates
  if (dayResult === null) return unchecked('dailyLoss', ground)
  const loss = decimal(dayResult).times(-1)
  if (loss.lt(decimal(limit)) || loss.lte(0)) return null
  return orderError('guard-daily-loss', null, { limit, value: overText(loss) })
}
