import type { Category } from '../../../shared/domain/instrument.ts'
import type { OrderReference } from '../../../shared/domain/order.ts'
import type { WireFields } from './exit-fields.ts'
import type { NamedChange, NamedDraft } from './order-entry.ts'
import { changeFields, orderFields } from './order-fields.ts'

// Frames of the order commands over the private socket (pages "Place Order Channel", "Cancel Order
// Channel", "Modify Order Channel" and their batch forms). The product line stands once, in lower
// case: upper case is refused.

export type TradeTopic =
  | 'place-order'
  | 'batch-place'
  | 'modify-order'
  | 'batch-modify'
  | 'cancel-order'
  | 'batch-cancel'

/** Endpoints that share the account's rate with the topics (page "UTA guide"). */
export const SHARED_RATE: Readonly<Record<TradeTopic, string>> = {
  'place-order': '/api/v3/trade/place-order',
  'batch-place': '/api/v3/trade/place-batch',
  'modify-order': '/api/v3/trade/modify-order',
  'batch-modify': '/api/v3/trade/batch-modify-order',
  'cancel-order': '/api/v3/trade/cancel-order',
  'batch-cancel': '/api/v3/trade/cancel-batch',
}

export function tradeText(
  id: string,
  topic: TradeTopic,
  category: Category,
  args: ReadonlyArray<WireFields>,
): string {
  return JSON.stringify({ op: 'trade', id, topic, category: category.toLowerCase(), args })
}

/**
 * How long an order may be under way, ms: as long as a signed request is good for over REST. The
 * exchange cancels one that comes later (page "Place Order Channel", `receiveWindow`). Without it an
 * order that a dead line still holds would come to be long after nobody expects it any more.
 */
const RECEIVE_WINDOW_MS = 30_000

/**
 * `requestedAtMs` is the exchange's time, Unix ms.
 * `null`: the quantity is counted in the wrong coin, as with `orderFields`. Preset triggers go in
 * both spellings: the page has lower case, the exchange's other pages camel case, and the one that
 * is not known is ignored in silence, which would leave the position without its stop.
 */
export function placeArg(
  { draft, clientOid }: NamedDraft,
  requestedAtMs: number,
): WireFields | null {
  const fields = orderFields(draft, clientOid)
  if (fields === null) return null
  const { takeProfit, stopLoss } = fields
  return {
    ...fields,
    receiveWindow: String(RECEIVE_WINDOW_MS),
    requestTime: String(Math.round(requestedAtMs)),
    ...(takeProfit === undefined ? {} : { takeprofit: takeProfit }),
    ...(stopLoss === undefined ? {} : { stoploss: stopLoss }),
  }
}

/** A change of price or quantity: exits have no field there. */
export function changeArg({ order, change }: NamedChange): WireFields {
  const { symbol } = order
  return { symbol, ...changeFields(order, { ...change, takeProfit: null, stopLoss: null }) }
}

/** `orderId` alone: in a batch the two names must not be mixed. */
export function cancelArg({ orderId }: OrderReference): WireFields {
  return { orderId }
}
