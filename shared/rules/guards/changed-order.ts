import { decimal } from '../../domain/decimal.ts'
import { NO_EXITS } from '../../domain/exit.ts'
import type { Order, OrderChange, OrderDraft } from '../../domain/order.ts'
import type { StrategyChange, StrategyOrder, TriggerDraft } from '../../domain/strategy-order.ts'
import { instrumentUnit } from '../quantity-unit.ts'

/**
 * The order as a change would leave it, to be judged as if it were sent now; `null`: the change adds
 * no risk. More quantity does, and a price nearer to the market or beyond it.
 */
export function orderAfterChange(order: Order, change: OrderChange): OrderDraft | null {
  const price = change.price ?? order.price
  const quantity = change.quantity ?? order.quantity
  if (quantity === null || !addsRisk(order, change)) return null
  const { category, symbol, side, orderType, timeInForce, reduceOnly } = order
  return {
    ...{ category, symbol, side, orderType, timeInForce, reduceOnly, price, quantity },
    quantityUnit: instrumentUnit(category),
    positionSide: order.positionSide,
    marginMode: order.marginMode,
    stpMode: 'none',
    ...NO_EXITS,
  }
}

/** Would it add risk to an order whose size nobody knows? Then nothing can judge what it leaves. */
export function needsQuantity(order: Order, change: OrderChange): boolean {
  return order.quantity === null && change.quantity === null && addsRisk(order, change)
}

function addsRisk(order: Order, { price, quantity }: OrderChange): boolean {
  if (quantity !== null && (order.quantity === null || decimal(quantity).gt(order.quantity))) {
    return true
  }
  if (price === null || order.price === null) return price !== null
  return order.side === 'buy' ? decimal(price).gt(order.price) : decimal(price).lt(order.price)
}

/** As `needsQuantity`, of a trigger that waits. */
export function triggerNeedsQuantity(order: StrategyOrder, change: StrategyChange): boolean {
  const isSizeless = order.quantity === null && change.quantity === null
  return order.kind === 'trigger' && isSizeless && change.trigger !== null
}

/**
 * What `orderAfterChange` is for orders, of a trigger that waits; `null` also for exits of a position,
 * which only reduce.
 */
export function triggerAfterChange(
  order: StrategyOrder,
  change: StrategyChange,
): TriggerDraft | null {
  const trigger = change.trigger ?? order.trigger
  const quantity = change.quantity ?? order.quantity
  if (order.kind === 'tpsl' || trigger === null || quantity === null) return null
  const isMore =
    change.quantity !== null && (order.quantity === null || decimal(quantity).gt(order.quantity))
  if (change.trigger === null && !isMore) return null
  const { category, symbol, positionSide, reduceOnly } = order
  return {
    ...{ kind: 'trigger', category, symbol, positionSide, reduceOnly, quantity, trigger },
    // Where the exchange does not say, the position that it opens does.
    side: order.side ?? (positionSide === 'short' ? 'sell' : 'buy'),
    marginMode: null,
  }
}
