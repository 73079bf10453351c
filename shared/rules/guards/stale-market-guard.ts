import type { OrderDraft } from '../../domain/order.ts'
import type { OrderContext } from '../order-context.ts'
import { type InvalidError, orderError } from '../order-error.ts'
import { isSurelyClosing } from './reduces-risk.ts'

/**
 * A market order fills at prices that nobody has seen while the feed is late. It can not be switched
 * off, so it is a rule of every order too, and told while the fields are still empty.
 */
export function staleMarketGuard(
  draft: OrderDraft,
  { context }: { readonly context: OrderContext },
): InvalidError | null {
  if (draft.orderType !== 'market' || context.market === 'live') return null
  return isSurelyClosing(draft, context) ? null : orderError('stale-market', null)
}
