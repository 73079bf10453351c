import { collateralRatio } from '../market/collateral.ts'
import { type Fixed, fixed, UNIT } from './fixed.ts'
import type { EngineState } from './state.ts'

const DOLLAR_COIN = 'USDT'
const ratios = new Map<string, Fixed>()

/** Price of a coin in USD: USDT counts as one dollar, others are at their last spot price. */
export function usdPrice(state: EngineState, coin: string): Fixed {
  if (coin === DOLLAR_COIN) return UNIT
  const market = state.markets.get(`SPOT:${coin}${DOLLAR_COIN}`)
  if (market !== undefined) return market.lastPrice
  return coin === 'USDC' ? UNIT : 0n
}

/** Share of a coin's value that counts as margin. */
export function ratioOf(coin: string): Fixed {
  const known = ratios.get(coin)
  if (known !== undefined) return known
  const ratio = fixed(collateralRatio(coin))
  ratios.set(coin, ratio)
  return ratio
}
