import {
  type Decimal,
  type DecimalString,
  decimal,
  parseDecimal,
  toText,
} from '../../shared/domain/decimal.ts'
import { NO_EXITS } from '../../shared/domain/exit.ts'
import { type Instrument, isFutures } from '../../shared/domain/instrument.ts'
import type { OrderDraft, OrderType, Side, TimeInForce } from '../../shared/domain/order.ts'
import { type QuantityUnit, wireUnit } from '../../shared/rules/quantity-unit.ts'
import { quantityFromUnit } from '../../shared/rules/sizing.ts'

/** What stands in the ticket, as typed. */
export interface TicketDraft {
  readonly side: Side
  readonly orderType: OrderType
  /** `null` until the user or the first book has set it. */
  readonly price: string | null
  readonly size: string
  readonly sizeUnit: QuantityUnit
  readonly timeInForce: Exclude<TimeInForce, 'post_only'>
  readonly postOnly: boolean
  readonly reduceOnly: boolean
}

export const EMPTY_TICKET: TicketDraft = {
  side: 'buy',
  orderType: 'limit',
  price: null,
  size: '',
  sizeUnit: 'base',
  timeInForce: 'gtc',
  postOnly: false,
  reduceOnly: false,
}

/** Top of the book; `null` where that side is empty or unknown. */
export interface BestPrices {
  readonly bid: DecimalString | null
  readonly ask: DecimalString | null
}

/** Units in which a size can be typed. A spot market buy can only say how much quote to spend. */
export function sizeUnits(
  ticket: Pick<TicketDraft, 'side' | 'orderType'>,
  instrument: Instrument,
): ReadonlyArray<QuantityUnit> {
  const unit = wireUnit(instrument.category, ticket.side, ticket.orderType)
  return unit === 'quote' ? ['quote'] : ['base', 'quote']
}

/** The unit the size really has now: the chosen one where it is possible. */
export function effectiveUnit(ticket: TicketDraft, instrument: Instrument): QuantityUnit {
  const units = sizeUnits(ticket, instrument)
  return units.includes(ticket.sizeUnit) ? ticket.sizeUnit : 'quote'
}

/** The limit, or the best price against a market order. `null` while neither is known. */
export function expectedPrice(ticket: TicketDraft, best: BestPrices): Decimal | null {
  if (ticket.orderType === 'limit') {
    const limit = parseDecimal(ticket.price ?? '')
    return limit?.gt(0) === true ? limit : null
  }
  const against = ticket.side === 'buy' ? best.ask : best.bid
  return against === null ? null : decimal(against)
}

/**
 * The order that the ticket describes, in the wire's unit. Sizes in quote become base at the
 * expected price, down to the step; a size that cannot be converted stays as typed for the rules.
 */
export function toOrderDraft(
  ticket: TicketDraft,
  instrument: Instrument,
  best: BestPrices,
): OrderDraft {
  const isLimit = ticket.orderType === 'limit'
  return {
    category: instrument.category,
    symbol: instrument.symbol,
    side: ticket.side,
    orderType: ticket.orderType,
    price: isLimit ? (ticket.price ?? '') : null,
    quantity: wireQuantity(ticket, instrument, best),
    quantityUnit: wireUnit(instrument.category, ticket.side, ticket.orderType),
    timeInForce: isLimit && ticket.postOnly ? 'post_only' : isLimit ? ticket.timeInForce : 'gtc',
    reduceOnly: ticket.reduceOnly && isFutures(instrument.category),
    positionSide: null,
    marginMode: isFutures(instrument.category) ? 'crossed' : null,
    stpMode: 'none',
    ...NO_EXITS,
  }
}

function wireQuantity(
  ticket: TicketDraft,
  instrument: Instrument,
  best: BestPrices,
): DecimalString {
  const wire = wireUnit(instrument.category, ticket.side, ticket.orderType)
  const typed = effectiveUnit(ticket, instrument)
  if (typed === wire) return ticket.size
  const price = expectedPrice(ticket, best)
  const size = parseDecimal(ticket.size)
  if (price === null || size === null) return ticket.size
  return toText(quantityFromUnit(size, typed, wire, price, instrument))
}

/** Text for the size field that stands for `quantity` of the wire's unit. */
export function sizeText(
  quantity: Decimal,
  ticket: TicketDraft,
  instrument: Instrument,
  best: BestPrices,
): string {
  const wire = wireUnit(instrument.category, ticket.side, ticket.orderType)
  if (effectiveUnit(ticket, instrument) === wire) return toText(quantity)
  const price = expectedPrice(ticket, best)
  return price === null ? toText(quantity) : toText(quantity.times(price))
}

/** The same size told in the other unit, as exactly as the step allows. */
export function convertSize(
  ticket: TicketDraft,
  to: QuantityUnit,
  instrument: Instrument,
  best: BestPrices,
): TicketDraft {
  const from = effectiveUnit(ticket, instrument)
  const size = parseDecimal(ticket.size)
  const price = expectedPrice(ticket, best)
  if (from === to || size === null || price === null) return { ...ticket, sizeUnit: to }
  const converted =
    to === 'base' ? quantityFromUnit(size, from, to, price, instrument) : size.times(price)
  return { ...ticket, sizeUnit: to, size: toText(converted) }
}
