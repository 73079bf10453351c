import { ratioOf, usdPrice } from './coin-price.ts'
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
  const rate = requiredRate(position)
  if (position.marginMode === 'isolated') return priceAt(position, position.isolatedMargin, rate)
  const { market, size } = position
  const price = usdPrice(state, market.settle)
  if (price === 0n) return null
  const { collateral, maintenance, coins } = figuresOf(state, account)
  const own = times(settleValue(market, market.markPrice, size), rate)
  const buffer = over(collateral - maintenance, price) + own
  // Profit and loss count at the discount of their coin, as long as there is any of it.
  const row = coins.get(market.settle)
  const isHeld = row !== undefined && row.balance + row.unrealised > 0n
  const share = isHeld ? ratioOf(market.settle) : UNIT
  return priceAt(position, over(buffer, share) - unrealised(position), over(rate, share))
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
