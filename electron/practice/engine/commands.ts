import type { DecimalString } from '../../../shared/domain/decimal.ts'
import type { Category, InstrumentKey } from '../../../shared/domain/instrument.ts'
import type { OrderType, Side, TimeInForce } from '../../../shared/domain/order.ts'

// Everything that can happen to the exchange. The engine has no clock: `atMs` (Unix ms) is the time
// at which a command happens, and it must not go backwards from one command to the next.

/** Self-trade prevention of the taker (page "Place Order"). */
export const STP_MODES = ['none', 'cancel_taker', 'cancel_maker', 'cancel_both'] as const
export type StpMode = (typeof STP_MODES)[number]

export interface CoinAmount {
  readonly coin: string
  readonly amount: DecimalString
}

/** What a client asks for. Texts come as sent; the engine checks them and refuses with the exchange's codes. */
export interface OrderRequest {
  readonly category: Category
  readonly symbol: string
  readonly side: Side
  readonly orderType: OrderType
  /** Base coin; quote coin for a spot market buy. */
  readonly quantity: string
  /** `null` or ignored for market orders. */
  readonly price: string | null
  /** Only meaningful for limit orders. */
  readonly timeInForce: TimeInForce
  readonly reduceOnly: boolean
  /** Only hedge mode takes one; this account is in one-way mode, so any value is refused (25236). */
  readonly positionSide: 'long' | 'short' | null
  /** 1 to 32 characters of `. A-Z : / a-z 0-9 _ -`; `null`: the engine makes one. */
  readonly clientOid: string | null
  readonly stpMode: StpMode
}

/** Names one order; `orderId` wins when both are given. */
export interface OrderName {
  readonly orderId: string | null
  readonly clientOid: string | null
}

/** Opens an account with its starting balances. A second one with the same id is refused (25003). */
export interface CreateAccount {
  readonly kind: 'create-account'
  readonly atMs: number
  readonly accountId: string
  readonly balances: ReadonlyArray<CoinAmount>
  /**
   * `user`: checked, remembered, told about by events. `house`: a participant of the made-up market,
   * which may go into debt, is never liquidated, leaves no history and causes no private events.
   */
  readonly role: 'user' | 'house'
}

export interface PlaceOrder {
  readonly kind: 'place-order'
  readonly atMs: number
  readonly accountId: string
  readonly order: OrderRequest
}

/** New price and new total quantity; `null` leaves one as it is. */
export interface ModifyOrder {
  readonly kind: 'modify-order'
  readonly atMs: number
  readonly accountId: string
  readonly name: OrderName
  readonly price: string | null
  readonly quantity: string | null
  /** Cancel the order when the change is refused. */
  readonly autoCancel: boolean
}

export interface CancelOrder {
  readonly kind: 'cancel-order'
  readonly atMs: number
  readonly accountId: string
  readonly name: OrderName
}

/** Cancels every open order of a category, or of one symbol of it. */
export interface CancelOrders {
  readonly kind: 'cancel-orders'
  readonly atMs: number
  readonly accountId: string
  readonly category: Category
  readonly symbol: string | null
}

/** Futures only; applies to an open position at once. The value as sent. */
export interface SetLeverage {
  readonly kind: 'set-leverage'
  readonly atMs: number
  readonly accountId: string
  readonly category: Category
  readonly symbol: string
  readonly leverage: string
}

/** Index, mark and funding rate of a perpetual. Comes from the market; may liquidate accounts. */
export interface SetPrices {
  readonly kind: 'set-prices'
  readonly atMs: number
  readonly instrument: InstrumentKey
  readonly indexPrice: DecimalString
  readonly markPrice: DecimalString
  readonly fundingRate: DecimalString
}

/** The funding boundary of a perpetual: longs pay size x mark x rate to shorts. Comes from the market. */
export interface SettleFunding {
  readonly kind: 'settle-funding'
  readonly atMs: number
  readonly instrument: InstrumentKey
}

export type Command =
  | CreateAccount
  | PlaceOrder
  | ModifyOrder
  | CancelOrder
  | CancelOrders
  | SetLeverage
  | SetPrices
  | SettleFunding
