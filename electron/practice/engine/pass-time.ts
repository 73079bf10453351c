import { DAILY_INTEREST } from '../market/borrow-tiers.ts'
import { fixed, over, times } from './fixed.ts'
import { book } from './ledger.ts'
import { liquidateIfNeeded } from './liquidation.ts'
import { type Account, addTo, type Effects, type EngineState } from './state.ts'

const HOUR_MS = 3_600_000
const HOURLY_RATE = over(fixed(DAILY_INTEREST), fixed('24'))

/** Charges interest on debts at each full hour, and liquidates whom prices of coins brought down. */
export function passTime(state: EngineState, effects: Effects): void {
  const hour = Math.floor(state.nowMs / HOUR_MS)
  const hours = hour - state.interestHour
  state.interestHour = hour
  for (const account of state.accounts.values()) {
    if (account.role !== 'user') continue
    if (hours > 0) chargeInterest(state, account, BigInt(hours), effects)
    if (hasDebt(account)) liquidateIfNeeded(state, account, effects)
  }
}

function chargeInterest(
  state: EngineState,
  account: Account,
  hours: bigint,
  effects: Effects,
): void {
  for (const [coin, balance] of [...account.balances]) {
    const interest = balance < 0n ? times(-balance, HOURLY_RATE) * hours : 0n
    if (interest === 0n) continue
    const entry = { category: 'OTHER', symbol: '', coin, type: 'INTEREST_SETTLEMENT_OUT' } as const
    addTo(state.fees, coin, interest)
    book(state, account, { ...entry, amount: -interest }, effects)
  }
}

function hasDebt(account: Account): boolean {
  for (const balance of account.balances.values()) if (balance < 0n) return true
  return false
}
