import type { OrderChange, OrderDraft, OrderReference } from '../../../shared/domain/order.ts'

// Bodies of the trading calls (Bitget: "Place Order", "Modify Order", "Cancel Order"). Unknown
// fields are ignored by the exchange without an error, so each name here is spelled as its page.

/**
 * A spot market buy is placed by quote amount, everything else by base quantity; `null` when the
 * draft says otherwise, because the exchange would read its number in the wrong coin.
 */
export function placeBody(draft: OrderDraft, clientOid: string): string | null {
  const byQuote = draft.category === 'SPOT' && draft.orderType === 'market' && draft.side === 'buy'
  if ((draft.quantityUnit === 'quote') !== byQuote) return null
  const limit = draft.orderType === 'limit'
  return JSON.stringify({
    category: draft.category,
    symbol: draft.symbol,
    qty: draft.quantity,
    ...(limit && draft.price !== null ? { price: draft.price } : {}),
    side: draft.side,
    orderType: draft.orderType,
    ...(limit ? { timeInForce: draft.timeInForce } : {}),
    ...(draft.reduceOnly ? { reduceOnly: 'yes' } : {}),
    clientOid,
  })
}

export function changeBody(order: OrderReference, change: OrderChange): string {
  return JSON.stringify({
    orderId: order.orderId,
    category: order.category,
    symbol: order.symbol,
    ...(change.quantity === null ? {} : { qty: change.quantity }),
    ...(change.price === null ? {} : { price: change.price }),
    autoCancel: 'no',
  })
}

export function cancelBody(order: OrderReference): string {
  return JSON.stringify({
    orderId: order.orderId,
    category: order.category,
    symbol: order.symbol,
  })
}
