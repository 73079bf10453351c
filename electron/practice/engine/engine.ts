import { type InstrumentKey, instrumentId } from '../../../shared/domain/instrument.ts'
import type { PracticeInstrument } from '../market/instrument-row.ts'
import { adlRanks } from './adl-rank.ts'
import { capacityOf } from './capacity.ts'
import type { Snapshot } from './durability.ts'
import { explain } from './explain.ts'
import { findOpen, marketFor } from './find.ts'
import { fixedText } from './fixed.ts'
import { leverageOf, leveragesOf } from './leverage.ts'
import { newState } from './new-state.ts'
import type { OrderName } from './order-commands.ts'
import type { FillRecord, OrderRecord } from './order-records.ts'
import type { ClosedPositionRecord, PositionRecord } from './position-records.ts'
import { candlesOf } from './price-candles.ts'
import type { Engine, LedgerListFilter, ListFilter } from './queries.ts'
import { accountRecord, orderRecord } from './record-of.ts'
import { loansOf } from './repay.ts'
import { runCommand } from './run-command.ts'
import { coinLeverages } from './settings.ts'
import type { Account, EngineState, Market } from './state.ts'
import type { StrategyRecord } from './strategy-record.ts'
import { fundingCoins, largestTransfer } from './transfers.ts'
import {
  bookView,
  configuredLeverages,
  listed,
  openPositions,
  takeSnapshot,
  tickerView,
} from './views.ts'
import type { LedgerRecord } from './wallet-records.ts'

export interface EngineOptions {
  readonly instruments: ReadonlyArray<PracticeInstrument>
  /** Unix ms; ids begin above a base made from it, and the made-up history ends here. */
  readonly startAtMs: number
  /** Any integer. The same seed, start and commands give the same exchange. */
  readonly seed: number
  /** State of users and last prices of an earlier run; see durability.ts. */
  readonly restored?: Snapshot | undefined
}

/** A new exchange: empty books, candle history up to the start, no accounts but the restored ones. */
export function createEngine(options: EngineOptions): Engine {
  const state = newState(options.instruments, options.startAtMs, options.seed, options.restored)
  const rows = new Map(options.instruments.map((row) => [instrumentId(row), row]))
  const market = (key: InstrumentKey): Market | null => marketFor(state, key)
  const user = (accountId: string): Account | null => {
    const account = state.accounts.get(accountId)
    return account?.role === 'user' ? account : null
  }
  return {
    execute: (command) => runCommand(state, command),
    instruments: options.instruments,
    instrument: (key) => rows.get(instrumentId(key)) ?? null,
    nowMs: () => state.nowMs,
    accountIds: () =>
      [...state.accounts.values()].filter((a) => a.role === 'user').map((a) => a.id),
    order: (accountId, name) => findOrder(state, accountId, name),
    openOrders: (accountId, filter = {}) => {
      const orders = [...(user(accountId)?.open.values() ?? [])].map(orderRecord)
      return listed(orders.sort(byOrderId), filter, ofOrder)
    },
    orderHistory: (accountId, filter = {}) =>
      listed([...(user(accountId)?.history.values() ?? [])].sort(byOrderId), filter, ofOrder),
    fills: (accountId, filter = {}) => listed(user(accountId)?.fills ?? [], filter, ofFill),
    positions: (accountId, filter = {}) => positionsOf(state, user(accountId), filter),
    closedPositions: (accountId, filter = {}) =>
      listed([...(user(accountId)?.closed ?? [])].sort(byPositionId), filter, ofClosed),
    openStrategies: (accountId, filter = {}) =>
      listed([...(user(accountId)?.strategies.values() ?? [])], filter, ofStrategy),
    strategyHistory: (accountId, filter = {}) =>
      listed([...(user(accountId)?.strategyHistory.values() ?? [])], filter, ofStrategy),
    ledger: (accountId, filter = {}) => ledgerOf(user(accountId), filter),
    fundingCoins: (accountId) => {
      const account = user(accountId)
      return account === null ? [] : fundingCoins(account)
    },
    transfers: (accountId) => [...(user(accountId)?.transfers ?? [])].reverse(),
    loans: (accountId) => {
      const account = user(accountId)
      return account === null ? null : loansOf(state, account)
    },
    maxTransferable: (accountId, coin, withBorrowing) => {
      const account = user(accountId)
      if (account === null || !state.coins.has(coin)) return null
      return fixedText(largestTransfer(state, account, coin, withBorrowing))
    },
    adlRanks: (accountId) => {
      const account = user(accountId)
      return account === null ? [] : adlRanks(state, account)
    },
    capacity: (accountId, key, question) => {
      const account = user(accountId)
      const found = market(key)
      if (account === null || found === null) return null
      return capacityOf(state, account, found, key.category === 'MARGIN', question)
    },
    countdownAtMs: (accountId) => user(accountId)?.countdownAtMs ?? null,
    explain: (accountId, orderId) => {
      const account = user(accountId)
      return account === null ? null : explain(state, account, orderId)
    },
    account: (accountId) => {
      const account = user(accountId)
      return account === null ? null : accountRecord(state, account)
    },
    settings: (accountId) => {
      const account = user(accountId)
      if (account === null) return null
      const symbols = configuredLeverages(state, account)
      const { holdMode } = account
      return { holdMode, stpMode: 'none', symbols, coins: coinLeverages(account) }
    },
    feeRates: (accountId, key) => {
      const terms = market(key)?.terms
      if (terms === undefined || user(accountId) === null) return null
      return { maker: fixedText(terms.makerFee), taker: fixedText(terms.takerFee) }
    },
    leverage: (accountId, key, side = 'long') => {
      const account = user(accountId)
      const found = market(key)
      if (account === null || found === null || !found.isFutures) return null
      const { marginMode } = leveragesOf(account, found)
      return fixedText(leverageOf(account, found, marginMode, side))
    },
    book: (key, depth) => {
      const found = market(key)
      return found === null ? null : bookView(found, depth, state.nowMs)
    },
    trades: (key, limit) => market(key)?.trades.slice(-Math.min(limit, 500)).reverse() ?? null,
    ticker: (key) => {
      const found = market(key)
      return found === null ? null : tickerView(found, state.nowMs)
    },
    candles: (key, interval, { kind = 'market', ...filter } = {}) => {
      const found = market(key)
      return found === null ? null : candlesOf(found, kind, interval, filter)
    },
    snapshot: () => takeSnapshot(state),
  }
}

