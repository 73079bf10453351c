import type { DecimalString } from '../../../shared/domain/decimal.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import type {
  Fee,
  OrderStatus,
  OrderType,
  Side,
  TimeInForce,
} from '../../../shared/domain/order.ts'
import type { StpMode } from './commands.ts'

// What the engine tells about its state: plain JSON, amounts as exact decimal strings. The private
// records double as the durable form, so they hold whatever is needed to rebuild the state.

/** One-way mode's values of the exchange's `tradeSide` (page "Enumerations"). */
export type TradeSide = 'buy_single' | 'sell_single' | 'burst_buy_single' | 'burst_sell_single'

export type CancelReason =
  | 'normal_cancel'
  | 'ioc_not_full_cancel'
  | 'fok_not_full_cancel'
  | 'post_only_fill_cancel'
  | 'stp_cancel'
  | 'burst_cancel'
  /** An older reduce-only order made way for a newer one. */
  | 'modify_limit_order'
  /** A reduce-only order that no longer has anything to reduce. */
  | 'back_contract_cancel'

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
  /** Base coin; `null` for a spot market buy. */
  readonly quantity: DecimalString | null
  /** Quote coin of a spot market buy, else `null`. */
  readonly amount: DecimalString | null
  readonly filledQuantity: DecimalString
  readonly filledValue: DecimalString
  /** `null` before any fill. */
  readonly averagePrice: DecimalString | null
  readonly status: OrderStatus
  readonly cancelReason: CancelReason | null
  readonly reduceOnly: boolean
  readonly stpMode: StpMode
  /** Futures; `null` on spot. */
  readonly tradeSide: TradeSide | null
  /** Leverage of the symbol when the order was last touched; `null` on spot. */
  readonly leverage: DecimalString | null
  /** `null` on spot. */
  readonly marginCoin: string | null
  readonly delegateType: 'normal' | 'liquidation'
  readonly execType: 'normal' | 'liquidation'
  /** Positive is paid; empty before any fill. One element a coin. */
  readonly fees: ReadonlyArray<Fee>
  /** Realised by this order without fees, USDT. */
  readonly realisedProfit: DecimalString
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
  readonly positionSide: 'long' | 'short' | null
  readonly tradeSide: TradeSide | null
  readonly liquidity: 'maker' | 'taker'
  readonly price: DecimalString
  readonly quantity: DecimalString
  /** Quote coin. */
  readonly value: DecimalString
  readonly fees: ReadonlyArray<Fee>
  /** Without fees; `0` when it opened. USDT. */
  readonly realisedProfit: DecimalString
  readonly execType: 'normal' | 'liquidation'
  readonly atMs: number
}

export interface PositionRecord {
  readonly accountId: string
  readonly category: Category
  readonly symbol: string
  readonly positionId: string
  readonly marginCoin: string
  readonly side: 'long' | 'short'
  /** `ended`: it was closed by what this record tells; sizes are `0`. */
  readonly status: 'opening' | 'ended'
  /** Base coin, never negative: size = available + frozen. */
  readonly size: DecimalString
  readonly available: DecimalString
  /** Held by open reduce-only orders. */
  readonly frozen: DecimalString
  /** Exact cost of what is open, USDT; entryPrice is this over size, rounded. */
  readonly entryValue: DecimalString
  readonly entryPrice: DecimalString
  readonly leverage: DecimalString
  /** Initial margin: entryValue over leverage. */
  readonly margin: DecimalString
  readonly markPrice: DecimalString
  readonly breakEvenPrice: DecimalString | null
  /** An estimate with everything else in the account unchanged; `null`: none. */
  readonly liquidationPrice: DecimalString | null
  readonly maintenanceMarginRate: DecimalString
  readonly unrealisedProfit: DecimalString
  /** unrealisedProfit over margin. */
  readonly profitRate: DecimalString
  readonly realisedProfit: DecimalString
  /** Signed: negative is paid. */
  readonly openFees: DecimalString
  readonly closeFees: DecimalString
  readonly funding: DecimalString
  /** Totals over its life and the value at which they were traded, for the position history. */
  readonly openedQuantity: DecimalString
  readonly openedValue: DecimalString
  readonly closedQuantity: DecimalString
  readonly closedValue: DecimalString
  readonly createdAtMs: number
  readonly updatedAtMs: number
}

export interface CoinRecord {
  readonly coin: string
  /** Wallet balance, exact. */
  readonly balance: DecimalString
  readonly available: DecimalString
  /** Tied up in spot orders. */
  readonly locked: DecimalString
  /** USDT: with the unrealised profit of futures. */
  readonly equity: DecimalString
  readonly usdValue: DecimalString
  readonly debt: DecimalString
}

/** Amounts without a coin are USD; this exchange counts 1 USDT as 1 USD. */
export interface AccountRecord {
  readonly accountId: string
  readonly equity: DecimalString
  readonly btcEquity: DecimalString
  readonly unrealisedProfit: DecimalString
  readonly btcUnrealisedProfit: DecimalString
  readonly effectiveEquity: DecimalString
  /** Of positions and open orders. */
  readonly initialMargin: DecimalString
  readonly maintenanceMargin: DecimalString
  readonly marginRatio: DecimalString
  readonly positionMarginRatio: DecimalString
  readonly positionValue: DecimalString
  readonly leverage: DecimalString
  /** Coins that were ever held, zero balances included. */
  readonly coins: ReadonlyArray<CoinRecord>
  readonly atMs: number
}

export interface LeverageRecord {
  readonly accountId: string
  readonly category: Category
  readonly symbol: string
  readonly marginMode: 'crossed'
  readonly leverage: DecimalString
}
