import { parseDecimal } from '../../domain/decimal.ts'
import { isFutures } from '../../domain/instrument.ts'
import type { OrderDraft } from '../../domain/order.ts'
import type { OrderContext } from '../order-context.ts'
import { isClosing, reducibleSize } from '../order-effect.ts'

/**
 * Can it only make a position smaller? No guard stands in its way. What the page says is not enough:
 * a position side closes in hedge mode alone, and means nothing in one-way mode. While the mode is
 * not known, the position itself must be there and be large enough.
 */
export function isSurelyClosing(draft: OrderDraft, context: OrderContext): boolean {
  if (!isFutures(draft.category) || !isClosing(draft)) return false
  if (draft.positionSide === null) return context.holdMode !== 'hedge_mode'
  if (context.holdMode !== null) return context.holdMode === 'hedge_mode'
  const quantity = parseDecimal(draft.quantity)
  return quantity?.lte(reducibleSize(draft, context.positions)) === true
}

/** As above, or gives away coins that the account owns. */
export function reducesRisk(draft: OrderDraft, context: OrderContext): boolean {
  return isSurelyClosing(draft, context) || (draft.category === 'SPOT' && draft.side === 'sell')
}
