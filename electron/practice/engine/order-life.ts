import type { CancelReason } from './order-records.ts'
import { orderRecord } from './record-of.ts'
import type { Effects, EngineState, LiveOrder } from './state.ts'

/** Tells the owner the order as it is now, and keeps its last state when it has ended. */
export function tellOrder(order: LiveOrder, effects: Effects): void {
  if (order.account.role === 'house') return
  const record = orderRecord(order)
  if (order.status === 'filled' || order.status === 'cancelled') {
    order.account.history.set(order.orderId, record)
  }
  effects.accounts.add(order.account)
  effects.events.push({ kind: 'order-changed', order: record })
}

/** Ends an order that has not completed: off the book, holds released, owner told. */
export function endOrder(
  state: EngineState,
  order: LiveOrder,
  reason: CancelReason,
  effects: Effects,
): void {
  if (order.account.open.has(order.orderId)) {
    order.market.book.remove(order)
    effects.books.add(order.market)
  }
  forget(order)
  order.status = 'cancelled'
  order.cancelReason = reason
  order.updatedAtMs = state.nowMs
  tellOrder(order, effects)
}

export function forget(order: LiveOrder): void {
  const { account } = order
  account.open.delete(order.orderId)
  if (account.pending.get(order.clientOid) === order) account.pending.delete(order.clientOid)
}

/** Puts an order in line. */
export function rest(order: LiveOrder, effects: Effects): void {
  order.account.open.set(order.orderId, order)
  order.account.pending.set(order.clientOid, order)
  order.market.book.add(order)
  effects.books.add(order.market)
}
