import { decimal } from '../../../shared/domain/decimal.ts'
import { isFinal, type Order } from '../../../shared/domain/order.ts'

/** Final orders are remembered, so that late news cannot bring one back; the oldest go first. */
const MOST_KEPT = 2000

export interface MergedOrders {
  /** By order id, in order of arrival. */
  readonly orders: ReadonlyMap<string, Order>
  /** Those of the incoming ones that said something new. */
  readonly changed: ReadonlyArray<Order>
}

/**
 * Applies orders from the stream or from REST, in any order of arrival: older news is ignored, and
 * so is everything after a final state (Bitget: "Order Channel").
 */
export function mergeOrders(
  known: ReadonlyMap<string, Order>,
  incoming: ReadonlyArray<Order>,
): MergedOrders {
  const orders = new Map(known)
  const changed: Order[] = []
  for (const order of incoming) {
    if (!isNews(orders.get(order.orderId), order)) continue
    orders.set(order.orderId, order)
    changed.push(order)
  }
  if (orders.size > MOST_KEPT) forgetOldest(orders)
  return { orders, changed }
}

/** At the same millisecond the one that went further wins. */
function isNews(stored: Order | undefined, order: Order): boolean {
  if (stored === undefined) return true
  if (isFinal(stored.status) || order.updatedAtMs < stored.updatedAtMs) return false
  if (order.updatedAtMs > stored.updatedAtMs || isFinal(order.status)) return true
  const further = decimal(order.filledQuantity).cmp(decimal(stored.filledQuantity))
  return further > 0 || (further === 0 && differs(stored, order))
}

function differs(stored: Order, order: Order): boolean {
  return stored.price !== order.price || stored.quantity !== order.quantity
}

function forgetOldest(orders: Map<string, Order>): void {
  for (const order of orders.values()) {
    if (orders.size <= MOST_KEPT / 2) return
    if (isFinal(order.status)) orders.delete(order.orderId)
  }
}

/** Newest first. */
export function openOnes(orders: ReadonlyMap<string, Order>): ReadonlyArray<Order> {
  return [...orders.values()]
    .filter((order) => !isFinal(order.status))
    .sort((a, b) => b.createdAtMs - a.createdAtMs)
}

/**
 * Orders that were open when `before` was taken and are missing from the exchange's full list,
 * untouched since: they ended while nobody listened, and must be asked for one by one.
 */
export function vanished(
  before: ReadonlyMap<string, Order>,
  now: ReadonlyMap<string, Order>,
  listed: ReadonlyArray<Order>,
): ReadonlyArray<Order> {
  const present = new Set(listed.map((order) => order.orderId))
  return openOnes(before).filter(
    (order) => !present.has(order.orderId) && now.get(order.orderId) === order,
  )
}
