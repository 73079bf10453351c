import type { MarginMode, PositionSide } from '../../../shared/domain/order.ts'
import { BORROW_TIERS } from '../market/borrow-tiers.ts'
import { type Fixed, fixed, least } from './fixed.ts'
import type { Account, LeverageState, Market, PositionState } from './state.ts'
import { type Tier, toTier } from './terms.ts'

const DEFAULT_LEVERAGE = fixed('10')
const DEFAULT_COIN_LEVERAGE = fixed('3')
export const DEBT_TIERS: ReadonlyArray<Tier> = BORROW_TIERS.map(toTier)

/** What was set for a futures symbol, or the default: 10 crossed. */
export function leveragesOf(account: Account, market: Market): LeverageState {
  const known = account.leverages.get(market.id)
  if (known !== undefined) return known
  const leverage = least(DEFAULT_LEVERAGE, market.terms.maxLeverage)
  return { marginMode: 'crossed', crossed: leverage, long: leverage, short: leverage }
}

/** Crossed leverage is one for both sides. */
export function leverageOf(
  account: Account,
  market: Market,
  marginMode: MarginMode,
  side: PositionSide,
): Fixed {
  const leverages = leveragesOf(account, market)
  return marginMode === 'crossed' ? leverages.crossed : leverages[side]
}

export function positionLeverage(account: Account, position: PositionState): Fixed {
  return leverageOf(account, position.market, position.marginMode, position.side)
}

/** How many times its own value a coin may carry in MARGIN: all but one of them borrowed. */
export function coinLeverageOf(account: Account, coin: string): Fixed {
  return account.coinLeverages.get(coin) ?? DEFAULT_COIN_LEVERAGE
}

/** Maintenance rate of the tier that a value falls into; values in quote coin, of debts in USD. */
export function maintenanceRate(tiers: ReadonlyArray<Tier>, value: Fixed): Fixed {
  const tier = tiers.find((candidate) => value <= candidate.maxValue) ?? tiers.at(-1)
  return tier?.maintenanceRate ?? 0n
}

/** The largest position value that `leverage` allows, quote coin; `null` when no tier allows it. */
export function largestValue(tiers: ReadonlyArray<Tier>, leverage: Fixed): Fixed | null {
  return tiers.findLast((tier) => tier.leverage >= leverage)?.maxValue ?? null
}
