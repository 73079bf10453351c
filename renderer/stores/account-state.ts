import type { AccountSettings, Balances } from '../../shared/domain/balance.ts'
import type { DeskError } from '../../shared/domain/error.ts'
import { type Fill, isFinal, type Order, type PendingOrder } from '../../shared/domain/order.ts'
import type { AdlRank, Position } from '../../shared/domain/position.ts'
import type { StrategyOrder } from '../../shared/domain/strategy-order.ts'
import type { AccountSnapshot, AccountState, AccountUpdate } from '../../shared/ipc/contract.ts'

/** The active key set's account as the page knows it. */
export interface AccountView {
  readonly sequence: number
  readonly state: AccountState
  readonly keySetId: string | null
  readonly error: DeskError | null
  readonly balances: Balances | null
  readonly positions: ReadonlyArray<Position>
  /** Newest first. */
  readonly openOrders: ReadonlyArray<Order>
  /** Orders that ended while this page looked on, newest first. */
  readonly endedOrders: ReadonlyArray<Order>
  /** Those that wait for their trigger, newest first. */
  readonly strategyOrders: ReadonlyArray<StrategyOrder>
  readonly adlRanks: ReadonlyArray<AdlRank>
  /** Newest first. */
  readonly fills: ReadonlyArray<Fill>
  readonly pendingOrders: ReadonlyArray<PendingOrder>
  readonly settings: AccountSettings | null
  /** Page wall clock of the last word from main, Unix ms. */
  readonly heardAtMs: number | null
}

const KEPT_ENDED = 500

export const EMPTY_ACCOUNT: AccountView = {
  sequence: 0,
  state: 'loading',
  keySetId: null,
  error: null,
  balances: null,
  positions: [],
  openOrders: [],
  endedOrders: [],
  strategyOrders: [],
  adlRanks: [],
  fills: [],
  pendingOrders: [],
  settings: null,
  heardAtMs: null,
}

/** A whole answer. Fills and ended orders of the same key set that it does not name are kept. */
export function withAccountSnapshot(
  view: AccountView,
  snapshot: AccountSnapshot,
  nowMs: number,
): AccountView {
  const isSame = view.keySetId === snapshot.keySetId
  const { openOrders, strategyOrders, fills, ...rest } = snapshot
  return {
    ...rest,
    openOrders: newestFirst(openOrders),
    strategyOrders: newestFirst(strategyOrders),
    fills: isSame ? joinFills(fills, view.fills) : fills,
    endedOrders: isSame ? view.endedOrders : [],
    heardAtMs: nowMs,
  }
}

/** An update that carries the next sequence of the same key set. */
export function withAccountUpdate(
  view: AccountView,
  update: AccountUpdate,
  nowMs: number,
): AccountView {
  const orders = update.orders ?? []
  return {
    sequence: update.sequence,
    keySetId: view.keySetId,
    state: update.state ?? view.state,
    error: update.error === undefined ? view.error : update.error,
    balances: update.balances ?? view.balances,
    positions: update.positions ?? view.positions,
    openOrders: orders.length === 0 ? view.openOrders : joinOpen(view.openOrders, orders),
    endedOrders: orders.length === 0 ? view.endedOrders : joinEnded(view.endedOrders, orders),
    strategyOrders:
      update.strategyOrders === undefined
        ? view.strategyOrders
        : newestFirst(update.strategyOrders),
    adlRanks: update.adlRanks ?? view.adlRanks,
    fills: update.fills === undefined ? view.fills : joinFills(update.fills, view.fills),
    pendingOrders: update.pendingOrders ?? view.pendingOrders,
    settings: update.settings ?? view.settings,
    heardAtMs: nowMs,
  }
}

function joinOpen(
  known: ReadonlyArray<Order>,
  changed: ReadonlyArray<Order>,
): ReadonlyArray<Order> {
  const byId = new Map(known.map((order) => [order.orderId, order]))
  for (const order of changed) {
    if (isFinal(order.status)) byId.delete(order.orderId)
    else byId.set(order.orderId, order)
  }
  return newestFirst([...byId.values()])
}

function joinEnded(
  known: ReadonlyArray<Order>,
  changed: ReadonlyArray<Order>,
): ReadonlyArray<Order> {
  const ended = changed.filter((order) => isFinal(order.status))
  if (ended.length === 0) return known
  return joinOrders(ended, known).slice(0, KEPT_ENDED)
}

/** Both lists without doubles; where both name an order, `first` is right. Newest first. */
export function joinOrders(
  first: ReadonlyArray<Order>,
  second: ReadonlyArray<Order>,
): ReadonlyArray<Order> {
  const byId = new Map(second.map((order) => [order.orderId, order]))
  for (const order of first) byId.set(order.orderId, order)
  return newestFirst([...byId.values()])
}

/** Both lists without doubles, newest first. */
export function joinFills(
  first: ReadonlyArray<Fill>,
  second: ReadonlyArray<Fill>,
): ReadonlyArray<Fill> {
  const byId = new Map(second.map((fill) => [fill.fillId, fill]))
  for (const fill of first) byId.set(fill.fillId, fill)
  return [...byId.values()].sort((a, b) => b.atMs - a.atMs)
}

function newestFirst<Row extends { readonly createdAtMs: number }>(
  rows: ReadonlyArray<Row>,
): ReadonlyArray<Row> {
  return [...rows].sort((a, b) => b.createdAtMs - a.createdAtMs)
}
