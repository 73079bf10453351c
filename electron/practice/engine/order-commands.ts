import type { TriggerSource } from '../../../shared/domain/exit.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import type {
  MarginMode,
  OrderType,
  PositionSide,
  Side,
  StpMode,
  TimeInForce,
} from '../../../shared/domain/order.ts'

// What is done with orders and the positions that they make.

/** A take-profit or stop-loss as asked for; texts as sent. */
export interface ExitRequest {
  readonly triggerPrice: string
  readonly triggerBy: TriggerSource
  readonly orderType: OrderType
  /** `null` or ignored for market orders. */
  readonly limitPrice: string | null
}

/** `remove` takes an exit away, `null` leaves it as it is. */
export type ExitPatch = ExitRequest | 'remove' | null

/** What a client asks for. Texts come as sent; the engine checks them and refuses with the exchange's codes. */
export interface OrderRequest {
  readonly category: Category
  readonly symbol: string
  readonly side: Side
  readonly orderType: OrderType
  /** Base coin; quote coin for a market buy of SPOT or MARGIN and for all of COIN-FUTURES. */
  readonly quantity: string
  /** `null` or ignored for market orders. */
  readonly price: string | null
  /** Only meaningful for limit orders. */
  readonly timeInForce: TimeInForce
  /** One-way mode. */
  readonly reduceOnly: boolean
  /** Hedge mode needs one, one-way mode takes none (25236). */
  readonly positionSide: PositionSide | null
  /** Futures. */
  readonly marginMode: MarginMode
  readonly takeProfit: ExitRequest | null
  readonly stopLoss: ExitRequest | null
  /** 1 to 32 characters of `. A-Z : / a-z 0-9 _ -`; `null`: the engine makes one. */
  readonly clientOid: string | null
  readonly stpMode: StpMode
}

/** Names one order; `orderId` wins when both are given. */
export interface OrderName {
  readonly orderId: string | null
  readonly clientOid: string | null
}

export interface PlaceOrder {
  readonly kind: 'place-order'
  readonly atMs: number
  readonly accountId: string
  readonly order: OrderRequest
  /** It missed its receive window: accepted and cancelled at once. Absent: it came in time. */
  readonly isLate?: boolean
}

/** New price and new total quantity; `null` leaves one as it is. */
export interface ModifyOrder {
  readonly kind: 'modify-order'
  readonly atMs: number
  readonly accountId: string
  readonly name: OrderName
  readonly price: string | null
  readonly quantity: string | null
  readonly takeProfit: ExitPatch
  readonly stopLoss: ExitPatch
  /** Given back on the order stream only (page "Modify Order"). */
  readonly requestId: string | null
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

/**
 * Closes positions of a futures category at market: all of it, one symbol, or one side of it. With
 * nothing open it is refused (25227).
 */
export interface ClosePositions {
  readonly kind: 'close-positions'
  readonly atMs: number
  readonly accountId: string
  readonly category: Category
  readonly symbol: string | null
  readonly side: PositionSide | null
}

/** Cancels every order of the account `seconds` from this moment; 0 disarms (page "CountDown Cancel All"). */
export interface SetCountdown {
  readonly kind: 'set-countdown'
  readonly atMs: number
  readonly accountId: string
  readonly seconds: number
}
