import { marketFor } from './find.ts'
import { fixed } from './fixed.ts'
import { liquidateIfNeeded } from './liquidation.ts'
import type { SetPrices } from './market-commands.ts'
import { anyPosition } from './position.ts'
import { addPrices } from './price-candles.ts'
import type { Effects, EngineState } from './state.ts'

/** Moves the prices of a perpetual and liquidates whom that brings to the maintenance margin. */
export function setPrices(state: EngineState, command: SetPrices, effects: Effects): void {
  const market = marketFor(state, command.instrument)
  if (market === null) return
  market.indexPrice = fixed(command.indexPrice)
  market.markPrice = fixed(command.markPrice)
  market.fundingRate = fixed(command.fundingRate)
  addPrices(market, state.nowMs)
  effects.moved.add(market)
  const { category, symbol } = market.key
  const { indexPrice, markPrice, fundingRate, atMs } = command
  effects.events.push({
    kind: 'prices-changed',
    category,
    symbol,
    indexPrice,
    markPrice,
    fundingRate,
    atMs,
  })
  for (const account of state.accounts.values()) {
    if (account.role === 'user' && anyPosition(account, market) !== undefined)
      liquidateIfNeeded(state, account, effects)
  }
}
