import {
  type Decimal,
  type DecimalString,
  decimal,
  maximum,
  parseDecimal,
  roundToStep,
  toText,
} from '../../shared/domain/decimal.ts'
import { type Exits, NO_EXITS } from '../../shared/domain/exit.ts'
import { isFutures } from '../../shared/domain/instrument.ts'
import type { PositionSide } from '../../shared/domain/order.ts'
import type { BracketTemplate } from '../../shared/domain/settings.ts'
import type { ExitKind } from '../../shared/rules/exit-check.ts'
import type { OrderContext } from '../../shared/rules/order-context.ts'
import { isClosing, targetSide } from '../../shared/rules/order-effect.ts'
import {
  aimOf,
  type BestPrices,
  expectedPrice,
  type TicketDraft,
  type TicketExits,
} from './ticket-draft.ts'

/** May this order carry exits at all? Opening orders of futures, sent at once. */
export function takesExits(ticket: TicketDraft, context: OrderContext): boolean {
  const { category } = context.instrument
  return isFutures(category) && ticket.orderType !== 'trigger' && !isClosing(aimOf(ticket, context))
}

/** The exits of the order, prices on the tick. What cannot be read stays as typed for the rules. */
export function exitsOf(ticket: TicketDraft, context: OrderContext, best: BestPrices): Exits {
  const { exits } = ticket
  if (!exits.isOpen || !takesExits(ticket, context)) return NO_EXITS
  const entry = expectedPrice(ticket, best)
  const side = targetSide(aimOf(ticket, context))
  const exit = (kind: ExitKind, limit: string) => {
    if (exits[kind].trim() === '') return null
    const { triggerBy, orderType } = exits
    const triggerPrice = exitPrice(kind, exits, side, entry, context.instrument.tickSize)
    return {
      triggerPrice,
      triggerBy,
      orderType,
      limitPrice: orderType === 'limit' ? limit : null,
    }
  }
  return {
    takeProfit: exit('takeProfit', exits.takeProfitLimit),
    stopLoss: exit('stopLoss', exits.stopLossLimit),
  }
}

/** The stop as a price; `null` when there is none or it cannot be read. */
export function stopPrice(
  ticket: TicketDraft,
  context: OrderContext,
  best: BestPrices,
): Decimal | null {
  const { stopLoss } = exitsOf(ticket, context, best)
  const price = stopLoss === null ? null : parseDecimal(stopLoss.triggerPrice)
  return price?.gt(0) === true ? price : null
}

function exitPrice(
  kind: ExitKind,
  exits: TicketExits,
  side: PositionSide,
  entry: Decimal | null,
  tickSize: string,
): DecimalString {
  const text = exits[kind]
  const distance = parseDecimal(text)
  if (exits.unit === 'price' || distance === null) return text
  if (entry === null) return ''
  const isAbove = (kind === 'takeProfit') === (side === 'long')
  const tick = decimal(tickSize)
  const moved = entry.times(distance).div(100)
  const price = isAbove ? entry.plus(moved) : entry.minus(moved)
  return toText(maximum(roundToStep(price, tick), tick))
}

/** The same exits told in the other unit; texts that cannot be told stay away. */
export function convertExits(
  exits: TicketExits,
  unit: TicketExits['unit'],
  side: PositionSide,
  entry: Decimal | null,
  tickSize: string,
): TicketExits {
  if (unit === exits.unit) return exits
  const tell = (kind: ExitKind) =>
    unit === 'price'
      ? exitPrice(kind, exits, side, entry, tickSize)
      : (distanceOf(exits[kind], entry) ?? '')
  return { ...exits, unit, takeProfit: tell('takeProfit'), stopLoss: tell('stopLoss') }
}

/** Exits at the distances of a template. */
export function withTemplate(exits: TicketExits, template: BracketTemplate): TicketExits {
  return {
    ...exits,
    isOpen: true,
    unit: 'percent',
    takeProfit: template.takeProfitPercent ?? '',
    stopLoss: template.stopLossPercent ?? '',
    triggerBy: template.triggerBy,
  }
}

/** A template of what stands in the ticket; `null` when neither exit can be told as a distance. */
export function toTemplate(
  name: string,
  exits: TicketExits,
  entry: Decimal | null,
): BracketTemplate | null {
  const percent = (text: string) =>
    exits.unit === 'price' ? distanceOf(text, entry) : plainText(text)
  const takeProfitPercent = percent(exits.takeProfit)
  const stopLossPercent = percent(exits.stopLoss)
  if (takeProfitPercent === null && stopLossPercent === null) return null
  return { name, takeProfitPercent, stopLossPercent, triggerBy: exits.triggerBy }
}

/** Distance of a price from the entry, percent with two decimals. */
function distanceOf(text: string, entry: Decimal | null): DecimalString | null {
  const price = parseDecimal(text)
  if (price === null || entry === null) return null
  return toText(price.minus(entry).abs().div(entry).times(100).round(2, 1))
}

function plainText(text: string): DecimalString | null {
  const value = parseDecimal(text)
  return value?.gt(0) === true ? toText(value) : null
}
