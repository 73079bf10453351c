import type { OrderDraft } from '../../shared/domain/order.ts'
import type { TriggerDraft } from '../../shared/domain/strategy-order.ts'
import {
  aimOf,
  marginModeOf,
  sentType,
  type TicketDraft,
  type TicketGround,
} from './ticket-draft.ts'
import { exitsOf } from './ticket-exits.ts'
import { ticketQuantity, ticketUnit } from './ticket-size.ts'

/** What a ticket sends: an order, or one that waits for its trigger. */
export type TicketOrder = OrderDraft | TriggerDraft

export function isTrigger(order: TicketOrder): order is TriggerDraft {
  return 'trigger' in order
}

/** The order that the ticket describes, in the wire's unit; what cannot be read stays for the rules. */
export function toTicketOrder(ticket: TicketDraft, ground: TicketGround): TicketOrder {
  return ticket.orderType === 'trigger'
    ? toTriggerDraft(ticket, ground)
    : toOrderDraft(ticket, ground)
}

function toOrderDraft(ticket: TicketDraft, ground: TicketGround): OrderDraft {
  const { category, symbol } = ground.context.instrument
  const orderType = sentType(ticket)
  const isLimit = orderType === 'limit'
  return {
    category,
    symbol,
    ...aimOf(ticket, ground.context),
    orderType,
    price: isLimit ? (ticket.price ?? '') : null,
    quantity: ticketQuantity(ticket, ground),
    quantityUnit: ticketUnit(ticket, ground),
    timeInForce: isLimit && ticket.postOnly ? 'post_only' : isLimit ? ticket.timeInForce : 'gtc',
    marginMode: marginModeOf(ticket, ground),
    stpMode: ticket.stpMode ?? ground.defaults.stpMode,
    ...exitsOf(ticket, ground.context, ground.best),
  }
}

function toTriggerDraft(ticket: TicketDraft, ground: TicketGround): TriggerDraft {
  const { category, symbol } = ground.context.instrument
  return {
    kind: 'trigger',
    category,
    symbol,
    ...aimOf(ticket, ground.context),
    marginMode: marginModeOf(ticket, ground),
    quantity: ticketQuantity(ticket, ground),
    trigger: {
      triggerPrice: ticket.triggerPrice,
      triggerBy: ticket.triggerBy,
      orderType: ticket.triggered,
      limitPrice: ticket.triggered === 'limit' ? (ticket.price ?? '') : null,
    },
  }
}
