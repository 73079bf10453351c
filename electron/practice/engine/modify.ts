import {
  bandRefusal,
  NO_EXITS_HERE,
  NO_ORDER,
  quantityRefusal,
  readPrice,
  refuse,
  tooCheap,
} from './check-order.ts'
import type { ModifyOrder } from './commands.ts'
import { type Fixed, parseFixed, times } from './fixed.ts'
import { availableOf, orderMargin, spendableOf } from './margin.ts'
import { endOrder, forget, tellOrder } from './order-life.ts'
import { dropExcessReduceOnly, reenter } from './place.ts'
import type { Refusal } from './queries.ts'
import { type Account, type Effects, type EngineState, type LiveOrder, remaining } from './state.ts'

/** New price and size of a resting order. A smaller size keeps its place in line; all else loses it. */
export function modifyOrder(
  state: EngineState,
  account: Account,
  order: LiveOrder | null,
  command: ModifyOrder,
  effects: Effects,
): Refusal | null {
  if (order === null) return NO_ORDER
  const refusal = changeOrder(state, account, order, command, effects)
  if (refusal !== null && command.autoCancel) endOrder(state, order, 'modify_limit_order', effects)
  return refusal
}

function changeOrder(
  state: EngineState,
  account: Account,
  order: LiveOrder,
  command: ModifyOrder,
  effects: Effects,
): Refusal | null {
  if (command.takeProfit !== null || command.stopLoss !== null) return NO_EXITS_HERE
  if (order.reduceOnly)
    return refuse('25568', 'The order does not meet the modification requirements.')
  const { market } = order
  const price = command.price === null ? order.price : readPrice(command.price, market)
  if (price !== null && typeof price === 'object') return price
  const quantity = command.quantity === null ? order.quantity : parseFixed(command.quantity)
  if (price === null || quantity === null) return refuse('40020', 'Parameter qty error')
  if (price === order.price && quantity === order.quantity) {
    return refuse(
      '25571',
      'The modification price and qty is the same as the original value. Please adjust and try again.',
    )
  }
  const wrong =
    termsRefusal(order, price, quantity) ?? moneyRefusal(state, account, order, price, quantity)
  if (wrong !== null) return wrong
  apply(state, order, price, quantity, effects)
  dropExcessReduceOnly(state, account, market, effects)
  return null
}

function termsRefusal(order: LiveOrder, price: Fixed, quantity: Fixed): Refusal | null {
  const { market } = order
  const wrong = quantityRefusal(quantity, false, market)
  if (wrong !== null) return wrong
  if (quantity <= order.filled) {
    return refuse('25568', 'The order does not meet the modification requirements.')
  }
  if (times(price, quantity) < market.terms.minValue) {
    return tooCheap(market)
  }
  return price === order.price ? null : bandRefusal(price, order.side, market)
}

/** Money for the changed order, as if the old one were not there. */
function moneyRefusal(
  state: EngineState,
  account: Account,
  order: LiveOrder,
  price: Fixed,
  quantity: Fixed,
): Refusal | null {
  if (account.role === 'house') return null
  const { market } = order
  const coin = market.isFutures || order.side === 'buy' ? market.quote : market.base
  const left = quantity - order.filled
  if (!market.isFutures) {
    const held =
      order.side === 'buy' ? times(order.price ?? 0n, remaining(order)) : remaining(order)
    const needed = order.side === 'buy' ? times(price, left) : left
    return needed > spendableOf(state, account, coin) + held
      ? refuse('25202', 'Insufficient balance')
      : null
  }
  const now = orderMargin(account, market, null)
  account.open.delete(order.orderId)
  const changed = orderMargin(account, market, { side: order.side, price, quantity: left })
  account.open.set(order.orderId, order)
  return changed - now > availableOf(state, account, coin)
    ? refuse('25203', 'Insufficient margin')
    : null
}

function apply(
  state: EngineState,
  order: LiveOrder,
  price: Fixed,
  quantity: Fixed,
  effects: Effects,
): void {
  const { book } = order.market
  const keepsPlace = price === order.price && quantity < (order.quantity ?? 0n)
  effects.books.add(order.market)
  order.updatedAtMs = state.nowMs
  if (keepsPlace) {
    book.reduce(order, (order.quantity ?? 0n) - quantity, false)
    order.quantity = quantity
    tellOrder(order, effects)
    return
  }
  book.remove(order)
  forget(order)
  order.price = price
  order.quantity = quantity
  reenter(state, order, effects)
}
