import type { FeeRates, HoldMode } from '../../../shared/domain/balance.ts'
import type { DecimalString } from '../../../shared/domain/decimal.ts'
import type { Category, InstrumentKey } from '../../../shared/domain/instrument.ts'
import type { LedgerCategory } from '../../../shared/domain/ledger.ts'
import type { Interval } from '../../../shared/domain/market.ts'
import type { OrderType, PositionSide, Side, StpMode } from '../../../shared/domain/order.ts'
import type { FillExplanation } from '../../../shared/domain/practice-control.ts'
import type { PracticeInstrument } from '../market/instrument-row.ts'
import type {
  AccountRecord,
  CoinLeverageRecord,
  LeverageRecord,
  LoanRecord,
  OpenCapacity,
} from './account-records.ts'
import type { Command } from './commands.ts'
import type { Snapshot } from './durability.ts'
import type { EngineEvent } from './events.ts'
import type { OrderName } from './order-commands.ts'
import type { FillRecord, OrderRecord } from './order-records.ts'
import type { AdlRecord, ClosedPositionRecord, PositionRecord } from './position-records.ts'
import type { CandleKind } from './price-candles.ts'
import type { StrategyRecord } from './strategy-record.ts'
import type { FundingCoinRecord, LedgerRecord, TransferRecord } from './wallet-records.ts'

/** The exchange's no: code and English text of its error tables, placeholders filled in. */
export interface Refusal {
  readonly code: string
  readonly msg: string
}

/** `orderId` is `null` when a reduce-only order replaced an earlier one. */
export interface OrderIds {
  readonly orderId: string | null
  readonly clientOid: string
}

export interface Outcome {
  /** `null`: accepted. A refused command changes nothing (except `autoCancel` of a modification). */
  readonly refusal: Refusal | null
  readonly events: ReadonlyArray<EngineEvent>
  /** The order placed, modified or cancelled, or all those that `cancel-orders` cancelled. */
  readonly orders: ReadonlyArray<OrderIds>
}

/** Absent members do not filter. Lists come newest first (largest id first). */
export interface ListFilter {
  readonly category?: Category | undefined
  readonly symbol?: string | undefined
  readonly orderId?: string | undefined
  /** By creation time for orders, by execution time for fills; both ends included. */
  readonly startMs?: number | undefined
  readonly endMs?: number | undefined
  /** Only rows with a smaller id (orderId, execId): the cursor of the previous page. */
  readonly beforeId?: string | undefined
  /** Default 100. */
  readonly limit?: number | undefined
}

export interface SettingsView {
  readonly holdMode: HoldMode
  readonly stpMode: StpMode
  /** Symbols that were ever configured or traded. */
  readonly symbols: ReadonlyArray<LeverageRecord>
  readonly coins: ReadonlyArray<CoinLeverageRecord>
}

/** As `ListFilter`, for the ledger. `OTHER` holds transfers and interest. */
export interface LedgerListFilter extends Omit<ListFilter, 'category'> {
  readonly category?: LedgerCategory | undefined
  readonly coin?: string | undefined
  readonly type?: string | undefined
}

/** What `max-open-available` asks. Texts as sent. */
export interface CapacityQuestion {
  readonly orderType: OrderType
  readonly side: Side
  readonly price: string | null
  readonly size: string | null
}

export type LevelView = readonly [price: DecimalString, size: DecimalString]

/** Best first on both sides. */
export interface BookView {
  readonly bids: ReadonlyArray<LevelView>
  readonly asks: ReadonlyArray<LevelView>
  readonly seq: number
  readonly atMs: number
}

export interface TradeView {
  readonly tradeId: string
  readonly price: DecimalString
  readonly size: DecimalString
  readonly side: Side
  readonly atMs: number
}

/** `null` where the exchange sends an empty text. The last six are `null` on spot. */
export interface TickerView {
  readonly category: Category
  readonly symbol: string
  readonly lastPrice: DecimalString
  readonly openPrice24h: DecimalString
  readonly highPrice24h: DecimalString
  readonly lowPrice24h: DecimalString
  /** Ratio with five decimals: `0.0124` is +1.24 %. */
  readonly change24h: DecimalString
  readonly volume24h: DecimalString
  readonly turnover24h: DecimalString
  readonly bidPrice: DecimalString | null
  readonly bidSize: DecimalString | null
  readonly askPrice: DecimalString | null
  readonly askSize: DecimalString | null
  readonly indexPrice: DecimalString | null
  readonly markPrice: DecimalString | null
  readonly fundingRate: DecimalString | null
  readonly fundingIntervalHours: number | null
  readonly nextFundingAtMs: number | null
  readonly openInterest: DecimalString | null
  readonly atMs: number
}

