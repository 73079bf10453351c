import type { OrderDraft, OrderReference } from '../../../shared/domain/order.ts'
import type { NamedChange, NamedDraft } from '../orders/order-entry.ts'
import { changeFields, orderFields } from '../orders/order-fields.ts'

// JSON bodies of the order calls over REST (Bitget: "Place Order", "Modify Order", "Cancel Order",
// "Place Batch", "Batch Modify Orders", "Cancel Batch"). Batches are arrays at the top.

/** `null`: the quantity is counted in the wrong coin, as with `orderFields`. */
export function placeBody(draft: OrderDraft, clientOid: string): string | null {
  const fields = orderFields(draft, clientOid)
  return fields === null ? null : JSON.stringify({ category: draft.category, ...fields })
}

/** `null` when one of the quantities is counted in the wrong coin. */
export function placeBatchBody(orders: ReadonlyArray<NamedDraft>): string | null {
  const items = orders.map(({ draft, clientOid }) => {
    const fields = orderFields(draft, clientOid)
    if (fields === null) return null
    // Not a field of batch items; only the default, `crossed`, comes here.
    const { marginMode: _, ...known } = fields
    return { category: draft.category, ...known }
  })
  return items.includes(null) ? null : JSON.stringify(items)
}

export function changeBody(named: NamedChange): string {
  return JSON.stringify(changeItem(named))
}

export function changeBatchBody(changes: ReadonlyArray<NamedChange>): string {
  return JSON.stringify(changes.map(changeItem))
}

export function cancelBody(order: OrderReference): string {
  return JSON.stringify(referenceOf(order))
}

export function cancelBatchBody(orders: ReadonlyArray<OrderReference>): string {
  return JSON.stringify(orders.map(referenceOf))
}

function changeItem({ order, change }: NamedChange) {
  const { category, symbol } = order
  return { category, symbol, ...changeFields(order, change) }
}

function referenceOf({ orderId, category, symbol }: OrderReference) {
  return { orderId, category, symbol }
}
