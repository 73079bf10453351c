import { type Instrument, isFutures } from '../domain/instrument.ts'
import type { OrderDraft } from '../domain/order.ts'
import { checkExits } from './exit-check.ts'
import { checkFunds } from './funds-check.ts'
import { staleMarketGuard } from './guards/stale-market-guard.ts'
import type { OrderContext } from './order-context.ts'
import { isClosing } from './order-effect.ts'
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
    staleMarketGuard(draft, { context }),
    checkPositionSide(draft, context),
    checkMarginMode(draft),
    priceError,
    quantityError ?? worth ?? funds,
    checkOptions(draft),
    checkReduceOnly(draft, context),
    ...checkExits(draft, context),
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
    const reduces = isFutures(draft.category) ? isClosing(draft) : draft.side === 'sell'
    return reduces ? null : refused
  }
  if (instrument.status === 'limit_close') return isClosing(draft) ? refused : null
  return refused
}

/** Post-only needs a price at which to rest. Source: uta/trade/Place-Order, `timeInForce`. */
function checkOptions(draft: OrderDraft): InvalidError | null {
  return draft.orderType === 'market' && draft.timeInForce === 'post_only'
    ? orderError('post-only-market', 'timeInForce')
    : null
}

function checkReduceOnly(draft: OrderDraft, context: OrderContext): InvalidError | null {
  if (!draft.reduceOnly) return null
  if (!isFutures(draft.category)) return orderError('reduce-only-spot', 'reduceOnly')
  return context.holdMode === 'hedge_mode' ? orderError('reduce-only-hedge', 'reduceOnly') : null
}

/** Hedge mode needs to know which of the two positions is meant, one-way mode has but one (code 25236). */
function checkPositionSide(draft: OrderDraft, context: OrderContext): InvalidError | null {
  const isNamed = draft.positionSide !== null
  if (!isFutures(draft.category)) {
    return isNamed ? orderError('position-side-one-way', 'positionSide') : null
  }
  if (context.holdMode === null) return null
  if (context.holdMode === 'hedge_mode') {
    return isNamed ? null : orderError('position-side-missing', 'positionSide')
  }
  return isNamed ? orderError('position-side-one-way', 'positionSide') : null
}

/** The exchange offers isolated margin on futures alone. Source: uta/trade/Place-Order, `marginMode`. */
function checkMarginMode(draft: OrderDraft): InvalidError | null {
  return draft.marginMode !== null && !isFutures(draft.category)
    ? orderError('margin-mode-spot', 'marginMode')
    : null
}
