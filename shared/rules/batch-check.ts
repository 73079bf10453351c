import { type DeskError, invalid } from '../domain/error.ts'
import type { Category } from '../domain/instrument.ts'
import type { OrderChange, OrderDraft } from '../domain/order.ts'
import { BATCH_MOST } from '../ipc/outcome.ts'

/** Why these cannot go in one call; `null`: they can (pages "Place Batch", "Cancel Batch"). */
export function checkBatch(
  items: ReadonlyArray<{ readonly category: Category }>,
): DeskError | null {
  if (items.length === 0 || items.length > BATCH_MOST) {
    return invalid('batch-size', null, { most: String(BATCH_MOST) })
  }
  const isMixed = items.some((item) => item.category !== items[0]?.category)
  return isMixed ? invalid('mixed-categories') : null
}

/**
 * An item of a batch has no fields for reduce-only, exits and isolated margin (page "Place Batch"),
 * and the exchange ignores what it does not know: such an order would open instead of close, or
 * stand without its stop.
 */
export function checkBatchItem(draft: OrderDraft): DeskError | null {
  if (draft.reduceOnly) return invalid('not-in-batch', 'reduceOnly')
  if (draft.takeProfit !== null) return invalid('not-in-batch', 'takeProfit')
  if (draft.stopLoss !== null) return invalid('not-in-batch', 'stopLoss')
  return draft.marginMode === 'isolated' ? invalid('not-in-batch', 'marginMode') : null
}

/** Exits cannot be changed in a batch (page "Batch Modify Orders"). */
export function checkBatchChange(change: OrderChange): DeskError | null {
  if (change.takeProfit !== null) return invalid('not-in-batch', 'takeProfit')
  return change.stopLoss === null ? null : invalid('not-in-batch', 'stopLoss')
}

/** The first error of any item, with the item's place (from 1) among its figures. */
export function firstOfItems<Item>(
  items: ReadonlyArray<Item>,
  check: (item: Item) => DeskError | null,
): DeskError | null {
  for (const [at, item] of items.entries()) {
    const error = check(item)
    if (error?.kind === 'invalid') {
      return { ...error, values: { ...error.values, item: String(at + 1) } }
    }
    if (error !== null) return error
  }
  return null
}
