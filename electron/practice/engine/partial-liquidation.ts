import { usdPrice } from './coin-price.ts'
import type { AccountFigures } from './figures.ts'
import { figuresOf } from './figures.ts'
import { type Fixed, floorTo, over, times } from './fixed.ts'
import { forcedOrder, insuranceTakes } from './forced-close.ts'
import { unrealised } from './position.ts'
import type { Account, Effects, EngineState, Market, PositionState } from './state.ts'
import { quoteValue, settleValue } from './value.ts'

// A large position must keep a larger share of its value: the tiers of page "Get Position Tier Data".
// Before everything is lost the exchange therefore closes only as much as brings it down a tier (trade
// sides `reduce_*`). The pages name no amounts. Here a step goes to the largest size of the tier below,
// at the mark price, and steps follow until the margin is enough; in the lowest tier there is nothing
// left to give way and the whole position ends.

/** Is there more than must be kept? */
export function isSafe({ collateral, maintenance }: AccountFigures): boolean {
  return collateral > maintenance || (maintenance === 0n && collateral >= 0n)
}

/** Reduces crossed positions step by step, that with the most maintenance first. `true`: it is enough. */
export function reduceCrossed(state: EngineState, account: Account, effects: Effects): boolean {
  let figures = figuresOf(state, account)
  while (figures.collateral > 0n) {
    if (isSafe(figures)) return true
    const position = heaviest(state, account)
    if (position === null) return false
    reduceTo(state, account, position, tierOf(position) - 1, effects)
    figures = figuresOf(state, account)
  }
  return false
}

/**
 * Reduces an isolated position to the highest tier that its margin still carries: its share of the
 * margin goes with what is closed, so what is left per value stays as it is. `false`: no tier does.
 */
export function reduceIsolated(
  state: EngineState,
  account: Account,
  position: PositionState,
  effects: Effects,
): boolean {
  const { market, size, isolatedMargin } = position
  const { tiers, takerFee } = market.terms
  const value = settleValue(market, market.markPrice, size)
  const kept = over(isolatedMargin + unrealised(position), value)
  const below = tiers.slice(0, tierOf(position))
  const target = below.findLastIndex((tier) => kept > tier.maintenanceRate + takerFee)
  if (target < 0) return false
  reduceTo(state, account, position, target, effects)
  return true
}

function heaviest(state: EngineState, account: Account): PositionState | null {
  let found: PositionState | null = null
  let most = 0n
  for (const position of account.positions.values()) {
    const tier = tierOf(position)
    if (position.marginMode === 'isolated' || tier === 0) continue
    const { market, size } = position
    const rate = market.terms.tiers[tier]?.maintenanceRate ?? 0n
    const value = settleValue(market, market.markPrice, size)
    const weight = times(times(value, rate), usdPrice(state, market.settle))
    if (found !== null && weight <= most) continue
    found = position
    most = weight
  }
  return found
}

/** Index of the tier that the position falls into at the mark price; 0 is the lowest. */
function tierOf({ market, size }: PositionState): number {
  const { tiers } = market.terms
  const value = quoteValue(market, market.markPrice, size)
  const index = tiers.findIndex((tier) => value <= tier.maxValue)
  return index < 0 ? Math.max(tiers.length - 1, 0) : index
}

function reduceTo(
  state: EngineState,
  account: Account,
  position: PositionState,
  tier: number,
  effects: Effects,
): void {
  const quantity = position.size - largestSize(position.market, tier)
  const type = 'reduce_offset_delegate'
  const closing = forcedOrder(state, account, position, quantity, type, effects)
  insuranceTakes(state, closing, position, quantity, effects)
}

/** The largest size that falls into a tier at the mark price, on the step. */
function largestSize({ isInverse, markPrice, terms }: Market, tier: number): Fixed {
  const most = terms.tiers[tier]?.maxValue ?? 0n
  return floorTo(isInverse ? most : over(most, markPrice), terms.step)
}
