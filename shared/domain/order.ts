import type { DecimalString } from './decimal.ts'
import type { TradedCategory } from './instrument.ts'

export const SIDES = ['buy', 'sell'] as const
export type Side = (typeof SIDES)[number]
export const ORDER_TYPES = ['limit', 'market'] as const
export type OrderType = (typeof ORDER_TYPES)[number]
export const TIMES_IN_FORCE = ['gtc', 'ioc', 'fok', 'post_only'] as const
export type TimeInForce = (typeof TIMES_IN_FORCE)[number]

/** `new` also stands for the older spelling `live`. The last two are final. */
export type OrderStatus = 'new' | 'partially_filled' | 'filled' | 'cancelled'

export interface Fee {
  readonly coin: string
  /** Positive is paid, negative is a rebate. */
  readonly amount: DecimalString
}

export interface Order {
  readonly category: TradedCategory
  readonly symbol: string
  readonly orderId: string
  readonly clientOid: string
  readonly side: Side
  readonly orderType: OrderType
  readonly timeInForce: TimeInForce
  /** `null` for market orders. */
  readonly price: DecimalString | null
  /** Base quantity; `null` for a spot market buy, which is placed by quote amount. */
  readonly quantity: DecimalString | null
  /** Quote amount of a spot market buy. */
  readonly quoteAmount: DecimalString | null
  readonly filledQuantity: DecimalString
  readonly filledValue: DecimalString
  readonly averagePrice: DecimalString | null
  readonly status: OrderStatus
  readonly reduceOnly: boolean
  /** As the exchange spells it, e.g. `normal_cancel`; `null` unless cancelled. */
  readonly cancelReason: string | null
  readonly fees: ReadonlyArray<Fee>
  readonly createdAtMs: number
  readonly updatedAtMs: number
}

export interface Fill {
  readonly category: TradedCategory
  readonly symbol: string
  readonly fillId: string
  readonly orderId: string
  readonly clientOid: string
  readonly side: Side
  readonly price: DecimalString
  readonly quantity: DecimalString
  /** Quote coin. */
  readonly value: DecimalString
  readonly liquidity: 'maker' | 'taker'
  readonly fees: ReadonlyArray<Fee>
  /** Realised by this fill, without fees; `0` when it opened. Quote coin. */
  readonly realisedProfit: DecimalString
  readonly atMs: number
}

/** An order as the ticket describes it, before it has an id. */
export interface OrderDraft {
  readonly category: TradedCategory
  readonly symbol: string
  readonly side: Side
  readonly orderType: OrderType
  /** `null` for market orders. */
  readonly price: DecimalString | null
  /** In `quantityUnit`. Quote is possible for spot market buys only; the rules refuse it elsewhere. */
  readonly quantity: DecimalString
  readonly quantityUnit: 'base' | 'quote'
  readonly timeInForce: TimeInForce
  readonly reduceOnly: boolean
}

export interface OrderReference {
  readonly category: TradedCategory
  readonly symbol: string
  readonly orderId: string
}

/** New values for a resting order; `null` leaves one as it is. Quantity is the new total, base coin. */
export interface OrderChange {
  readonly price: DecimalString | null
  readonly quantity: DecimalString | null
}

/** An intent whose end is not known yet. It leaves the list when the exchange has told its fate. */
export interface PendingOrder {
  readonly clientOid: string
  readonly draft: OrderDraft
  readonly state: 'sending' | 'unknown'
  readonly sinceMs: number
}

export function isFinal(status: OrderStatus): boolean {
  return status === 'filled' || status === 'cancelled'
}
