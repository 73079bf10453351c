import type { Balances } from '../../domain/balance.ts'
import { type Decimal, decimal, ONE } from '../../domain/decimal.ts'

/** Coins that are counted as one dollar. A caps' figure need not follow the third decimal of a peg. */
const DOLLARS: ReadonlySet<string> = new Set(['USD', 'USDT', 'USDC'])

/**
 * USD of one coin: a dollar coin is one, others are worth what the account's own row of the coin
 * says (page "Get Account Assets", `usdValue` of `equity`). `null`: the account holds none of it.
 */
export function usdRate(coin: string, balances: Balances | null): Decimal | null {
  if (DOLLARS.has(coin)) return ONE
  const row = balances?.coins.find((one) => one.coin === coin)
  if (row === undefined) return null
  const equity = decimal(row.equity)
  const usd = decimal(row.usdValue)
  return equity.gt(0) && usd.gt(0) ? usd.div(equity) : null
}
