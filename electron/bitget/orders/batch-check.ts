import { type DeskError, invalid } from '../../../shared/domain/error.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import type { OrderChange, OrderDraft } from '../../../shared/domain/order.ts'

/** Items of one call (Bitget: "Place Batch", "Batch Modify Orders", "Cancel Batch"). */
const MOST_ITEMS = 20

/** Why a batch cannot be sent as one; `null`: it can. The exchange takes one product line a call. */
export function batchProblem(
  items: ReadonlyArray<{ readonly category: Category }>,
): DeskError | null {
  if (items.length === 0 || items.length > MOST_ITEMS) {
    return invalid('batch-size', null, { most: String(MOST_ITEMS) })
  }
  const isMixed = items.some((item) => item.category !== items[0]?.category)
  return isMixed ? invalid('mixed-categories') : null
}

/**
 * Reduce-only, exits and isolated margin are not among the fields of a batch item (Bitget: "Place
 * Batch"), and the exchange ignores what it does not know: such an order would open instead of
 * close, stand without its stop, or share the margin of everything else.
 */
export function fitsInBatch(draft: OrderDraft): boolean {
  const hasExit = draft.takeProfit !== null || draft.stopLoss !== null
  return !draft.reduceOnly && !hasExit && draft.marginMode !== 'isolated'
}

/** Exits cannot be changed in a batch (Bitget: "Batch Modify Orders"). */
export function changesExits(change: OrderChange): boolean {
  return change.takeProfit !== null || change.stopLoss !== null
}
