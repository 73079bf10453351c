import { type AccountState, emptyAccountState, type Snapshot } from './durability.ts'
import type { PrivateEvent } from './events.ts'
import type { OrderRecord } from './order-records.ts'
import type { PositionRecord } from './position-records.ts'
import type { StrategyRecord } from './strategy-record.ts'

/** The snapshot after one more private event. Applying an event again changes nothing. */
export function applyUserEvent(snapshot: Snapshot, event: PrivateEvent): Snapshot {
  const accountId = accountOf(event)
  const known = snapshot.accounts.find((account) => account.accountId === accountId)
  const account = withEvent(known ?? emptyAccountState(accountId), event)
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
    case 'position-closed':
      return event.closed.accountId
    case 'ledger-added':
      return event.row.accountId
    case 'strategy-changed':
      return event.strategy.accountId
    case 'account-changed':
      return event.account.accountId
    case 'leverage-changed':
      return event.config.accountId
    default:
      return event.accountId
  }
}

function withEvent(account: AccountState, event: PrivateEvent): AccountState {
  switch (event.kind) {
    case 'order-changed':
      return withOrder(account, event.order)
    case 'fill':
      return { ...account, fills: added(account.fills, event.fill, (row) => row.execId) }
    case 'position-changed':
      return withPosition(account, event.position)
    case 'position-closed': {
      const { closedPositions } = account
      const isKnown = closedPositions.some((row) => row.positionId === event.closed.positionId)
      return isKnown ? account : { ...account, closedPositions: [...closedPositions, event.closed] }
    }
    case 'ledger-added':
      return { ...account, ledger: added(account.ledger, event.row, (row) => row.id) }
    case 'strategy-changed':
      return withStrategy(account, event.strategy)
    case 'account-changed': {
      const balances = event.account.coins.flatMap(({ coin, balance }) =>
        balance === '0' ? [] : [{ coin, amount: balance }],
      )
      return { ...account, balances }
    }
    case 'leverage-changed': {
      const { config } = event
      const others = account.leverages.filter((row) => !isSameInstrument(row, config))
      return { ...account, leverages: [...others, config] }
    }
    case 'settings-changed': {
      const { holdMode, coins } = event
      return { ...account, holdMode, coinLeverages: coins }
    }
    case 'countdown-changed':
      return { ...account, countdownAtMs: event.countdownAtMs }
    case 'funding-coins-changed':
      return { ...account, funding: event.coins }
    case 'transferred': {
      const transfers = added(account.transfers, event.transfer, (row) => row.transferId)
      return { ...account, transfers }
    }
    case 'account-reset':
      return event.history ? withoutHistory(account) : account
    case 'account-created':
    case 'funding-paid':
    case 'liquidation-started':
      return account
  }
}

/** Ids grow, so a row that is not newer than the last one is there already. */
function added<Row>(
  rows: ReadonlyArray<Row>,
  row: Row,
  idOfRow: (row: Row) => string,
): ReadonlyArray<Row> {
  const last = rows.at(-1)
  const isKnown = last !== undefined && BigInt(idOfRow(last)) >= BigInt(idOfRow(row))
  return isKnown ? rows : [...rows, row]
}

function isSameInstrument(
  a: { readonly category: string; readonly symbol: string },
  b: { readonly category: string; readonly symbol: string },
): boolean {
  return a.category === b.category && a.symbol === b.symbol
}

function withPosition(account: AccountState, position: PositionRecord): AccountState {
  const others = account.positions.filter(
    (row) => !(isSameInstrument(row, position) && row.side === position.side),
  )
  const isEnded = position.status === 'ended'
  return { ...account, positions: isEnded ? others : [...others, position] }
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

function withStrategy(account: AccountState, strategy: StrategyRecord): AccountState {
  const isOther = (row: StrategyRecord) => row.orderId !== strategy.orderId
  const strategies = account.strategies.filter(isOther)
  const strategyHistory = account.strategyHistory.filter(isOther)
  const waits = strategy.status === 'pending' || strategy.status === 'submitting'
  return waits
    ? { ...account, strategies: [...strategies, strategy], strategyHistory }
    : { ...account, strategies, strategyHistory: [...strategyHistory, strategy] }
}

function withoutHistory(account: AccountState): AccountState {
  return {
    ...account,
    orderHistory: [],
    fills: [],
    closedPositions: [],
    ledger: [],
    strategyHistory: [],
  }
}

function idOf(event: PrivateEvent): string {
  switch (event.kind) {
    case 'order-changed':
      return event.order.priority
    case 'fill':
      return event.fill.execId
    case 'position-changed':
      return event.position.positionId
    case 'ledger-added':
      return event.row.id
    case 'strategy-changed':
      return event.strategy.orderId
    case 'transferred':
      return event.transfer.transferId
    default:
      return '0'
  }
}

function largerId(a: string, b: string): string {
  return BigInt(a) > BigInt(b) ? a : b
}
