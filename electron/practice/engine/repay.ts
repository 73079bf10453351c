import type { CoinWorth, LoanRecord } from './account-records.ts'
import { refuse } from './check-order.ts'
import { usdPrice } from './coin-price.ts'
import { convert } from './convert.ts'
import { type CoinFigures, figuresOf } from './figures.ts'
import { type Fixed, fixedText, times } from './fixed.ts'
import { note } from './ledger.ts'
import { payableOf } from './margin.ts'
import type { Repay } from './money-commands.ts'
import type { Refusal } from './queries.ts'
import type { Account, Effects, EngineState } from './state.ts'

// A debt is a balance below zero, unrealised loss included. What comes in of the coin pays it back by
// itself; a repayment on request sells other coins for it (page "Repay"). That never takes margin away:
// what is sold counts at its discount, what is owed in full.

const TYPES = {
  out: 'EXCHANGE_SOURCE_TOKEN_USER_OUT',
  in: 'EXCHANGE_TARGET_TOKEN_USER_IN',
} as const

/**
 * Pays the named debts in their order from the named coins in theirs, as far as these reach. Refused
 * with 25201 for a coin that does not exist, with 25217 when none of the named is owed and with 25202
 * when nothing of the named coins is free. The ledger tells of both halves of each conversion and, in
 * `REPAYMENT`, of how much less is owed.
 */
export function repay(
  state: EngineState,
  account: Account,
  { repayable, payment }: Repay,
  effects: Effects,
): Refusal | null {
  if (![...repayable, ...payment].every((coin) => state.coins.has(coin))) {
    return refuse('25201', 'Currency does not exist')
  }
  const { coins } = figuresOf(state, account)
  const debts = repayable.filter((coin) => owedOf(coins.get(coin)) > 0n)
  if (debts.length === 0) return refuse('25217', 'Exceeds maximum repayment limit')
  if (!payment.some((coin) => payableOf(coins.get(coin)) > 0n)) {
    return refuse('25202', 'Insufficient balance')
  }
  for (const coin of new Set(debts)) {
    const repaid = payOne(state, account, coin, payment, effects)
    if (repaid === 0n) continue
    const entry = { category: 'OTHER', symbol: '', coin, type: 'REPAYMENT' } as const
    note(state, account, { ...entry, amount: -repaid }, effects)
  }
  return null
}

function payOne(
  state: EngineState,
  account: Account,
  owed: string,
  payment: ReadonlyArray<string>,
  effects: Effects,
): Fixed {
  let repaid = 0n
  for (const coin of payment) {
    const { coins } = figuresOf(state, account)
    const mostSold = payableOf(coins.get(coin))
    const mostBought = owedOf(coins.get(owed))
    const plan = { from: coin, to: owed, mostSold, mostBought, types: TYPES }
    repaid += convert(state, account, plan, effects)
  }
  return repaid
}

/** What an account owes, and which coins could pay for it (pages "Get Repayable / Payment Coins"). */
export function loansOf(state: EngineState, account: Account): LoanRecord {
  const rows = [...figuresOf(state, account).coins.values()]
  const worth = (amountOf: (row: CoinFigures) => Fixed): ReadonlyArray<CoinWorth> =>
    rows.flatMap((row) => {
      const size = amountOf(row)
      if (size <= 0n) return []
      const usd = fixedText(times(size, usdPrice(state, row.coin)))
      return [{ coin: row.coin, size: fixedText(size), usd }]
    })
  return { owed: worth(owedOf), payable: worth(payableOf) }
}

/** As the account shows its debt; not above 0 when nothing is owed. */
function owedOf(row: CoinFigures | undefined): Fixed {
  return row === undefined ? 0n : -(row.balance + row.unrealised)
}
