import { checkGuards, checkTriggerGuards } from '../../shared/rules/guards/check-guards.ts'
import type { GuardGround } from '../../shared/rules/guards/guard-ground.ts'
import { checkOrder } from '../../shared/rules/order-check.ts'
import type { OrderContext } from '../../shared/rules/order-context.ts'
import type { InvalidError } from '../../shared/rules/order-error.ts'
import { checkTrigger } from '../../shared/rules/trigger-check.ts'
import { isTrigger, type TicketOrder } from './ticket-order.ts'

/**
 * Everything that can be told wrong with what the ticket would send; at most one error a field. Only
 * of an order that has no fault the user's own guards are asked: `null` figures are not known yet,
 * and then main alone judges.
 */
export function checkTicket(
  order: TicketOrder,
  context: OrderContext,
  guards: Omit<GuardGround, 'context'> | null,
): ReadonlyArray<InvalidError> {
  const errors = isTrigger(order) ? checkTrigger(order, context) : checkOrder(order, context)
  if (errors.length > 0 || guards === null) return errors
  const ground = { ...guards, context }
  const first = (
    isTrigger(order) ? checkTriggerGuards(order, ground) : checkGuards(order, ground)
  )[0]
  return first === undefined ? [] : [first]
}
