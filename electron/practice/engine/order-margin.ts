import type { MarginMode } from '../../../shared/domain/order.ts'
import { type Fixed, least, most, over } from './fixed.ts'
import { leverageOf } from './leverage.ts'
import { closingTarget, isClosing, sideOfPosition } from './position.ts'
import { type Account, type LiveOrder, type Market, remaining } from './state.ts'
import { settleValue } from './value.ts'

/** What of an order decides what it ties up. A resting order is one, and so is one that may come. */
export type HeldOrder = Pick<
  LiveOrder,
  | 'market'
  | 'category'
  | 'side'
  | 'positionSide'
  | 'reduceOnly'
  | 'marginMode'
  | 'price'
  | 'quantity'
  | 'filled'
  | 'amount'
  | 'filledValue'
>

interface Opening {
  readonly marginMode: MarginMode
  /** What one-way orders of each side may still close without margin. */
  readonly free: { buy: Fixed; sell: Fixed }
  /** Value that would open, settle coin. */
  readonly value: { buy: Fixed; sell: Fixed }
}

/**
 * Initial margin of the open orders of each futures market, settle coin. Orders that close need none.
 * One-way mode: the dearer side alone can open; hedge mode: both can.
 */
export function orderMargins(
  account: Account,
  orders: Iterable<HeldOrder>,
): ReadonlyMap<Market, Fixed> {
  const openings = new Map<Market, Opening>()
  for (const order of orders) {
    if (!order.market.isFutures || isClosing(order)) continue
    const opening = openings.get(order.market) ?? noOpening(account, order)
    openings.set(order.market, opening)
    const left = remaining(order)
    const closing = order.positionSide === null ? least(opening.free[order.side], left) : 0n
    opening.free[order.side] -= closing
    opening.value[order.side] += settleValue(order.market, order.price ?? 0n, left - closing)
  }
  const margins = new Map<Market, Fixed>()
  for (const [market, opening] of openings) margins.set(market, marginOf(account, market, opening))
  return margins
}

function noOpening(account: Account, { market, marginMode }: HeldOrder): Opening {
  const free = (side: 'buy' | 'sell') =>
    closingTarget(account, market, { side, positionSide: null, reduceOnly: false })?.size ?? 0n
  return {
    marginMode,
    free: { buy: free('buy'), sell: free('sell') },
    value: { buy: 0n, sell: 0n },
  }
}

function marginOf(account: Account, market: Market, { marginMode, value }: Opening): Fixed {
  const margin = (side: 'buy' | 'sell') =>
    value[side] === 0n
      ? 0n
      : over(value[side], leverageOf(account, market, marginMode, sideOfPosition(side)))
  if (account.holdMode === 'hedge_mode') return margin('buy') + margin('sell')
  return most(margin('buy'), margin('sell'))
}
