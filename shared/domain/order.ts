import type { DecimalString } from './decimal.ts'
import type { Exit, ExitsChange } from './exit.ts'
import type { Category } from './instrument.ts'

export const SIDES = ['buy', 'sell'] as const
export type Side = (typeof SIDES)[number]
export const ORDER_TYPES = ['limit', 'market'] as const
export type OrderType = (typeof ORDER_TYPES)[number]
export const TIMES_IN_FORCE = ['gtc', 'ioc', 'fok', 'post_only'] as const
export type TimeInForce = (typeof TIMES_IN_FORCE)[number]

export const POSITION_SIDES = ['long', 'short'] as const
export type PositionSide = (typeof POSITION_SIDES)[number]
export const MARGIN_MODES = ['crossed', 'isolated'] as const
export type MarginMode = (typeof MARGIN_MODES)[number]
/** Self-trade prevention; the taker's mode decides (page "Place Order"). */
export const STP_MODES = ['none', 'cancel_taker', 'cancel_maker', 'cancel_both'] as const
export type StpMode = (typeof STP_MODES)[number]

/** `new` also stands for the older spelling `live`. The last two are final. */
export type OrderStatus = 'new' | 'partially_filled' | 'filled' | 'cancelled'

export interface Fee {
  readonly coin: string
  /** Positive is paid, negative is a rebate. */
  readonly amount: DecimalString
}

export interface Order {
  readonly category: Category
  readonly symbol: string
  readonly orderId: string
  readonly clientOid: string
  readonly side: Side
  readonly orderType: OrderType
  readonly timeInForce: TimeInForce
  /** `null` for market orders. */
  readonly price: DecimalString | null
  /** In the unit of the instrument; `null` for a market buy of spot or margin, placed by quote amount. */
  readonly quantity: DecimalString | null
  /** Quote amount of a market buy of spot or margin. */
  readonly quoteAmount: DecimalString | null
  readonly filledQuantity: DecimalString
  readonly filledValue: DecimalString
  readonly averagePrice: DecimalString | null
  readonly status: OrderStatus
  readonly reduceOnly: boolean
  /** Futures in hedge mode; else `null`. */
  readonly positionSide: PositionSide | null
  /** Futures; `null` on spot and margin. */
  readonly marginMode: MarginMode | null
  /** `null` where the exchange does not say. */
  readonly stpMode: StpMode | null
  /** What opens with the order to close it again. */
  readonly takeProfit: Exit | null
  readonly stopLoss: Exit | null
  /** Kind of order as the exchange spells it, `normal` usually, e.g. `liquidation`. */
  readonly origin: string
  /** As the exchange spells it, e.g. `normal_cancel`; `null` unless cancelled. */
  readonly cancelReason: string | null
  readonly fees: ReadonlyArray<Fee>
  readonly createdAtMs: number
  readonly updatedAtMs: number
}

export interface Fill {
  readonly category: Category
  readonly symbol: string
  readonly fillId: string
  readonly orderId: string
  readonly clientOid: string
  readonly side: Side
  /** `null` on spot and where the exchange does not say. */
  readonly positionSide: PositionSide | null
  /** As the exchange spells it, e.g. `open_long`; `null` on spot. */
  readonly tradeSide: string | null
  readonly price: DecimalString
  readonly quantity: DecimalString
  /** Quote coin; base coin for COIN-FUTURES. */
  readonly value: DecimalString
  readonly liquidity: 'maker' | 'taker'
  readonly fees: ReadonlyArray<Fee>
  /** Realised by this fill, without fees; `0` when it opened. Settle coin. */
  readonly realisedProfit: DecimalString
  readonly atMs: number
}

/** An order as the ticket describes it, before it has an id. */
export interface OrderDraft {
  readonly category: Category
  readonly symbol: string
  readonly side: Side
  readonly orderType: OrderType
  /** `null` for market orders. */
  readonly price: DecimalString | null
  /** In `quantityUnit`, which must be the one that the exchange reads; see rules/quantity-unit.ts. */
  readonly quantity: DecimalString
  readonly quantityUnit: 'base' | 'quote'
  readonly timeInForce: TimeInForce
  /** One-way mode only. */
  readonly reduceOnly: boolean
  /** Hedge mode: the position that the order opens or closes. `null` in one-way mode and off futures. */
  readonly positionSide: PositionSide | null
  /** Futures; `null` elsewhere. */
  readonly marginMode: MarginMode | null
  readonly stpMode: StpMode
  /** Opening orders only. */
  readonly takeProfit: Exit | null
  readonly stopLoss: Exit | null
}

export interface OrderReference {
  readonly category: Category
  readonly symbol: string
  readonly orderId: string
}

/** New values for a resting order; `null` leaves one as it is. Quantity is the new total. */
export interface OrderChange extends ExitsChange {
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
