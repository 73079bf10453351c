import { NO_EXITS } from '../domain/exit.ts'
import type { OrderDraft } from '../domain/order.ts'
import type { TriggerDraft } from '../domain/strategy-order.ts'
import { triggerErrors } from './exit-check.ts'
import { checkOrder } from './order-check.ts'
import type { OrderContext } from './order-context.ts'
import { isClosing } from './order-effect.ts'
import type { InvalidError } from './order-error.ts'
import { instrumentUnit } from './quantity-unit.ts'

/**
 * Everything that can be told wrong with a trigger order before it is sent; empty when nothing is.
 * Texts may be what a user typed. At most one error a field: what is wrong with the limit price
 * stands under `price`. What it sends is judged at the trigger price, where the market will stand
 * when it is sent. Source: uta/strategy/Place-Strategy-Order.
 */
export function checkTrigger(
  draft: TriggerDraft,
  context: OrderContext,
): ReadonlyArray<InvalidError> {
  const { trigger } = draft
  const errors = triggerErrors('trigger', trigger, context.instrument.tickSize)
  const then: OrderContext = {
    ...context,
    referencePrice: errors.triggerPrice === null ? trigger.triggerPrice : null,
    market: 'live',
  }
  const found = checkOrder(triggeredOrder(draft), then).filter(
    (error) => !isOfPresentPosition(draft, error),
  )
  if (trigger.orderType === 'limit') {
    return [errors.triggerPrice, ...found].filter((error) => error !== null)
  }
  // A market order has no price of its own: the one it was judged at is the trigger's.
  const sent = found.filter(({ field }) => field !== 'price')
  return [errors.triggerPrice ?? errors.limitPrice, ...sent].filter((error) => error !== null)
}

/**
 * A trigger that only reduces may guard what an order has yet to open: how much there is to reduce
 * is known when it is sent, and the exchange judges it then.
 */
function isOfPresentPosition(draft: TriggerDraft, error: InvalidError): boolean {
  return error.reason === 'insufficient-position' && isClosing(draft)
}

/**
 * The order that a trigger sends, as a limit order at the price where it is expected: rules and
 * preview know how to judge that one.
 */
export function triggeredOrder(draft: TriggerDraft): OrderDraft {
  const { category, symbol, side, positionSide, reduceOnly, marginMode, quantity } = draft
  const { triggerPrice, orderType, limitPrice } = draft.trigger
  return {
    ...{ category, symbol, side, positionSide, reduceOnly, marginMode, quantity },
    orderType: 'limit',
    price: orderType === 'limit' ? (limitPrice ?? '') : triggerPrice,
    quantityUnit: instrumentUnit(category),
    timeInForce: 'gtc',
    stpMode: 'none',
    ...NO_EXITS,
  }
}
