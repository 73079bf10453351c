import { checkOrder } from '../../shared/rules/order-check.ts'
import type { OrderContext } from '../../shared/rules/order-context.ts'
import type { InvalidError } from '../../shared/rules/order-error.ts'
import { checkTrigger } from '../../shared/rules/trigger-check.ts'
import { isTrigger, type TicketOrder } from './ticket-order.ts'

/** Everything that can be told wrong with what the ticket would send; at most one error a field. */
export function checkTicket(
  order: TicketOrder,
  context: OrderContext,
): ReadonlyArray<InvalidError> {
  return isTrigger(order) ? checkTrigger(order, context) : checkOrder(order, context)
}
