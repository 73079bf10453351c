import type { HoldMode } from '../../../shared/domain/balance.ts'
import type { DecimalString } from '../../../shared/domain/decimal.ts'
import type { Exit } from '../../../shared/domain/exit.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import type { LedgerCategory } from '../../../shared/domain/ledger.ts'
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
import type {
  StrategyKind,
  StrategyStatus,
  TpslMode,
} from '../../../shared/domain/strategy-order.ts'
import type { Wallet } from '../../../shared/domain/transfer.ts'

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
  /** An exit whose position is gone. */
  | 'tpsl_plan_cancel'

/** Where an order comes from; values of the exchange's open list (page "Enumerations"). */
export type DelegateType =
  | 'normal'
  | 'liquidation'
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
  readonly execType: 'normal' | 'liquidation'
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
  readonly execType: 'normal' | 'liquidation'
  readonly atMs: number
}

export interface PositionRecord {
  readonly accountId: string
  readonly category: Category
  readonly symbol: string
  readonly positionId: string
  readonly marginCoin: string
  readonly marginMode: MarginMode
  readonly holdMode: HoldMode
  readonly side: PositionSide
  /** `ended`: it was closed by what this record tells; sizes are `0`. */
  readonly status: 'opening' | 'ended'
  /** In the unit of the instrument's orders, never negative: size = available + frozen. */
  readonly size: DecimalString
  readonly available: DecimalString
  /** Held by open reduce-only orders. */
  readonly frozen: DecimalString
  /** Exact cost of what is open, settle coin. */
  readonly entryValue: DecimalString
  readonly entryPrice: DecimalString
  readonly leverage: DecimalString
  /** Crossed: entryValue over leverage. Isolated: what is set aside for it. */
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

/** A position that has ended (page "Get Position History"). Settle coin. */
export interface ClosedPositionRecord {
  readonly accountId: string
  readonly category: Category
  readonly symbol: string
  readonly positionId: string
  readonly marginCoin: string
  readonly marginMode: MarginMode
  readonly holdMode: HoldMode
  readonly side: PositionSide
  readonly entryPrice: DecimalString
  readonly exitPrice: DecimalString
  readonly openedQuantity: DecimalString
  readonly closedQuantity: DecimalString
  /** Without fees and funding. */
  readonly realisedProfit: DecimalString
  readonly netProfit: DecimalString
  readonly openFees: DecimalString
  readonly closeFees: DecimalString
  readonly funding: DecimalString
  readonly createdAtMs: number
  readonly updatedAtMs: number
}

export type StrategyEnd = 'user' | 'position-gone' | 'countdown' | 'reset'

/** A strategy order (pages uta/strategy/*). */
export interface StrategyRecord {
  readonly accountId: string
  readonly category: Category
  readonly symbol: string
  readonly orderId: string
  readonly clientOid: string
  readonly strategyKind: StrategyKind
  readonly status: StrategyStatus
  readonly positionSide: PositionSide | null
  readonly side: Side | null
  readonly reduceOnly: boolean
  readonly marginMode: MarginMode
  readonly mode: TpslMode | null
  /** `null`: the whole position. */
  readonly quantity: DecimalString | null
  readonly takeProfit: Exit | null
  readonly stopLoss: Exit | null
  readonly trigger: Exit | null
  readonly reached: 'takeProfit' | 'stopLoss' | 'trigger' | null
  /** The order it sent, once triggered. */
  readonly sentOrderId: string | null
  /** The order whose preset exits it carries out. */
  readonly parentOrderId: string | null
  /** Does a rising price reach the trigger? Decided when it is set; `null` without a trigger. */
  readonly triggerRises: boolean | null
  /** Why the order that it sent was refused, when it has failed. */
  readonly refusal: { readonly code: string; readonly msg: string } | null
  /** Who cancelled it, when it is cancelled. */
  readonly endedBy: StrategyEnd | null
  readonly createdAtMs: number
  readonly updatedAtMs: number
}

/** One change of a balance (page "Get Financial Records"). */
export interface LedgerRecord {
  readonly accountId: string
  readonly id: string
  readonly category: LedgerCategory
  readonly symbol: string
  readonly coin: string
  /** As the exchange spells it, e.g. `OPEN_LONG`. */
  readonly type: string
  /** Signed, without the fee. */
  readonly amount: DecimalString
  /** Negative when charged. */
  readonly fee: DecimalString
  readonly balance: DecimalString
  readonly atMs: number
}

export interface TransferRecord {
  readonly transferId: string
  readonly clientOid: string | null
  readonly initiatorId: string
  readonly fromAccountId: string
  readonly fromWallet: Wallet
  readonly toAccountId: string
  readonly toWallet: Wallet
  readonly coin: string
  readonly amount: DecimalString
  readonly atMs: number
}

export interface FundingCoinRecord {
  readonly coin: string
  readonly balance: DecimalString
}

/** Place in the line of automatic deleveraging, 0 to 1. */
export interface AdlRecord {
  readonly category: Category
  readonly symbol: string
  readonly marginCoin: string
  readonly side: PositionSide
  readonly rank: DecimalString
}

/** What an order of `size` would cost and how large it may be (page "Get Max Open Available"). */
export interface OpenCapacity {
  /** Spot, margin: quote coin to buy, base coin to sell. Futures: settle coin. */
  readonly available: DecimalString
  /** MARGIN with borrowing, same units; `null` elsewhere. */
  readonly maxOpen: DecimalString | null
  /** Futures. */
  readonly buyOpenCost: DecimalString | null
  readonly sellOpenCost: DecimalString | null
  readonly maxBuyOpen: DecimalString | null
  readonly maxSellOpen: DecimalString | null
}

export interface CoinRecord {
  readonly coin: string
  /** Wallet balance, exact. */
  readonly balance: DecimalString
  readonly available: DecimalString
  /** Tied up in spot orders. */
  readonly locked: DecimalString
  /** With isolated margin and unrealised profit of futures that settle in it. */
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
  readonly marginMode: MarginMode
  /** Of the margin mode; isolated: of the long side. */
  readonly leverage: DecimalString
  readonly crossedLeverage: DecimalString
  /** Isolated. */
  readonly longLeverage: DecimalString
  readonly shortLeverage: DecimalString
}

export interface CoinLeverageRecord {
  readonly coin: string
  readonly leverage: DecimalString
}
