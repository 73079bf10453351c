import {
  type Decimal,
  type DecimalString,
  decimal,
  minimum,
  parseDecimal,
  toText,
} from '../../shared/domain/decimal.ts'
import { isFutures } from '../../shared/domain/instrument.ts'
import type { SizeKind } from '../../shared/domain/settings.ts'
import { convertUnit } from '../../shared/rules/contract-value.ts'
import { targetSide } from '../../shared/rules/order-effect.ts'
import { instrumentUnit, type QuantityUnit, wireUnit } from '../../shared/rules/quantity-unit.ts'
import {
  largestAffordable,
  quantityFromUnit,
  type SizingOrder,
  shareOfAvailable,
  sizeForRisk,
} from '../../shared/rules/sizing.ts'
import {
  aimOf,
  expectedPrice,
  marginModeOf,
  sentType,
  type TicketDraft,
  type TicketGround,
} from './ticket-draft.ts'
import { stopPrice, takesExits } from './ticket-exits.ts'

/** The unit in which the order's quantity goes out. Triggers are always in that of the instrument. */
export function ticketUnit(ticket: TicketDraft, ground: TicketGround): QuantityUnit {
  const { category } = ground.context.instrument
  if (ticket.orderType === 'trigger') return instrumentUnit(category)
  return wireUnit(category, ticket.side, ticket.orderType)
}

/** What a size can be counted in. A market buy by amount can only say what to spend. */
export function sizeKinds(ticket: TicketDraft, ground: TicketGround): ReadonlyArray<SizeKind> {
  const { category } = ground.context.instrument
  const isAmount = ticketUnit(ticket, ground) !== instrumentUnit(category)
  const units: ReadonlyArray<SizeKind> = isAmount ? ['quote'] : ['base', 'quote']
  const isGuarded = isFutures(category) && takesExits(ticket, ground.context)
  return isGuarded ? [...units, 'percent', 'risk'] : [...units, 'percent']
}

/** What the size counts: the chosen kind where it is possible. */
export function effectiveKind(ticket: TicketDraft, ground: TicketGround): SizeKind {
  const { sizeKind } = ticket
  const isPossible = sizeKind !== null && sizeKinds(ticket, ground).includes(sizeKind)
  return isPossible ? sizeKind : ticketUnit(ticket, ground)
}

export function sizingOrder(ticket: TicketDraft, ground: TicketGround): SizingOrder {
  return {
    ...aimOf(ticket, ground.context),
    orderType: sentType(ticket),
    marginMode: marginModeOf(ticket, ground),
    price: expectedPrice(ticket, ground.best),
  }
}

/**
 * The quantity of the order in the wire's unit. A size that is none stays as typed for the rules; one that cannot be worked out yet is empty.
 */
export function ticketQuantity(ticket: TicketDraft, ground: TicketGround): DecimalString {
  const size = parseDecimal(ticket.size)
  if (size === null || size.lte(0)) return ticket.size
  const quantity = quantityOf(effectiveKind(ticket, ground), size, ticket, ground)
  return quantity === null ? '' : toText(quantity)
}

function quantityOf(
  kind: SizeKind,
  size: Decimal,
  ticket: TicketDraft,
  ground: TicketGround,
): Decimal | null {
  const { context } = ground
  const order = sizingOrder(ticket, ground)
  const unit = ticketUnit(ticket, ground)
  if (kind === 'percent') {
    const share = shareOfAvailable(minimum(size, decimal('100')), order, context)
    return share === null ? null : fromSpending(share, unit, order, ground)
  }
  if (kind === 'risk') {
    const stop = stopPrice(ticket, context, ground.best)
    if (order.price === null || stop === null) return null
    const fee = decimal(context.takerFeeRate ?? '0')
    return sizeForRisk(size, targetSide(order), order.price, stop, fee, context.instrument)
  }
  if (kind === unit) return size
  if (order.price === null) return null
  return quantityFromUnit(size, kind, unit, order.price, context.instrument)
}

/** A share of the coins to spend, where a trigger wants the quantity they buy. */
function fromSpending(
  share: Decimal,
  unit: QuantityUnit,
  order: SizingOrder,
  { context }: TicketGround,
): Decimal | null {
  const spent = wireUnit(context.instrument.category, order.side, order.orderType)
  if (spent === unit) return share
  if (order.price === null) return null
  return quantityFromUnit(share, spent, unit, order.price, context.instrument)
}

/** The same order told in another kind of size, as exactly as the step allows. */
export function convertSize(ticket: TicketDraft, to: SizeKind, ground: TicketGround): TicketDraft {
  const quantity = parseDecimal(ticketQuantity(ticket, ground))
  const order = sizingOrder(ticket, ground)
  const unit = ticketUnit(ticket, ground)
  if (quantity === null || to === 'risk') return { ...ticket, sizeKind: to, size: '' }
  if (to === 'percent') {
    const share = shareText(quantity, order, ground)
    return { ...ticket, sizeKind: to, size: share ?? '' }
  }
  if (to === unit) return { ...ticket, sizeKind: to, size: toText(quantity) }
  if (order.price === null) return { ...ticket, sizeKind: to, size: '' }
  // Told whole, so that telling it back gives the same quantity.
  const told = convertUnit(quantity, unit, to, order.price)
  return { ...ticket, sizeKind: to, size: toText(told.round(12, 1)) }
}

function shareText(quantity: Decimal, order: SizingOrder, ground: TicketGround): string | null {
  const largest = largestAffordable(order, ground.context)
  if (largest === null || largest.lte(0)) return null
  return toText(minimum(quantity.div(largest).times(100), decimal('100')).round(1, 1))
}
