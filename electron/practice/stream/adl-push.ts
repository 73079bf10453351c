import type { FillRecord } from '../engine/order-records.ts'
import { quoteAmount } from './quote-amount.ts'

/** Did automatic deleveraging close it? */
export function isDeleveraging({ tradeSide }: FillRecord): boolean {
  return tradeSide?.startsWith('dte_sys_adl_') === true
}

/**
 * A row of the topic `adl-notification` (Bitget page uta/websocket/private/ADL-Notification-Channel).
 * `side` is that of the position: `buy` for a long, as on the topic `liquidation`.
 */
export function adlPush(fill: FillRecord) {
  return {
    symbol: fill.symbol,
    side: fill.positionSide === 'short' ? 'sell' : 'buy',
    status: 'triggered',
    price: fill.price,
    amount: quoteAmount(fill),
    ts: String(fill.atMs),
  }
}
