import type { Exits } from '../../../shared/domain/exit.ts'
import { NOTHING_TO_CLOSE } from './check-direction.ts'
import { changeRefusal } from './check-money.ts'
import {
  bandRefusal,
  NO_ORDER,
  quantityRefusal,
  readPrice,
  refuse,
  tooCheap,
} from './check-order.ts'
import { changedPresets, sameExits } from './exits-preset.ts'
import { type Fixed, parseFixed } from './fixed.ts'
import type { ModifyOrder } from './order-commands.ts'
import { endOrder, forget, tellOrder } from './order-life.ts'
import { reenter } from './place.ts'
import { closingTarget, isClosing } from './position.ts'
import type { Refusal } from './queries.ts'
import { frozenBy } from './record-of-position.ts'
import { dropExcessClosing } from './reduce-only.ts'
import { type Account, type Effects, type EngineState, type LiveOrder, remaining } from './state.ts'
import { quoteValue } from './value.ts'

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
  if (order.reduceOnly)
    return refuse('25568', 'The order does not meet the modification requirements.')
  const { market } = order
  const price = command.price === null ? order.price : readPrice(command.price, market)
  if (price !== null && typeof price === 'object') return price
  const quantity = command.quantity === null ? order.quantity : parseFixed(command.quantity)
  if (price === null || quantity === null) return refuse('40020', 'Parameter qty error')
  const exits = changedPresets(order, command, price)
  if ('code' in exits) return exits
  const isSameOrder = price === order.price && quantity === order.quantity
  if (isSameOrder && sameExits(order, exits)) {
    return refuse(
      '25571',
      'The modification price and qty is the same as the original value. Please adjust and try again.',
    )
  }
  if (isSameOrder) {
    setChange(state, order, command, exits)
    tellOrder(order, effects)
    return null
  }
  const wrong =
    closingRefusal(account, order, quantity) ??
    termsRefusal(order, price, quantity) ??
    changeRefusal(state, order, price, quantity)
  if (wrong !== null) return wrong
  setChange(state, order, command, exits)
  apply(state, order, price, quantity, effects)
  dropExcessClosing(state, account, market, effects)
  return null
}

function setChange(
  state: EngineState,
  order: LiveOrder,
  { requestId }: ModifyOrder,
  exits: Exits,
): void {
  order.requestId = requestId
  order.takeProfit = exits.takeProfit
  order.stopLoss = exits.stopLoss
  order.updatedAtMs = state.nowMs
}

/** Hedge mode: a closing order may grow to what of its position no other order closes. */
function closingRefusal(account: Account, order: LiveOrder, quantity: Fixed): Refusal | null {
  if (!order.market.isFutures || !isClosing(order)) return null
  const position = closingTarget(account, order.market, order)
  if (position === undefined) return NOTHING_TO_CLOSE
  const free = position.size - frozenBy(account, position) + remaining(order)
  return quantity - order.filled > free
    ? refuse('25225', 'Insufficient available quantity in position')
    : null
}

function termsRefusal(order: LiveOrder, price: Fixed, quantity: Fixed): Refusal | null {
  const { market } = order
  const wrong = quantityRefusal(quantity, false, market)
  if (wrong !== null) return wrong
  if (quantity <= order.filled) {
    return refuse('25568', 'The order does not meet the modification requirements.')
  }
  if (quoteValue(market, price, quantity) < market.terms.minValue) {
    return tooCheap(market)
  }
  return price === order.price ? null : bandRefusal(price, order.side, market)
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
