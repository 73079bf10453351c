import type { LedgerCategory } from '../../../shared/domain/ledger.ts'
import { type Fixed, fixedText } from './fixed.ts'
import { type Account, addTo, type Effects, type EngineState, nextId } from './state.ts'

/** One change of a balance. Types are the exchange's (page "Enumerations", ledger type). */
export interface Entry {
  readonly category: LedgerCategory
  /** Empty when it belongs to no symbol. */
  readonly symbol: string
  readonly coin: string
  readonly type: string
  /** Signed, without the fee. */
  readonly amount: Fixed
  /** Positive is paid. */
  readonly fee?: Fixed
}

/** The only way to change a balance of the unified account: what it records is what happened. */
export function book(state: EngineState, account: Account, entry: Entry, effects: Effects): void {
  const { fee = 0n } = entry
  addTo(account.balances, entry.coin, entry.amount - fee)
  note(state, account, entry, effects)
}

/** A row that tells of a balance without changing it, e.g. that a part of it is borrowed. */
export function note(state: EngineState, account: Account, entry: Entry, effects: Effects): void {
  if (account.role === 'house') return
  const { category, symbol, coin, type, amount, fee = 0n } = entry
  const row = {
    accountId: account.id,
    id: nextId(state),
    category,
    symbol,
    coin,
    type,
    amount: fixedText(amount),
    fee: fixedText(-fee),
    balance: fixedText(account.balances.get(coin) ?? 0n),
    atMs: state.nowMs,
  }
  account.ledger.push(row)
  effects.accounts.add(account)
  effects.events.push({ kind: 'ledger-added', row })
}
