import { type Fixed, least, most } from './fixed.ts'
import { book, note } from './ledger.ts'
import type { Effects, EngineState, LiveOrder } from './state.ts'

/** Both coins of a spot trade; the fee comes from what is received. Nothing is realised on spot. */
export function settleSpot(
  state: EngineState,
  order: LiveOrder,
  { quantity, value, fee }: { quantity: Fixed; value: Fixed; fee: Fixed },
  effects: Effects,
): Fixed {
  const { account, market, category, side } = order
  const { symbol } = market.key
  const [paidCoin, paid, receivedCoin, received] =
    side === 'buy'
      ? [market.quote, value, market.base, quantity]
      : [market.base, quantity, market.quote, value]
  const before = account.balances.get(paidCoin) ?? 0n
  const common = { category, symbol } as const
  // Where the own money ends, MARGIN borrows: the balance below zero is the debt.
  const borrowed = least(most(paid - most(before, 0n), 0n), paid)
  book(
    state,
    account,
    { ...common, coin: paidCoin, type: 'ORDER_DEALT_FROZEN_OUT', amount: -paid },
    effects,
  )
  if (category === 'MARGIN' && borrowed > 0n) {
    const loan = { category: 'OTHER', symbol: '', coin: paidCoin, type: 'BORROW' } as const
    note(state, account, { ...loan, amount: borrowed }, effects)
  }
  book(
    state,
    account,
    { ...common, coin: receivedCoin, type: 'ORDER_DEALT_IN', amount: received, fee },
    effects,
  )
  return 0n
}
