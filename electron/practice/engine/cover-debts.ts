import { convert, give } from './convert.ts'
import type { Account, Effects, EngineState } from './state.ts'

const TYPES = { out: 'LIQ_CONVERT_OUT', in: 'LIQ_CONVERT_IN' } as const

/**
 * After a liquidation the insurance changes the account's coins into those it owes, at their prices in
 * USD, and pays what all of them together cannot.
 */
export function coverDebts(state: EngineState, account: Account, effects: Effects): void {
  const balanceOf = (coin: string) => account.balances.get(coin) ?? 0n
  for (const [owed, balance] of [...account.balances]) {
    if (balance >= 0n) continue
    for (const coin of account.balances.keys()) {
      const mostBought = -balanceOf(owed)
      const plan = { from: coin, to: owed, mostSold: balanceOf(coin), mostBought, types: TYPES }
      convert(state, account, plan, effects)
    }
    const left = balanceOf(owed)
    if (left < 0n) {
      give(state, account, { coin: owed, amount: -left, type: 'LIQ_FUND_IN' }, effects)
    }
  }
}
