import type { Fixed } from './fixed.ts'
import { endOrder } from './order-life.ts'
import type { CancelReason } from './order-records.ts'
import { closingTarget, type Direction, isClosing } from './position.ts'
import {
  type Account,
  type Effects,
  type EngineState,
  type LiveOrder,
  type Market,
  remaining,
} from './state.ts'

// Orders that only close must together fit what is left to close.

/** Older reduce-only orders that must make way for a newer one, oldest first, so that all fit. */
export function displacedReduceOnly(
  account: Account,
  market: Market,
  newer: Direction,
  quantity: Fixed,
): ReadonlyArray<LiveOrder> {
  const size = closingTarget(account, market, newer)?.size ?? 0n
  const older = closingOrders(account, market).filter((order) => order.side === newer.side)
  let sum = older.reduce((total, order) => total + remaining(order), quantity)
  const displaced: LiveOrder[] = []
  for (const order of older) {
    if (sum <= size) break
    sum -= remaining(order)
    displaced.push(order)
  }
  return displaced
}

/** Ends closing orders that no longer fit, of everybody whose orders the command touched: newest first. */
export function dropExcessClosing(
  state: EngineState,
  account: Account,
  market: Market,
  effects: Effects,
  reason: CancelReason = 'back_contract_cancel',
): void {
  if (!market.isFutures) return
  for (const owner of new Set<Account>([account, ...effects.accounts])) {
    // The made-up market never asks to close; looking through all it rests would be most of its work.
    if (owner.role === 'house') continue
    const kept = { buy: 0n, sell: 0n }
    for (const order of closingOrders(owner, market)) {
      const size = closingTarget(owner, market, order)?.size ?? 0n
      if (kept[order.side] + remaining(order) > size) {
        endOrder(state, order, reason, effects)
      } else kept[order.side] += remaining(order)
    }
  }
}

function closingOrders(account: Account, market: Market): ReadonlyArray<LiveOrder> {
  const orders: LiveOrder[] = []
  for (const order of account.open.values()) {
    if (order.market === market && isClosing(order)) orders.push(order)
  }
  return orders
}
