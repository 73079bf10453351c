import type { Balances, CoinBalance } from '../../../shared/domain/balance.ts'
import { decimal } from '../../../shared/domain/decimal.ts'

/**
 * Applies an update: figures are absolute, and only coins that it names change (Bitget: "Account
 * Channel"; whether an update lists all coins is not documented). A coin that became zero goes.
 */
export function mergeBalances(known: Balances | null, update: Balances): Balances {
  const coins = new Map((known?.coins ?? []).map((coin) => [coin.coin, coin]))
  for (const coin of update.coins) coins.set(coin.coin, coin)
  return { ...update, coins: [...coins.values()].filter((coin) => !isNothing(coin)) }
}

function isNothing(coin: CoinBalance): boolean {
  return [coin.balance, coin.equity, coin.locked, coin.debt].every((text) => decimal(text).eq(0))
}
