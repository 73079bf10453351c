import { decimal, isMultipleOf } from '../../shared/domain/decimal.ts'
import { checkOrder } from '../../shared/rules/order-check.ts'
import type { OrderContext } from '../../shared/rules/order-context.ts'
import { type InvalidError, orderError, readAmount } from '../../shared/rules/order-error.ts'
import { isTrigger, type TicketOrder, type TriggerDraft, triggeredOrder } from './ticket-order.ts'

/** Everything that can be told wrong with what the ticket would send; at most one error a field. */
export function checkTicket(
  order: TicketOrder,
  context: OrderContext,
): ReadonlyArray<InvalidError> {
  return isTrigger(order) ? checkTrigger(order, context) : checkOrder(order, context)
}

/** What it sends is judged at the trigger price, where the market will stand when it is sent. */
function checkTrigger(order: TriggerDraft, context: OrderContext): ReadonlyArray<InvalidError> {
  const { triggerPrice, limitPrice } = order.trigger
  const read = readAmount(triggerPrice, 'trigger')
  const then: OrderContext = {
    ...context,
    referencePrice: 'value' in read ? triggerPrice : null,
    market: 'live',
  }
  const found = checkOrder(triggeredOrder(order), then)
  // A market order has no price of its own: its price was the trigger's, told on its own field.
  const sent = limitPrice === null ? found.filter(({ field }) => field !== 'price') : found
  return [checkTriggerPrice(triggerPrice, context), ...sent].filter((error) => error !== null)
}

function checkTriggerPrice(text: string, { instrument }: OrderContext): InvalidError | null {
  const read = readAmount(text, 'trigger')
  if ('error' in read) return read.error
  const { tickSize } = instrument
  return isMultipleOf(read.value, decimal(tickSize))
    ? null
    : orderError('off-tick', 'trigger', { tick: tickSize })
}