export interface CandleView {
  readonly openAtMs: number
  readonly open: DecimalString
  readonly high: DecimalString
  readonly low: DecimalString
  readonly close: DecimalString
  /** Base coin. */
  readonly volume: DecimalString
  /** Quote coin. */
  readonly turnover: DecimalString
}

/** Candles with `fromMs <= openAtMs <= toMs`, oldest first, the last `limit` of them (default 100). */
export interface CandleFilter {
  readonly fromMs?: number | undefined
  readonly toMs?: number | undefined
  readonly limit?: number | undefined
}

/** The exchange, whole: commands in, events out, and questions that change nothing. */
export interface Engine {
  /** Runs one command to its end. Never throws for anything a client may send. */
  execute(command: Command): Outcome

  readonly instruments: ReadonlyArray<PracticeInstrument>
  instrument(key: InstrumentKey): PracticeInstrument | null
  /** Time of the latest command (or the start), Unix ms. */
  nowMs(): number
  /** Ids of the user accounts. */
  accountIds(): ReadonlyArray<string>

  /** By orderId, else by clientOid (the newest with it). `null`: unknown or not this account's. */
  order(accountId: string, name: OrderName): OrderRecord | null
  openOrders(accountId: string, filter?: ListFilter): ReadonlyArray<OrderRecord>
  /** Orders that have ended. */
  orderHistory(accountId: string, filter?: ListFilter): ReadonlyArray<OrderRecord>
  fills(accountId: string, filter?: ListFilter): ReadonlyArray<FillRecord>
  /** Open ones, with figures at the present mark price. */
  positions(accountId: string, filter?: ListFilter): ReadonlyArray<PositionRecord>
  /** Ended ones, by the time of their end; `orderId` of the filter is ignored. */
  closedPositions(accountId: string, filter?: ListFilter): ReadonlyArray<ClosedPositionRecord>
  /** Those that wait, and those that have ended. */
  openStrategies(accountId: string, filter?: ListFilter): ReadonlyArray<StrategyRecord>
  strategyHistory(accountId: string, filter?: ListFilter): ReadonlyArray<StrategyRecord>
  ledger(accountId: string, filter?: LedgerListFilter): ReadonlyArray<LedgerRecord>
  /** Of the funding account, zero balances left out. */
  fundingCoins(accountId: string): ReadonlyArray<FundingCoinRecord>
  /** Sent or received by the account, newest first. */
  transfers(accountId: string): ReadonlyArray<TransferRecord>
  loans(accountId: string): LoanRecord | null
  /** What may leave the unified account without endangering it; `withBorrowing` counts what may be borrowed. */
  maxTransferable(accountId: string, coin: string, withBorrowing: boolean): DecimalString | null
  adlRanks(accountId: string): ReadonlyArray<AdlRecord>
  capacity(accountId: string, key: InstrumentKey, question: CapacityQuestion): OpenCapacity | null
  /** When the armed countdown cancels everything, Unix ms; `null`: not armed. */
  countdownAtMs(accountId: string): number | null
  /** Why an order or strategy order did or did not fill; `null`: unknown. */
  explain(accountId: string, orderId: string): FillExplanation | null
  /** With figures at the present prices; `null`: no such user account. */
  account(accountId: string): AccountRecord | null
  settings(accountId: string): SettingsView | null
  feeRates(accountId: string, key: InstrumentKey): FeeRates | null
  /** Futures; `null` on spot. Default until set: 10. */
  leverage(accountId: string, key: InstrumentKey, side?: PositionSide): DecimalString | null

  /** `null`: no such instrument, here and below. */
  book(key: InstrumentKey, depth: number): BookView | null
  /** Newest first, at most the last 500. */
  trades(key: InstrumentKey, limit: number): ReadonlyArray<TradeView> | null
  ticker(key: InstrumentKey): TickerView | null
  /**
   * The running one included. `kind` is by default `market`, whose made-up history reaches at least 500
   * candles back; the others begin at the start, and are empty on spot.
   */
  candles(
    key: InstrumentKey,
    interval: Interval,
    filter?: CandleFilter & { readonly kind?: CandleKind },
  ): ReadonlyArray<CandleView> | null

  /** All that must outlive the process, as plain JSON. See durability.ts. */
  snapshot(): Snapshot
}
