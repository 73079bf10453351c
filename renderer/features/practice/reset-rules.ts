import { decimal, parseDecimal, toText } from '../../../shared/domain/decimal.ts'
import type { CoinAmount } from '../../../shared/domain/practice-control.ts'

/** One coin as typed. `id` keeps the row's fields together while its coin is edited. */
export interface BalanceRow {
  readonly id: number
  readonly coin: string
  readonly amount: string
}

/** What a new practice account starts with. */
export const STARTING_ROWS: ReadonlyArray<BalanceRow> = [
  { id: 1, coin: 'USDT', amount: '100000' },
  { id: 2, coin: 'BTC', amount: '1' },
  { id: 3, coin: 'ETH', amount: '10' },
]

export type RowFault =
  | { readonly field: 'coin'; readonly kind: 'coin-missing' | 'coin-twice' }
  | { readonly field: 'amount'; readonly kind: 'amount' }

/** The first thing wrong with a row; `null`: it is good. An amount may be zero. */
export function rowFault(row: BalanceRow, rows: ReadonlyArray<BalanceRow>): RowFault | null {
  if (!/^[A-Z0-9]{1,20}$/.test(row.coin)) return { field: 'coin', kind: 'coin-missing' }
  if (rows.some((other) => other.id !== row.id && other.coin === row.coin)) {
    return { field: 'coin', kind: 'coin-twice' }
  }
  const amount = parseDecimal(row.amount)
  if (amount === null || amount.lt(0) || !/^\d{1,15}(\.\d{1,8})?$/.test(toText(amount))) {
    return { field: 'amount', kind: 'amount' }
  }
  return null
}

/** The rows as main takes them: plain decimals. Throws a RangeError for a row that was not checked. */
export function balancesOf(rows: ReadonlyArray<BalanceRow>): ReadonlyArray<CoinAmount> {
  return rows.map(({ coin, amount }) => ({ coin, amount: toText(decimal(amount)) }))
}
