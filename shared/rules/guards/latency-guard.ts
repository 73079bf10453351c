import { decimal } from '../../domain/decimal.ts'
import { orderError } from '../order-error.ts'
import type { Guard } from './guard-ground.ts'
import { reducesRisk } from './reduces-risk.ts'

/**
 * No new risk while the way to the exchange is slow or its clock is not known. Without a command
 * lately there is nothing to judge by, and the next one finds out.
 */
export const latencyGuard: Guard = (draft, ground) => {
  const { isOn, limit } = ground.limits.latency
  if (!isOn || reducesRisk(draft, ground.context)) return null
  const { isClockKnown, orderP95Ms } = ground.gates
  if (!isClockKnown) return orderError('guard-clock', null)
  if (orderP95Ms === null || decimal(limit).gte(orderP95Ms)) return null
  return orderError('guard-latency', null, { limit, value: String(Math.ceil(orderP95Ms)) })
}
