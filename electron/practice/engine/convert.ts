import { usdPrice } from './coin-price.ts'
import { type Fixed, least, over, times } from './fixed.ts'
import { insuranceOf } from './insurance.ts'
import { book } from './ledger.ts'
import type { Account, Effects, EngineState } from './state.ts'

/** Ledger types of both halves of a conversion (page "Enumerations"). */
export interface ConversionTypes {
  readonly out: string
  readonly in: string
}

export interface Conversion {
  readonly from: string
  readonly to: string
  /** At most this much of `from` is sold, and this much of `to` is bought; nothing when not above 0. */
  readonly mostSold: Fixed
  readonly mostBought: Fixed
  readonly types: ConversionTypes
}

/**
 * Changes one coin of an account into another at their prices in USD, without a fee. The insurance is
 * the other side, so that every coin stays counted. Gives what was bought.
 */
export function convert(
  state: EngineState,
  account: Account,
  { from, to, mostSold, mostBought, types }: Conversion,
  effects: Effects,
): Fixed {
  const price = usdPrice(state, from)
  const boughtPrice = usdPrice(state, to)
  if (from === to || mostSold <= 0n || mostBought <= 0n) return 0n
  if (price === 0n || boughtPrice === 0n) return 0n
  // A hair more than the quotient, so that rounding leaves nothing owed.
  const needed = over(times(mostBought, boughtPrice), price) + 1n
  const sold = least(mostSold, needed)
  const bought =
    sold === needed ? mostBought : least(mostBought, over(times(sold, price), boughtPrice))
  give(state, account, { coin: from, amount: -sold, type: types.out }, effects)
  give(state, account, { coin: to, amount: bought, type: types.in }, effects)
  return bought
}

/** Moves a coin between the insurance and an account. */
export function give(
  state: EngineState,
  account: Account,
  { coin, amount, type }: { coin: string; amount: Fixed; type: string },
  effects: Effects,
): void {
  const entry = { category: 'OTHER', symbol: '', coin, type } as const
  book(state, insuranceOf(state), { ...entry, amount: -amount }, effects)
  book(state, account, { ...entry, amount }, effects)
}
