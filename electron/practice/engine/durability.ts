import type { DecimalString } from '../../../shared/domain/decimal.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import type { CoinAmount } from './commands.ts'
import type { EngineEvent, PrivateEvent } from './events.ts'
import type { FillRecord, LeverageRecord, OrderRecord, PositionRecord } from './records.ts'

// How nothing acknowledged is lost. Every private event carries the whole new state of the thing it
// tells about, so the durable form is: the last snapshot, plus the private events since, in order.
// The host appends `durableEvents(outcome.events)` to its log before it answers the client, writes
// a snapshot now and then, and starts a new log with it. At the start it folds the log over the
// snapshot with `applyUserEvent` and hands the result to `createEngine`. Applying an event twice is
// harmless, so a log that overlaps its snapshot is fine. The market itself is made again from the
// seed, around the prices of the snapshot; orders of users go back into the books with their
// priority among themselves, ahead of the market's new orders.

export const SNAPSHOT_VERSION = 1

export interface AccountState {
  readonly accountId: string
  /** Wallet balances. */
  readonly balances: ReadonlyArray<CoinAmount>
  readonly leverages: ReadonlyArray<LeverageRecord>
  readonly openOrders: ReadonlyArray<OrderRecord>
  /** Oldest first. */
  readonly orderHistory: ReadonlyArray<OrderRecord>
  readonly fills: ReadonlyArray<FillRecord>
  readonly positions: ReadonlyArray<PositionRecord>
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

/** The events that must reach the log before the client hears of success. */
export function durableEvents(events: ReadonlyArray<EngineEvent>): ReadonlyArray<PrivateEvent> {
  return events.filter(isDurable)
}

function isDurable(event: EngineEvent): event is PrivateEvent {
  return event.kind !== 'book-changed' && event.kind !== 'trade' && event.kind !== 'prices-changed'
}

/** The snapshot after one more private event. Applying an event again changes nothing. */
export function applyUserEvent(snapshot: Snapshot, event: PrivateEvent): Snapshot {
  const accountId = accountOf(event)
  const known = snapshot.accounts.find((account) => account.accountId === accountId)
  const account = withEvent(known ?? emptyAccount(accountId), event)
  const accounts = known
    ? snapshot.accounts.map((other) => (other === known ? account : other))
    : [...snapshot.accounts, account]
  return { ...snapshot, accounts, lastId: largerId(snapshot.lastId, idOf(event)) }
}

function accountOf(event: PrivateEvent): string {
  switch (event.kind) {
    case 'order-changed':
      return event.order.accountId
    case 'fill':
      return event.fill.accountId
    case 'position-changed':
      return event.position.accountId
    case 'account-changed':
      return event.account.accountId
    case 'leverage-changed':
      return event.config.accountId
    case 'account-created':
    case 'funding-paid':
    case 'liquidation-started':
      return event.accountId
  }
}

function emptyAccount(accountId: string): AccountState {
  return {
    accountId,
    balances: [],
    leverages: [],
    openOrders: [],
    orderHistory: [],
    fills: [],
    positions: [],
  }
}

function withEvent(account: AccountState, event: PrivateEvent): AccountState {
  switch (event.kind) {
    case 'order-changed':
      return withOrder(account, event.order)
    case 'fill': {
      const { fill } = event
      const isKnown = account.fills.some((other) => other.execId === fill.execId)
      return isKnown ? account : { ...account, fills: [...account.fills, fill] }
    }
    case 'position-changed': {
      const others = account.positions.filter((row) => row.symbol !== event.position.symbol)
      const isEnded = event.position.status === 'ended'
      return { ...account, positions: isEnded ? others : [...others, event.position] }
    }
    case 'account-changed': {
      const balances = event.account.coins.map(({ coin, balance }) => ({ coin, amount: balance }))
      return { ...account, balances }
    }
    case 'leverage-changed': {
      const others = account.leverages.filter((row) => row.symbol !== event.config.symbol)
      return { ...account, leverages: [...others, event.config] }
    }
    case 'account-created':
    case 'funding-paid':
    case 'liquidation-started':
      return account
  }
}

function withOrder(account: AccountState, order: OrderRecord): AccountState {
  const isOther = (row: OrderRecord) => row.orderId !== order.orderId
  const openOrders = account.openOrders.filter(isOther)
  const orderHistory = account.orderHistory.filter(isOther)
  const hasEnded = order.status === 'filled' || order.status === 'cancelled'
  return hasEnded
    ? { ...account, openOrders, orderHistory: [...orderHistory, order] }
    : { ...account, openOrders: [...openOrders, order], orderHistory }
}

function idOf(event: PrivateEvent): string {
  if (event.kind === 'order-changed') return event.order.priority
  if (event.kind === 'fill') return event.fill.execId
  return event.kind === 'position-changed' ? event.position.positionId : '0'
}

function largerId(a: string, b: string): string {
  return BigInt(a) > BigInt(b) ? a : b
}
