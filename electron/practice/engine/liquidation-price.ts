import { counted, debtMaintenance, debtOf, marginShare } from './coin-margin.ts'
import { usdPrice } from './coin-price.ts'
import { figuresOf } from './figures.ts'
import { type Fixed, times } from './fixed.ts'
import { maintenanceRate } from './leverage.ts'
import { firstCrossing, type MarginPiece } from './margin-crossing.ts'
import { positionOn } from './position.ts'
import type { Account, EngineState, PositionState } from './state.ts'
import { profit, quoteValue, settleValue } from './value.ts'

/** Share of its value that a position must keep. An isolated one must also pay for its closing. */
export function requiredRate(position: PositionState): Fixed {
  return rateAt(position, position.market.markPrice)
}

function rateAt({ market, size, marginMode }: PositionState, price: Fixed): Fixed {
  const rate = maintenanceRate(market.terms.tiers, quoteValue(market, price, size))
  return marginMode === 'isolated' ? rate + market.terms.takerFee : rate
}

/**
 * The first mark price at which an isolated position, or the account behind a crossed one, is down to
 * what it must keep, every other price unchanged. In hedge mode the mark moves both sides of a symbol,
 * so that crossed ones share it. `null`: no price above zero does.
 */
export function liquidationPrice(
  state: EngineState,
  account: Account,
  position: PositionState,
): Fixed | null {
  const { market, isolatedMargin } = position
  if (position.marginMode === 'crossed') return crossedPrice(state, account, position)
  return firstCrossing(market, (price) => {
    const { gain, required, gainSlope, requiredSlope } = sumAt([position], price)
    return { left: isolatedMargin + gain - required, slope: gainSlope - requiredSlope }
  })
}

/** What the whole account has above its maintenance, as the mark of one market moves. */
function crossedPrice(
  state: EngineState,
  account: Account,
  { market }: PositionState,
): Fixed | null {
  const coin = market.settle
  const usd = usdPrice(state, coin)
  if (usd === 0n) return null
  const moved = (['long', 'short'] as const).flatMap((side) => {
    const one = positionOn(account, market, side)
    return one?.marginMode === 'crossed' ? [one] : []
  })
  const { collateral, maintenance, coins } = figuresOf(state, account)
  const balance = coins.get(coin)?.balance ?? 0n
  const unrealised = coins.get(coin)?.unrealised ?? 0n
  const ofCoin = (all: Fixed) =>
    counted(coin, times(balance + all, usd)) - debtMaintenance(times(debtOf(balance, all), usd))
  const start = sumAt(moved, market.markPrice)
  const rest = collateral - maintenance - ofCoin(unrealised) + times(start.required, usd)
  return firstCrossing(market, (price): MarginPiece => {
    const { gain, required, gainSlope, requiredSlope } = sumAt(moved, price)
    const all = unrealised - start.gain + gain
    const share = marginShare(coin, balance, all, usd)
    return {
      left: rest + ofCoin(all) - times(required, usd),
      slope: times(times(gainSlope, share) - requiredSlope, usd),
    }
  })
}

/** Profit and maintenance of positions of one market at a price, settle coin; slopes as in `MarginPiece`. */
function sumAt(positions: ReadonlyArray<PositionState>, price: Fixed) {
  const sum = { gain: 0n, required: 0n, gainSlope: 0n, requiredSlope: 0n }
  for (const position of positions) {
    const { market, side, size, entryValue } = position
    const value = settleValue(market, price, size)
    const rate = rateAt(position, price)
    sum.gain += profit(market, side, entryValue, value)
    sum.required += times(value, rate)
    sum.gainSlope += (side === 'long') === market.isInverse ? -size : size
    sum.requiredSlope += times(size, rate)
  }
  return sum
}
