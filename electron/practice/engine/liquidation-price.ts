import { usdPrice } from './coin-price.ts'
import { figuresOf } from './figures.ts'
import { type Fixed, over, times, UNIT } from './fixed.ts'
import { maintenanceRate } from './leverage.ts'
import { unrealised } from './position.ts'
import type { Account, EngineState, PositionState } from './state.ts'
import { quoteValue, settleValue } from './value.ts'

/** Share of its value that a position must keep. An isolated one must also pay for its closing. */
export function requiredRate(position: PositionState): Fixed {
  const { market, size, marginMode } = position
  const rate = maintenanceRate(market.terms.tiers, quoteValue(market, market.markPrice, size))
  return marginMode === 'isolated' ? rate + market.terms.takerFee : rate
}

/**
 * The mark price at which this position alone would bring its margin to what it must keep, everything
 * else unchanged. `null`: no price above zero does.
 */
export function liquidationPrice(
  state: EngineState,
  account: Account,
  position: PositionState,
): Fixed | null {
  const margin =
    position.marginMode === 'isolated'
      ? position.isolatedMargin
      : crossedMargin(state, account, position)
  return priceAt(position, margin, requiredRate(position))
}

/** What the whole account can lose on this position besides its profit so far, settle coin. */
function crossedMargin(state: EngineState, account: Account, position: PositionState): Fixed {
  const { market, size } = position
  const price = usdPrice(state, market.settle)
  if (price === 0n) return 0n
  const { collateral, maintenance } = figuresOf(state, account)
  const own = times(settleValue(market, market.markPrice, size), requiredRate(position))
  return over(collateral - maintenance, price) + own - unrealised(position)
}

/** Where margin + profit = value x rate. */
function priceAt(position: PositionState, margin: Fixed, rate: Fixed): Fixed | null {
  const { market, side, size, entryValue } = position
  const isLong = side === 'long'
  if (size === 0n) return null
  if (market.isInverse) {
    const value = isLong ? entryValue + margin : entryValue - margin
    if (value <= 0n) return null
    return over(times(size, isLong ? UNIT + rate : UNIT - rate), value)
  }
  const value = isLong ? entryValue - margin : entryValue + margin
  const price = over(value, times(size, isLong ? UNIT - rate : UNIT + rate))
  return price > 0n ? price : null
}
