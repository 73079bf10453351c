import type { Engine } from '../../electron/practice/engine/queries.ts'
import { decimal } from '../../shared/domain/decimal.ts'
import type { Order } from '../../shared/domain/order.ts'
import { BTC, type DeskUnderFaults } from './desk-under-faults.ts'

/** What was asked of the desk, and what it said became of it. */
export interface Asked {
  /** Names the order at the exchange: no two of a run share it. */
  readonly mark: string
  /** `none`: the desk refused before anything was sent; `dead`: it was killed before it answered. */
  outcome: 'accepted' | 'rejected' | 'unknown' | 'none' | 'dead' | 'pending'
}

export interface Verdict {
  readonly doubled: ReadonlyArray<string>
  readonly lost: ReadonlyArray<string>
  readonly wrongState: ReadonlyArray<string>
  readonly wrongBalance: ReadonlyArray<string>
  readonly wrongBook: ReadonlyArray<string>
  readonly unsettled: ReadonlyArray<string>
}

/** Compares the exchange's truth with what the desk believes. Empty lists: they agree. */
export function compare(
  engine: Engine,
  accountId: string,
  desk: DeskUnderFaults,
  asked: ReadonlyArray<Asked>,
): Verdict {
  const orders = [...engine.openOrders(accountId), ...allHistory(engine, accountId)]
  const found = new Map<string, number>()
  // What closes a position has no name of its own.
  for (const order of orders.filter(({ reduceOnly }) => !reduceOnly)) {
    const mark = markOf(order)
    found.set(mark, (found.get(mark) ?? 0) + 1)
  }
  const strategies = [...engine.openStrategies(accountId), ...engine.strategyHistory(accountId)]
  for (const { trigger } of strategies) {
    const mark = triggerMark(trigger?.triggerPrice ?? null)
    found.set(mark, (found.get(mark) ?? 0) + 1)
  }
  const { pendingOrders } = desk.account.snapshot()
  return {
    doubled: asked.filter(({ mark }) => (found.get(mark) ?? 0) > 1).map(({ mark }) => mark),
    lost: asked.flatMap(({ mark, outcome }) => lostBy(mark, outcome, found.has(mark))),
    wrongState: [
      ...differences(engine.openOrders(accountId), desk.account.openOrders()),
      ...strategyDifferences(engine, accountId, desk),
    ],
    wrongBalance: [
      ...balanceFaults(engine, accountId, desk),
      ...positionFaults(engine, accountId, desk),
    ],
    wrongBook: bookFaults(engine, desk),
    unsettled: pendingOrders.map(({ clientOid, state }) => `${clientOid} ${state}`),
  }
}

/** An order is named by its price, one at market by its size. */
export function markOf(order: {
  readonly orderType: string
  readonly price: string | null
  readonly quantity: string | null
}): string {
  return order.orderType === 'limit'
    ? `limit ${same(order.price)}`
    : `market ${same(order.quantity)}`
}

export function triggerMark(price: string | null): string {
  return `trigger ${same(price)}`
}

function allHistory(engine: Engine, accountId: string) {
  return engine.orderHistory(accountId, { limit: 1000 })
}

function lostBy(mark: string, outcome: Asked['outcome'], exists: boolean): ReadonlyArray<string> {
  if (outcome === 'accepted' && !exists) return [`${mark}: the desk says accepted, it is not there`]
  if (outcome === 'rejected' && exists) return [`${mark}: the desk says rejected, it is there`]
  if (outcome === 'none' && exists) return [`${mark}: the desk says not sent, it is there`]
  if (outcome === 'pending') return [`${mark}: the desk never answered`]
  return []
}

interface Standing {
  readonly orderId: string
  readonly price: string | null
  readonly quantity: string | null
  readonly filledQuantity: string
}

function differences(
  truth: ReadonlyArray<Standing>,
  belief: ReadonlyArray<Order>,
): ReadonlyArray<string> {
  return unequal(truth.map(standingText), belief.map(standingText), 'order')
}

function standingText({ orderId, price, quantity, filledQuantity }: Standing): string {
  return [orderId, same(price), same(quantity), same(filledQuantity)].join(' ')
}

function strategyDifferences(
  engine: Engine,
  accountId: string,
  desk: DeskUnderFaults,
): ReadonlyArray<string> {
  const text = (order: {
    readonly orderId: string
    readonly trigger: { readonly triggerPrice: string } | null
  }) => `${order.orderId} ${same(order.trigger?.triggerPrice ?? null)}`
  const truth = engine.openStrategies(accountId).map(text)
  return unequal(truth, desk.account.strategyOrders().map(text), 'strategy')
}

function balanceFaults(
  engine: Engine,
  accountId: string,
  desk: DeskUnderFaults,
): ReadonlyArray<string> {
  const coins = engine.account(accountId)?.coins ?? []
  const known = desk.account.snapshot().balances?.coins ?? []
  const truth = coins
    .filter(({ balance }) => balance !== '0')
    .map(({ coin, balance }) => `${coin} ${same(balance)}`)
  const belief = known
    .filter(({ balance }) => !decimal(balance).eq(0))
    .map(({ coin, balance }) => `${coin} ${same(balance)}`)
  return unequal(truth, belief, 'balance')
}

function positionFaults(
  engine: Engine,
  accountId: string,
  desk: DeskUnderFaults,
): ReadonlyArray<string> {
  const text = (position: {
    readonly symbol: string
    readonly side: string
    readonly size: string
  }) => `${position.symbol} ${position.side} ${same(position.size)}`
  return unequal(
    engine.positions(accountId).map(text),
    desk.account.positions().map(text),
    'position',
  )
}

const DEPTH = 20

function bookFaults(engine: Engine, desk: DeskUnderFaults): ReadonlyArray<string> {
  const truth = engine.book(BTC, DEPTH)
  const belief = desk.market.watchedBook(BTC)
  if (truth === null) return []
  if (belief === null) return ['the desk has no book']
  const rows = (levels: ReadonlyArray<readonly [string, string]>) =>
    levels.map(([price, size]) => `${same(price)} x ${same(size)}`)
  const known = (levels: ReadonlyArray<{ readonly price: string; readonly size: string }>) =>
    levels.slice(0, DEPTH).map(({ price, size }) => `${same(price)} x ${same(size)}`)
  return [
    ...unequal(rows(truth.bids), known(belief.bids), 'bid'),
    ...unequal(rows(truth.asks), known(belief.asks), 'ask'),
  ]
}

function unequal(
  truth: ReadonlyArray<string>,
  belief: ReadonlyArray<string>,
  what: string,
): ReadonlyArray<string> {
  const [real, known] = [new Set(truth), new Set(belief)]
  return [
    ...truth
      .filter((text) => !known.has(text))
      .map((text) => `${what} unknown to the desk: ${text}`),
    ...belief.filter((text) => !real.has(text)).map((text) => `${what} only at the desk: ${text}`),
  ]
}

/** One text for one figure. */
function same(text: string | null): string {
  return text === null ? '-' : decimal(text).toFixed()
}
