import type { HoldMode } from '../../../shared/domain/balance.ts'
import type { DecimalString } from '../../../shared/domain/decimal.ts'
import type { TriggerSource } from '../../../shared/domain/exit.ts'
import type { Category, InstrumentKey } from '../../../shared/domain/instrument.ts'
import type {
  MarginMode,
  OrderType,
  PositionSide,
  Side,
  StpMode,
  TimeInForce,
} from '../../../shared/domain/order.ts'
import type { StrategyKind, TpslMode } from '../../../shared/domain/strategy-order.ts'
import type { Wallet } from '../../../shared/domain/transfer.ts'

// Everything that can happen to the exchange. The engine has no clock: `atMs` (Unix ms) is the time
// at which a command happens, and it must not go backwards from one command to the next.

export interface CoinAmount {
  readonly coin: string
  readonly amount: DecimalString
}

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

/**
 * Leverage of a futures symbol, or of a coin borrowed for MARGIN; applies to an open position at
 * once. The values as sent.
 */
export interface SetLeverage {
  readonly kind: 'set-leverage'
  readonly atMs: number
  readonly accountId: string
  readonly category: Category
  /** Futures. */
  readonly symbol: string | null
  /** MARGIN. */
  readonly coin: string | null
  readonly leverage: string
  readonly marginMode: MarginMode
  /** Isolated hedge mode; `null`: both sides. */
  readonly positionSide: PositionSide | null
}

/** Of the whole account; refused while positions or futures orders are open (25010). */
export interface SetHoldMode {
  readonly kind: 'set-hold-mode'
  readonly atMs: number
  readonly accountId: string
  readonly holdMode: HoldMode
}

/** A strategy order (pages uta/strategy/*); texts as sent. */
export interface StrategyRequest {
  readonly category: Category
  readonly symbol: string
  readonly strategyKind: StrategyKind
  readonly clientOid: string | null
  /** `tpsl`: side of the position. `trigger`: hedge mode only. */
  readonly positionSide: PositionSide | null
  /** Of the order that a trigger sends. */
  readonly side: Side | null
  readonly reduceOnly: boolean
  readonly marginMode: MarginMode
  /** `tpsl`. */
  readonly mode: TpslMode
  readonly quantity: string | null
  readonly takeProfit: ExitRequest | null
  readonly stopLoss: ExitRequest | null
  /** `trigger`. */
  readonly trigger: ExitRequest | null
}

export interface PlaceStrategy {
  readonly kind: 'place-strategy'
  readonly atMs: number
  readonly accountId: string
  readonly strategy: StrategyRequest
}

export interface ModifyStrategy {
  readonly kind: 'modify-strategy'
  readonly atMs: number
  readonly accountId: string
  readonly name: OrderName
  readonly quantity: string | null
  readonly takeProfit: ExitPatch
  readonly stopLoss: ExitPatch
  readonly trigger: ExitRequest | null
}

export interface CancelStrategy {
  readonly kind: 'cancel-strategy'
  readonly atMs: number
  readonly accountId: string
  readonly name: OrderName
}

/** Cancels every order of the account `seconds` from this moment; 0 disarms (page "CountDown Cancel All"). */
export interface SetCountdown {
  readonly kind: 'set-countdown'
  readonly atMs: number
  readonly accountId: string
  readonly seconds: number
}

/** Where money can be: the unified account or the funding account, which the wire calls `spot`. */
export interface WalletName {
  readonly accountId: string
  readonly wallet: Wallet
}

/** Moves a coin; between accounts the caller has checked who may. The amount as sent. */
export interface TransferCoin {
  readonly kind: 'transfer'
  readonly atMs: number
  /** Who asks: the initiator of the record. */
  readonly accountId: string
  readonly from: WalletName
  readonly to: WalletName
  readonly coin: string
  readonly amount: string
  readonly clientOid: string | null
}

/** Pays debts with other coins of the unified account; names in upper case, in the order of use. */
export interface Repay {
  readonly kind: 'repay'
  readonly atMs: number
  readonly accountId: string
  readonly repayable: ReadonlyArray<string>
  readonly payment: ReadonlyArray<string>
}

/** Puts an account back to a start; its keys are elsewhere and survive. */
export interface ResetAccount {
  readonly kind: 'reset-account'
  readonly atMs: number
  readonly accountId: string
  /** Orders are cancelled and positions end, without a fill. */
  readonly exposure: boolean
  /** Ended orders, fills, closed positions, ledger. */
  readonly history: boolean
  /** New balances of the unified account; `null` leaves them. */
  readonly balances: ReadonlyArray<CoinAmount> | null
}

/** Lets time pass: countdowns run out, interest is charged. Comes from the host, at least each second. */
export interface PassTime {
  readonly kind: 'pass-time'
  readonly atMs: number
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
  | ClosePositions
  | SetLeverage
  | SetHoldMode
  | PlaceStrategy
  | ModifyStrategy
  | CancelStrategy
  | SetCountdown
  | TransferCoin
  | Repay
  | ResetAccount
  | PassTime
  | SetPrices
  | SettleFunding
