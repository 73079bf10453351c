import { over } from './fixed.ts'
import { positionLeverage } from './leverage.ts'
import { positionOn, unrealised } from './position.ts'
import type { AdlRecord } from './position-records.ts'
import { shownText } from './shown-text.ts'
import type { Account, EngineState, PositionState } from './state.ts'

/**
 * Where each position of an account stands among the users' positions of its side, by profit rate times
 * leverage: the share of them that do no better.
 */
export function adlRanks(state: EngineState, account: Account): ReadonlyArray<AdlRecord> {
  const users = [...state.accounts.values()].filter(({ role }) => role === 'user')
  return [...account.positions.values()].map((position) => {
    const { market, side } = position
    const own = scoreOf(account, position)
    const scores = users.flatMap((user) => {
      const other = positionOn(user, market, side)
      return other === undefined ? [] : [scoreOf(user, other)]
    })
    const behind = scores.filter((score) => score <= own).length
    return {
      category: market.key.category,
      symbol: market.key.symbol,
      marginCoin: market.settle,
      side,
      rank: shownText(over(BigInt(behind), BigInt(scores.length))),
    }
  })
}

/** Profit rate times leverage: who has more is deleveraged first. */
export function scoreOf(account: Account, position: PositionState): bigint {
  const rate = over(unrealised(position), position.entryValue)
  return rate * positionLeverage(account, position)
}
