import { marketFor } from './find.ts'
import { type Fixed, fixedText, over, times } from './fixed.ts'
import { book } from './ledger.ts'
import type { SettleFunding } from './market-commands.ts'
import { positionOn } from './position.ts'
import { positionRecord } from './record-of-position.ts'
import type { Account, Effects, EngineState, Market, PositionState } from './state.ts'

/** Longs pay value x rate to shorts in the settle coin; a negative rate turns it round. */
export function settleFunding(state: EngineState, command: SettleFunding, effects: Effects): void {
  const market = marketFor(state, command.instrument)
  if (market === null || !market.isFutures) return
  for (const account of state.accounts.values()) {
    for (const side of ['long', 'short'] as const) {
      const position = positionOn(account, market, side)
      if (position !== undefined) settle(state, account, position, effects)
    }
  }
}

/** What one contract unit pays, rounded once: so all that longs pay is what shorts receive. */
function dueOf(market: Market, size: Fixed): Fixed {
  const { markPrice, fundingRate } = market
  if (market.isInverse) return times(over(fundingRate, markPrice), size)
  return times(times(markPrice, size), fundingRate)
}

function settle(
  state: EngineState,
  account: Account,
  position: PositionState,
  effects: Effects,
): void {
  const { market } = position
  const { category, symbol } = market.key
  const due = dueOf(market, position.size)
  const amount = position.side === 'long' ? -due : due
  const type = `CONTRACT_MAIN_SETTLE_FEE_USER_${amount < 0n ? 'OUT' : 'IN'}`
  book(state, account, { category, symbol, coin: market.settle, type, amount }, effects)
  position.funding += amount
  position.updatedAtMs = state.nowMs
  if (account.role === 'house') return
  effects.events.push({
    kind: 'funding-paid',
    accountId: account.id,
    category,
    symbol,
    amount: fixedText(amount),
    rate: fixedText(market.fundingRate),
    atMs: state.nowMs,
  })
  const record = positionRecord(state, account, position)
  effects.events.push({ kind: 'position-changed', position: record })
}
