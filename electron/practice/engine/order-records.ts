import type { HoldMode } from '../../../shared/domain/balance.ts'
import type { DecimalString } from '../../../shared/domain/decimal.ts'
import type { Exit } from '../../../shared/domain/exit.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import type {
  Fee,
  MarginMode,
  OrderStatus,
  OrderType,
  PositionSide,
  Side,
  StpMode,
  TimeInForce,
} from '../../../shared/domain/order.ts'

// What the engine tells about its state: plain JSON, amounts as exact decimal strings. The private
// records double as the durable form, so they hold whatever is needed to rebuild the state.

/** Values of the exchange's `tradeSide` (page "Enumerations"): one-way mode, then hedge mode. */
export type TradeSide =
  | 'buy_single'
  | 'sell_single'
  | 'burst_buy_single'
  | 'burst_sell_single'
  | 'open_long'
  | 'close_long'
  | 'open_short'
  | 'close_short'
  | 'burst_close_long'
  | 'burst_close_short'
  | `reduce_${'buy' | 'sell'}_single`
  | `reduce_close_${PositionSide}`
  | `dte_sys_adl_${'buy' | 'sell'}_in_single_side_mode`
  | `dte_sys_adl_close_${PositionSide}`

export type CancelReason =
  | 'normal_cancel'
  | 'ioc_not_full_cancel'
  | 'fok_not_full_cancel'
  | 'post_only_fill_cancel'
  | 'stp_cancel'
  | 'burst_cancel'
  | 'adl_cancel'
  /** It came after its receive window. */
  | 'cancel_receiveWindow'
  /** An older reduce-only order made way for a newer one. */
  | 'modify_limit_order'
  /** A reduce-only order that no longer has anything to reduce. */
  | 'back_contract_cancel'
  /** An exit whose position is gone. */
  | 'tpsl_plan_cancel'

/**
 * Orders by which the exchange closes a position: whole, in part, and by automatic deleveraging. The
 * page says of the last two only that they are among the values.
 */
export type ForcedType = 'liquidation' | 'reduce_offset_delegate' | 'market_risk'

/** `reduce`: closed in part by a liquidation, or by automatic deleveraging. */
export type ExecType = 'normal' | 'liquidation' | 'reduce'

/** Where an order comes from; values of the exchange's open list (page "Enumerations"). */
export type DelegateType =
  | 'normal'
  | ForcedType
  | `${'plan' | 'stop_profit' | 'stop_loss'}_${OrderType}`

/** What explains an order's fate and cannot be told afterwards; see explain-facts.ts. */
export interface OrderStory {
  readonly arrivedAtMs: number
  /** Best price of the other side then; `null`: there was none. */
  readonly bestOnArrival: DecimalString | null
  /** What stood within its limit, for an order that may not rest; else `null`. */
  readonly foundOnArrival: DecimalString | null
  /** Who cancelled it, where the cancel reason does not say. */
  readonly endedBy: 'countdown' | null
}

export interface OrderRecord {
  readonly accountId: string
  readonly category: Category
  readonly symbol: string
  readonly orderId: string
  readonly clientOid: string
  readonly side: Side
  readonly orderType: OrderType
  /** `ioc` for market orders. */
  readonly timeInForce: TimeInForce
  /** `null` for market orders. */
  readonly price: DecimalString | null
  /** In the unit of the instrument's orders; `null` for a market buy of SPOT or MARGIN. */
  readonly quantity: DecimalString | null
  /** Quote coin of a market buy of SPOT or MARGIN, else `null`. */
  readonly amount: DecimalString | null
  readonly filledQuantity: DecimalString
  readonly filledValue: DecimalString
  /** `null` before any fill. */
  readonly averagePrice: DecimalString | null
  readonly status: OrderStatus
  readonly cancelReason: CancelReason | null
  readonly reduceOnly: boolean
  readonly stpMode: StpMode
  /** Futures in hedge mode; else `null`. */
  readonly positionSide: PositionSide | null
  /** Futures; `null` on spot and margin. */
  readonly marginMode: MarginMode | null
  readonly holdMode: HoldMode | null
  readonly takeProfit: Exit | null
  readonly stopLoss: Exit | null
  /** Of the last modification; only the order stream shows it. */
  readonly requestId: string | null
  /** Futures; `null` on spot and margin. */
  readonly tradeSide: TradeSide | null
  /** Leverage of the symbol when the order was last touched; `null` on spot. */
  readonly leverage: DecimalString | null
  /** `null` on spot. */
  readonly marginCoin: string | null
  readonly delegateType: DelegateType
  readonly execType: ExecType
  /** Positive is paid; empty before any fill. One element a coin. */
  readonly fees: ReadonlyArray<Fee>
  /** Realised by this order without fees, settle coin. */
  readonly realisedProfit: DecimalString
  /** `null`: not noted, by an earlier version. */
  readonly story: OrderStory | null
  /** Place in the queue of its price: smaller was earlier. Changes when priority is lost. */
  readonly priority: string
  readonly createdAtMs: number
  readonly updatedAtMs: number
}

export interface FillRecord {
  readonly accountId: string
  readonly category: Category
  readonly symbol: string
  /** Unique to this side of the trade. */
  readonly execId: string
  /** The same on both sides; equals the id of the public trade. */
  readonly execLinkId: string
  readonly orderId: string
  readonly clientOid: string
  readonly orderType: OrderType
  readonly side: Side
  /** Side of the position it opened or closed; `null` on spot. */
  readonly positionSide: PositionSide | null
  readonly tradeSide: TradeSide | null
  readonly liquidity: 'maker' | 'taker'
  readonly price: DecimalString
  readonly quantity: DecimalString
  /** Quote coin. */
  readonly value: DecimalString
  readonly fees: ReadonlyArray<Fee>
  /** Without fees; `0` when it opened. Settle coin. */
  readonly realisedProfit: DecimalString
  readonly execType: ExecType
  readonly atMs: number
}

export type StrategyEnd = 'user' | 'position-gone' | 'countdown' | 'reset'