/** House orders too, so that the made-up market can see its own; those leave no history. */
function findOrder(state: EngineState, accountId: string, name: OrderName): OrderRecord | null {
  const account = state.accounts.get(accountId)
  if (account === undefined) return null
  const open = findOpen(account, name)
  if (open !== null) return orderRecord(open)
  if (name.orderId !== null) return account.history.get(name.orderId) ?? null
  return (
    [...account.history.values()].findLast((order) => order.clientOid === name.clientOid) ?? null
  )
}

function positionsOf(
  state: EngineState,
  account: Account | null,
  filter: ListFilter,
): ReadonlyArray<PositionRecord> {
  if (account === null) return []
  return listed(openPositions(state, account), filter, ofPosition)
}

function ledgerOf(account: Account | null, filter: LedgerListFilter): ReadonlyArray<LedgerRecord> {
  const { category, coin, type, ...others } = filter
  const rows = (account?.ledger ?? []).filter(
    (row) =>
      (category === undefined || row.category === category) &&
      (coin === undefined || row.coin === coin) &&
      (type === undefined || row.type === type),
  )
  return listed(rows, others, (row) => ({ ...row, orderId: '' }))
}

function byOrderId(a: OrderRecord, b: OrderRecord): number {
  return BigInt(a.orderId) < BigInt(b.orderId) ? -1 : 1
}

function ofOrder(order: OrderRecord) {
  return { ...order, id: order.orderId, atMs: order.createdAtMs }
}

/** Positions of hedge mode need not end in the order in which they began; pages go by id. */
function byPositionId(a: ClosedPositionRecord, b: ClosedPositionRecord): number {
  return BigInt(a.positionId) < BigInt(b.positionId) ? -1 : 1
}

function ofPosition(row: PositionRecord) {
  return { ...row, orderId: '', id: row.positionId, atMs: row.createdAtMs }
}

/** By the time of its end. */
function ofClosed(row: ClosedPositionRecord) {
  return { ...row, orderId: '', id: row.positionId, atMs: row.updatedAtMs }
}

function ofStrategy(strategy: StrategyRecord) {
  return { ...strategy, id: strategy.orderId, atMs: strategy.createdAtMs }
}

function ofFill(fill: FillRecord) {
  return { ...fill, id: fill.execId }
}
