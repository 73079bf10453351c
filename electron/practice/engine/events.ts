import type { HoldMode } from '../../../shared/domain/balance.ts'
import type { DecimalString } from '../../../shared/domain/decimal.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import type { Side } from '../../../shared/domain/order.ts'
import type { AccountRecord, CoinLeverageRecord, LeverageRecord } from './account-records.ts'
import type { FillRecord, OrderRecord } from './order-records.ts'
import type { ClosedPositionRecord, PositionRecord } from './position-records.ts'
import type { StrategyRecord } from './strategy-record.ts'
import type { FundingCoinRecord, LedgerRecord, TransferRecord } from './wallet-records.ts'

// What a command did. Order within one command: public and private events as they happened
// (`trade`, `fill`, `order-changed`, `position-changed`), then at the end one `book-changed` for
// each touched book and one `account-changed` for each touched user account. House accounts cause
// public events only.

export interface AccountCreated {
  readonly kind: 'account-created'
  readonly accountId: string
  readonly atMs: number
}

/** The whole order as it is now. One for each step of its life: `new`, each fill, the end. */
export interface OrderChanged {
  readonly kind: 'order-changed'
  readonly order: OrderRecord
}

export interface Filled {
  readonly kind: 'fill'
  readonly fill: FillRecord
}

/** The whole position as it is now; `status` is `ended` when this closed it. */
export interface PositionChanged {
  readonly kind: 'position-changed'
  readonly position: PositionRecord
}

/** All balances as they are now. Moves of the mark price alone do not cause it. */
export interface AccountChanged {
  readonly kind: 'account-changed'
  readonly account: AccountRecord
}

export interface LeverageChanged {
  readonly kind: 'leverage-changed'
  readonly config: LeverageRecord
}

/** What an account is set to, whole. */
export interface SettingsChanged {
  readonly kind: 'settings-changed'
  readonly accountId: string
  readonly holdMode: HoldMode
  readonly coins: ReadonlyArray<CoinLeverageRecord>
  readonly atMs: number
}

/** A position has ended; the `position-changed` that told of it came before. */
export interface PositionClosed {
  readonly kind: 'position-closed'
  readonly closed: ClosedPositionRecord
}

/** A balance of the unified account has changed. */
export interface LedgerAdded {
  readonly kind: 'ledger-added'
  readonly row: LedgerRecord
}

/** The whole strategy order as it is now. */
export interface StrategyChanged {
  readonly kind: 'strategy-changed'
  readonly strategy: StrategyRecord
}

/** `null`: disarmed, or it has run out. */
export interface CountdownChanged {
  readonly kind: 'countdown-changed'
  readonly accountId: string
  readonly countdownAtMs: number | null
  readonly atMs: number
}

/** The whole funding account as it is now. */
export interface FundingCoinsChanged {
  readonly kind: 'funding-coins-changed'
  readonly accountId: string
  readonly coins: ReadonlyArray<FundingCoinRecord>
  readonly atMs: number
}

/** One event for each account that took part. */
export interface Transferred {
  readonly kind: 'transferred'
  readonly accountId: string
  readonly transfer: TransferRecord
}

/** Orders and positions that the reset ended were told before, new balances are told after it. */
export interface AccountReset {
  readonly kind: 'account-reset'
  readonly accountId: string
  /** Ended orders, fills, closed positions, ledger are gone. */
  readonly history: boolean
  readonly atMs: number
}

/** A user paid (negative) or received funding; `position-changed` and `account-changed` follow. */
export interface FundingPaid {
  readonly kind: 'funding-paid'
  readonly accountId: string
  readonly category: Category
  readonly symbol: string
  readonly amount: DecimalString
  readonly rate: DecimalString
  readonly atMs: number
}

/** A user account fell to its maintenance margin; what follows closes its orders, and its positions in part or whole. */
export interface LiquidationStarted {
  readonly kind: 'liquidation-started'
  readonly accountId: string
  readonly equity: DecimalString
  readonly maintenanceMargin: DecimalString
  readonly atMs: number
}

/** `[side, price, size]`: the absolute size now resting at a price, `0` when none. */
export type LevelChange = readonly [side: Side, price: DecimalString, size: DecimalString]

/** The levels that one command left different. `seq` grows with every change of this book. */
export interface BookChanged {
  readonly kind: 'book-changed'
  readonly category: Category
  readonly symbol: string
  readonly levels: ReadonlyArray<LevelChange>
  readonly seq: number
  readonly atMs: number
}

/** A public trade. `side` is the taker's. */
export interface TradePrinted {
  readonly kind: 'trade'
  readonly category: Category
  readonly symbol: string
  readonly tradeId: string
  readonly price: DecimalString
  readonly size: DecimalString
  readonly side: Side
  readonly atMs: number
}

/** Index, mark or funding rate moved; the ticker has the new figures. */
export interface PricesChanged {
  readonly kind: 'prices-changed'
  readonly category: Category
  readonly symbol: string
  readonly indexPrice: DecimalString
  readonly markPrice: DecimalString
  readonly fundingRate: DecimalString
  readonly atMs: number
}

export type PrivateEvent =
  | AccountCreated
  | OrderChanged
  | Filled
  | PositionChanged
  | AccountChanged
  | LeverageChanged
  | SettingsChanged
  | PositionClosed
  | LedgerAdded
  | StrategyChanged
  | CountdownChanged
  | FundingCoinsChanged
  | Transferred
  | AccountReset
  | FundingPaid
  | LiquidationStarted

export type PublicEvent = BookChanged | TradePrinted | PricesChanged

export type EngineEvent = PrivateEvent | PublicEvent
