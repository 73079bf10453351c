import type { StrategyOrder } from '../../../shared/domain/strategy-order.ts'

type Strategies = ReadonlyMap<string, StrategyOrder>

/** Final ones are remembered, so that late news cannot bring one back; the oldest go first. */
const MOST_KEPT = 1000

/** Applies strategy orders in any order of arrival; the same map when none of them is news. */
export function mergeStrategies(
  known: Strategies,
  incoming: ReadonlyArray<StrategyOrder>,
): Strategies {
  const news = incoming.filter((order) => isNews(known.get(order.orderId), order))
  if (news.length === 0) return known
  const merged = new Map(known)
  for (const order of news) merged.set(order.orderId, order)
  if (merged.size > MOST_KEPT) forgetOldest(merged)
  return merged
}

/**
 * Takes in the exchange's full list of those that wait. One that was known `before` it was asked
 * for, is not in it and was not told of since has ended unheard, and goes.
 */
export function replaceStrategies(
  before: Strategies,
  now: Strategies,
  listed: ReadonlyArray<StrategyOrder>,
): Strategies {
  const present = new Set(listed.map((order) => order.orderId))
  const kept = [...now].filter(([orderId, order]) => {
    return present.has(orderId) || isFinal(order) || before.get(orderId) !== order
  })
  return mergeStrategies(new Map(kept), listed)
}

/** Newest first. */
export function waitingOnes(strategies: Strategies): ReadonlyArray<StrategyOrder> {
  return [...strategies.values()]
    .filter((order) => !isFinal(order))
    .sort((a, b) => b.createdAtMs - a.createdAtMs)
}

function isNews(stored: StrategyOrder | undefined, order: StrategyOrder): boolean {
  if (stored === undefined) return true
  return !isFinal(stored) && order.updatedAtMs >= stored.updatedAtMs
}

function isFinal({ status }: StrategyOrder): boolean {
  return status === 'success' || status === 'failed' || status === 'cancelled'
}

function forgetOldest(strategies: Map<string, StrategyOrder>): void {
  for (const order of strategies.values()) {
    if (strategies.size <= MOST_KEPT / 2) return
    if (isFinal(order)) strategies.delete(order.orderId)
  }
}
