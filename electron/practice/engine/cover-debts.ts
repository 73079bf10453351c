import { usdPrice } from './coin-price.ts'
import { type Fixed, least, over, times } from './fixed.ts'
import { insuranceOf } from './insurance.ts'
import { book } from './ledger.ts'
import type { Account, Effects, EngineState } from './state.ts'

/**
 * After a liquidation the insurance changes the account's coins into those it owes, at their prices in
 * USD, and pays what all of them together cannot.
 */
export function coverDebts(state: EngineState, account: Account, effects: Effects): void {
  for (const [owed, balance] of [...account.balances]) {
    if (balance >= 0n) continue
    for (const coin of account.balances.keys()) convert(state, account, coin, owed, effects)
    const left = account.balances.get(owed) ?? 0n
    if (left < 0n) give(state, account, owed, -left, 'LIQ_FUND_IN', effects)
  }
}

function convert(
  state: EngineState,
  account: Account,
  coin: string,
  owed: string,
  effects: Effects,
): void {
  const held = account.balances.get(coin) ?? 0n
  const debt = -(account.balances.get(owed) ?? 0n)
  const price = usdPrice(state, coin)
  const owedPrice = usdPrice(state, owed)
  if (held <= 0n || debt <= 0n || price === 0n || owedPrice === 0n) return
  // A hair more than the quotient, so that rounding leaves no debt behind.
  const needed = over(times(debt, owedPrice), price) + 1n
  const sold = least(held, needed)
  const bought = sold === needed ? debt : least(debt, over(times(sold, price), owedPrice))
  give(state, account, coin, -sold, 'LIQ_CONVERT_OUT', effects)
  give(state, account, owed, bought, 'LIQ_CONVERT_IN', effects)
}

function give(
  state: EngineState,
  account: Account,
  coin: string,
  amount: Fixed,
  type: string,
  effects: Effects,
): void {
  const entry = { category: 'OTHER', symbol: '', coin, type } as const
  book(state, insuranceOf(state), { ...entry, amount: -amount }, effects)
  book(state, account, { ...entry, amount }, effects)
}
