import { type InstrumentKey, instrumentId } from '../../../shared/domain/instrument.ts'
import type { Order, PendingOrder } from '../../../shared/domain/order.ts'

/** A line of the open orders: one the exchange knows, or one whose fate is not known yet. */
export type OpenOrderRow =
  | { readonly kind: 'open'; readonly order: Order }
  | { readonly kind: 'pending'; readonly pending: PendingOrder }

/** Unknown and unsent orders first, then the open ones, newest first. */
export function openOrderRows(
  orders: ReadonlyArray<Order>,
  pendingOrders: ReadonlyArray<PendingOrder>,
  only: InstrumentKey | null,
): ReadonlyArray<OpenOrderRow> {
  const fits = (key: InstrumentKey) => only === null || instrumentId(key) === instrumentId(only)
  const known = new Set(orders.map((order) => order.clientOid))
  return [
    ...pendingOrders
      .filter((pending) => fits(pending.draft) && !known.has(pending.clientOid))
      .map((pending) => ({ kind: 'pending' as const, pending })),
    ...orders.filter(fits).map((order) => ({ kind: 'open' as const, order })),
  ]
}

export function openRowId(row: OpenOrderRow): string {
  return row.kind === 'open' ? row.order.orderId : `pending-${row.pending.clientOid}`
}

export function openRowKey(row: OpenOrderRow): InstrumentKey {
  const { category, symbol } = row.kind === 'open' ? row.order : row.pending.draft
  return { category, symbol }
}
