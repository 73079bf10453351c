import type { HoldMode } from '../../../shared/domain/balance.ts'
import type { DecimalString } from '../../../shared/domain/decimal.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import type { CoinAmount } from './account-commands.ts'
import type { CoinLeverageRecord, LeverageRecord } from './account-records.ts'
import type { EngineEvent, PrivateEvent } from './events.ts'
import type { FillRecord, OrderRecord } from './order-records.ts'
import type { ClosedPositionRecord, PositionRecord } from './position-records.ts'
import type { StrategyRecord } from './strategy-record.ts'
import type { FundingCoinRecord, LedgerRecord, TransferRecord } from './wallet-records.ts'

// How nothing acknowledged is lost. Every private event carries the whole new state of the thing it
// tells about, so the durable form is: the last snapshot, plus the private events since, in order.
// The host appends `durableEvents(outcome.events)` to its log before it answers the client, writes
// a snapshot now and then, and starts a new log with it. At the start it folds the log over the
// snapshot with `applyUserEvent` (apply-event.ts) and hands the result to `createEngine`. Applying an
// event twice is harmless, so a log that overlaps its snapshot is fine. The market itself is made
// again from the seed, around the prices of the snapshot; orders of users go back into the books with
// their priority among themselves, ahead of the market's new orders. What version 1 wrote is read
// through older-state.ts.

export const SNAPSHOT_VERSION = 2

export interface AccountState {
  readonly accountId: string
  readonly holdMode: HoldMode
  readonly countdownAtMs: number | null
  /** Of the unified account. */
  readonly balances: ReadonlyArray<CoinAmount>
  readonly funding: ReadonlyArray<FundingCoinRecord>
  readonly leverages: ReadonlyArray<LeverageRecord>
  readonly coinLeverages: ReadonlyArray<CoinLeverageRecord>
  readonly openOrders: ReadonlyArray<OrderRecord>
  /** Oldest first, as all lists here. */
  readonly orderHistory: ReadonlyArray<OrderRecord>
  readonly fills: ReadonlyArray<FillRecord>
  readonly positions: ReadonlyArray<PositionRecord>
  readonly closedPositions: ReadonlyArray<ClosedPositionRecord>
  readonly ledger: ReadonlyArray<LedgerRecord>
  readonly strategies: ReadonlyArray<StrategyRecord>
  readonly strategyHistory: ReadonlyArray<StrategyRecord>
  readonly transfers: ReadonlyArray<TransferRecord>
}

export interface PriceState {
  readonly category: Category
  readonly symbol: string
  readonly lastPrice: DecimalString
  /** Futures; `null` on spot. */
  readonly indexPrice: DecimalString | null
  readonly markPrice: DecimalString | null
  readonly fundingRate: DecimalString | null
}

export interface Snapshot {
  readonly version: typeof SNAPSHOT_VERSION
  readonly atMs: number
  /** The largest id given out. */
  readonly lastId: string
  readonly accounts: ReadonlyArray<AccountState>
  readonly prices: ReadonlyArray<PriceState>
}

export const EMPTY_SNAPSHOT: Snapshot = {
  version: SNAPSHOT_VERSION,
  atMs: 0,
  lastId: '0',
  accounts: [],
  prices: [],
}

export function emptyAccountState(accountId: string): AccountState {
  return {
    accountId,
    holdMode: 'one_way_mode',
    countdownAtMs: null,
    balances: [],
    funding: [],
    leverages: [],
    coinLeverages: [],
    openOrders: [],
    orderHistory: [],
    fills: [],
    positions: [],
    closedPositions: [],
    ledger: [],
    strategies: [],
    strategyHistory: [],
    transfers: [],
  }
}

/** The events that must reach the log before the client hears of success. */
export function durableEvents(events: ReadonlyArray<EngineEvent>): ReadonlyArray<PrivateEvent> {
  return events.filter(isDurable)
}

function isDurable(event: EngineEvent): event is PrivateEvent {
  return event.kind !== 'book-changed' && event.kind !== 'trade' && event.kind !== 'prices-changed'
}
