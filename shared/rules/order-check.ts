import { type Instrument, isFutures } from '../domain/instrument.ts'
import type { OrderDraft } from '../domain/order.ts'
import { checkFunds } from './funds-check.ts'
import type { OrderContext } from './order-context.ts'
import { type InvalidError, orderError } from './order-error.ts'
import { readPrice } from './price-check.ts'
import { checkValue, readQuantity } from './quantity-check.ts'

/**
 * Everything that can be told wrong with an order before it is sent, field by field; empty when
 * nothing is. Texts may be what a user typed. At most one error a field.
 */
export function checkOrder(draft: OrderDraft, context: OrderContext): ReadonlyArray<InvalidError> {
  const { price, error: priceError } = readPrice(draft, context)
  const { quantity, error: quantityError } = readQuantity(draft, context.instrument)
  const worth = quantity === null ? null : checkValue(draft, price, quantity, context)
  const funds =
    quantity === null || worth !== null || priceError !== null
      ? null
      : checkFunds(draft, { price, quantity }, context)
  return [
    checkStatus(draft, context.instrument),
    checkMode(draft, context),
    priceError,
    quantityError ?? worth ?? funds,
    checkOptions(draft),
    checkReduceOnly(draft),
  ].filter((error) => error !== null)
}

/** Source: uta/public/Instruments, field `status`. */
function checkStatus(draft: OrderDraft, instrument: Instrument): InvalidError | null {
  const refused = orderError('not-tradable', null, {
    symbol: instrument.symbol,
    status: instrument.status,
  })
  if (instrument.status === 'online') return null
  if (instrument.status === 'limit_open') {
    const reduces = isFutures(draft.category) ? draft.reduceOnly : draft.side === 'sell'
    return reduces ? null : refused
  }
  if (instrument.status === 'limit_close') return draft.reduceOnly ? refused : null
  return refused
}

function checkMode(draft: OrderDraft, context: OrderContext): InvalidError | null {
  if (draft.orderType === 'market' && context.market !== 'live') {
    return orderError('stale-market', null)
  }
  return null
}

/** Post-only needs a price at which to rest. Source: uta/trade/Place-Order, `timeInForce`. */
function checkOptions(draft: OrderDraft): InvalidError | null {
  return draft.orderType === 'market' && draft.timeInForce === 'post_only'
    ? orderError('post-only-market', 'timeInForce')
    : null
}

function checkReduceOnly(draft: OrderDraft): InvalidError | null {
  return draft.reduceOnly && !isFutures(draft.category)
    ? orderError('reduce-only-spot', 'reduceOnly')
    : null
}
