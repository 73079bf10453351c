import { isFutures } from '../../../shared/domain/instrument.ts'
import type { OrderChange, OrderDraft } from '../../../shared/domain/order.ts'
import { wireUnit } from '../../../shared/rules/quantity-unit.ts'
import { exitChangeFields, exitFields, type WireFields } from './exit-fields.ts'

/**
 * A draft as the exchange reads it, without its product line (Bitget: "Place Order"). `null` when
 * its quantity is counted in another coin than the one in which the exchange would read the number.
 */
export function orderFields(draft: OrderDraft, clientOid: string): WireFields | null {
  const { category, side, orderType, positionSide, marginMode } = draft
  if (draft.quantityUnit !== wireUnit(category, side, orderType)) return null
  const limit = orderType === 'limit'
  const futures = isFutures(category)
  return {
    symbol: draft.symbol,
    qty: draft.quantity,
    ...(limit && draft.price !== null ? { price: draft.price } : {}),
    side,
    orderType,
    ...(limit ? { timeInForce: draft.timeInForce } : {}),
    ...(futures && positionSide !== null ? { posSide: positionSide } : {}),
    ...(futures && marginMode !== null ? { marginMode } : {}),
    ...(draft.reduceOnly ? { reduceOnly: 'yes' } : {}),
    clientOid,
    // Named in every order: without it the account's own default would count.
    stpMode: draft.stpMode,
    ...exitFields(category, draft),
  }
}

/** What is new about a resting order (Bitget: "Modify Order"); it never dies of a failed change. */
export function changeFields(
  order: { readonly category: OrderDraft['category']; readonly orderId: string },
  change: OrderChange,
): WireFields {
  return {
    orderId: order.orderId,
    ...(change.quantity === null ? {} : { qty: change.quantity }),
    ...(change.price === null ? {} : { price: change.price }),
    autoCancel: 'no',
    ...exitChangeFields(order.category, change),
  }
}
