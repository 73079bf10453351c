import type { Account } from './state.ts'

/**
 * How much of the past an account keeps of each kind. The exchange keeps 90 days; this one must fit
 * into memory and into a file that is written every minute, however busy its client is.
 */
const MOST_KEPT = 10_000
/** Dropping many at once is rare. */
const KEPT_THEN = 8000

/** Drops the oldest of what has ended. Open orders, positions and balances are never touched. */
export function trimHistory(account: Account): void {
  const { fills, ledger, transfers, closed, history, strategyHistory } = account
  for (const rows of [fills, ledger, transfers, closed]) {
    if (rows.length > MOST_KEPT) rows.splice(0, rows.length - KEPT_THEN)
  }
  for (const rows of [history, strategyHistory]) {
    if (rows.size <= MOST_KEPT) continue
    for (const id of [...rows.keys()].slice(0, rows.size - KEPT_THEN)) rows.delete(id)
  }
}
