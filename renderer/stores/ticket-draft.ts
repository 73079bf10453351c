import {
  type Decimal,
  type DecimalString,
  decimal,
  parseDecimal,
} from '../../shared/domain/decimal.ts'
import type { TriggerSource } from '../../shared/domain/exit.ts'
import { isFutures } from '../../shared/domain/instrument.ts'
import type {
  MarginMode,
  OrderType,
  PositionSide,
  Side,
  StpMode,
  TimeInForce,
} from '../../shared/domain/order.ts'
import type { SizeKind } from '../../shared/domain/settings.ts'
import type { OrderContext } from '../../shared/rules/order-context.ts'
import type { OrderAim } from '../../shared/rules/order-effect.ts'

/** `trigger` waits at the exchange for a price and then sends a limit or market order. */
export type TicketType = OrderType | 'trigger'

/** Take-profit and stop-loss as typed; an empty text is none. */
export interface TicketExits {
  readonly isOpen: boolean
  /** `percent` of the entry price, away from it on the side where each belongs. */
  readonly unit: 'price' | 'percent'
  readonly takeProfit: string
  readonly stopLoss: string
  readonly triggerBy: TriggerSource
  readonly orderType: OrderType
  /** Prices of limit exits. */
  readonly takeProfitLimit: string
  readonly stopLossLimit: string
}

/** What stands in the ticket, as typed. */
export interface TicketDraft {
  readonly side: Side
  /** Hedge mode: whether side and position open or close. */
  readonly intent: 'open' | 'close'
  readonly orderType: TicketType
  /** `null` until the user or the first book has set it. */
  readonly price: string | null
  readonly triggerPrice: string
  readonly triggerBy: TriggerSource
  /** What a trigger sends. */
  readonly triggered: OrderType
  readonly size: string
  /** `null`: the unit of the instrument. */
  readonly sizeKind: SizeKind | null
  readonly timeInForce: Exclude<TimeInForce, 'post_only'>
  readonly postOnly: boolean
  readonly reduceOnly: boolean
  /** `null`: as the settings say. */
  readonly marginMode: MarginMode | null
  readonly stpMode: StpMode | null
  readonly exits: TicketExits
}

export const NO_TICKET_EXITS: TicketExits = {
  isOpen: false,
  unit: 'price',
  takeProfit: '',
  stopLoss: '',
  triggerBy: 'mark',
  orderType: 'market',
  takeProfitLimit: '',
  stopLossLimit: '',
}

export const EMPTY_TICKET: TicketDraft = {
  side: 'buy',
  intent: 'open',
  orderType: 'limit',
  price: null,
  triggerPrice: '',
  triggerBy: 'mark',
  triggered: 'market',
  size: '',
  sizeKind: null,
  timeInForce: 'gtc',
  postOnly: false,
  reduceOnly: false,
  marginMode: null,
  stpMode: null,
  exits: NO_TICKET_EXITS,
}

/** Top of the book; `null` where that side is empty or unknown. */
export interface BestPrices {
  readonly bid: DecimalString | null
  readonly ask: DecimalString | null
}

/** What a ticket is read against. */
export interface TicketGround {
  readonly context: OrderContext
  readonly best: BestPrices
  /** From the settings. */
  readonly defaults: { readonly marginMode: MarginMode; readonly stpMode: StpMode }
}

/** The kind of order that is sent in the end: of a trigger what it sends. */
export function sentType(ticket: TicketDraft): OrderType {
  return ticket.orderType === 'trigger' ? ticket.triggered : ticket.orderType
}

/**
 * What a price chosen in the market is for. Of a trigger it is where it fires, or its limit while that
 * field has the focus; else it is the price of a limit order, which a market order becomes.
 */
export function withMarketPrice(
  { orderType, triggered }: TicketDraft,
  price: DecimalString,
  isLimitFocused: boolean,
): Partial<TicketDraft> {
  if (orderType !== 'trigger') return { price, orderType: 'limit' }
  return triggered === 'limit' && isLimitFocused ? { price } : { triggerPrice: price }
}

/** Side, position and reduce-only as the account's mode reads them. */
export function aimOf(ticket: TicketDraft, context: OrderContext): OrderAim {
  const { side } = ticket
  if (!isFutures(context.instrument.category)) {
    return { side, positionSide: null, reduceOnly: false }
  }
  if (context.holdMode !== 'hedge_mode') {
    return { side, positionSide: null, reduceOnly: ticket.reduceOnly }
  }
  return { side, positionSide: hedgeSide(side, ticket.intent), reduceOnly: false }
}

/** The position that a side opens or closes in hedge mode. */
export function hedgeSide(side: Side, intent: TicketDraft['intent']): PositionSide {
  return (side === 'buy') === (intent === 'open') ? 'long' : 'short'
}

/** Margin mode of the order; `null` off futures. */
export function marginModeOf(ticket: TicketDraft, ground: TicketGround): MarginMode | null {
  if (!isFutures(ground.context.instrument.category)) return null
  return ticket.marginMode ?? ground.defaults.marginMode
}

/** The limit, else the trigger, else the best price against a market order. `null` while unknown. */
export function expectedPrice(ticket: TicketDraft, best: BestPrices): Decimal | null {
  if (sentType(ticket) === 'limit') return positive(ticket.price ?? '')
  if (ticket.orderType === 'trigger') return positive(ticket.triggerPrice)
  const against = ticket.side === 'buy' ? best.ask : best.bid
  return against === null ? null : decimal(against)
}

function positive(text: string): Decimal | null {
  const value = parseDecimal(text)
  return value?.gt(0) === true ? value : null
}
