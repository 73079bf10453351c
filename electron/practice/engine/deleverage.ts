import { scoreOf } from './adl-rank.ts'
import { usdPrice } from './coin-price.ts'
import { type Fixed, fixed, least, over, roundTo } from './fixed.ts'
import { deal, forcedOrder, insuranceTakes } from './forced-close.ts'
import { positionOn, unrealised } from './position.ts'
import { dropExcessClosing } from './reduce-only.ts'
import {
  type Account,
  type Effects,
  type EngineState,
  type LiveOrder,
  type PositionState,
  remaining,
} from './state.ts'
import { averagePrice, profit, settleValue } from './value.ts'

// Automatic deleveraging. The pages tell that there is a line (page "Get Position ADL Rank") and what a
// user sees of it (trade sides `dte_sys_adl_*`, page "ADL Notification Channel"), but no amounts. Here:
// - the insurance pays what a liquidated account cannot, up to `INSURANCE_PAYS` for one liquidation;
// - what is missing beyond that is too much for it. Then users of the other side who are in profit close
//   against the bankrupt position, the first in line first, at its bankruptcy price: the price at which
//   nothing would be missing, at most the one at which the position would have lost nothing;
// - nobody is deleveraged into a loss, and each as far as its position reaches. What nobody of the line
//   takes goes to the insurance at the mark price, which then pays more than it means to: somebody must.
// Nothing is remembered from one liquidation to the next, so a replay comes to the same.

/** USD. */
const INSURANCE_PAYS = fixed('1000')

/** What is missing beyond what the insurance pays is all made up by the line; below it, nothing. USD. */
export function beyondInsurance(missing: Fixed): Fixed {
  return missing > INSURANCE_PAYS ? missing : 0n
}

/**
 * Closes a whole position of a liquidated account. `missing` (USD) is what others must make up for;
 * gives what of it is still missing.
 */
export function closeBankrupt(
  state: EngineState,
  account: Account,
  position: PositionState,
  missing: Fixed,
  effects: Effects,
): Fixed {
  const closing = forcedOrder(state, account, position, position.size, 'liquidation', effects)
  const made = missing > 0n ? deleverage(state, closing, position, missing, effects) : 0n
  const left = remaining(closing)
  if (left > 0n) insuranceTakes(state, closing, position, left, effects)
  return missing - made
}

/** Gives what the line has made up for, USD. */
function deleverage(
  state: EngineState,
  closing: LiveOrder,
  position: PositionState,
  missing: Fixed,
  effects: Effects,
): Fixed {
  const { market, size } = position
  const usd = usdPrice(state, market.settle)
  const loss = -unrealised(position)
  if (usd === 0n || loss <= 0n) return 0n
  const relief = least(over(missing, usd), loss)
  const price = bankruptcyPrice(position, relief)
  if (price <= 0n) return 0n
  let taken = 0n
  for (const { owner, other } of lineAgainst(state, closing.account, position, price)) {
    const quantity = least(remaining(closing), other.size)
    if (quantity === 0n) break
    const taking = forcedOrder(state, owner, other, quantity, 'market_risk', effects)
    deal(state, { closing, taking, price, quantity }, effects)
    dropExcessClosing(state, owner, market, effects, 'adl_cancel')
    taken += quantity
  }
  return (relief * usd * taken) / (size * fixed('1'))
}

/** On the tick; the rest of a tick is the insurance's. */
function bankruptcyPrice({ market, side, size }: PositionState, relief: Fixed): Fixed {
  const value = settleValue(market, market.markPrice, size)
  const gainsByValue = (side === 'long') !== market.isInverse
  const better = gainsByValue ? value + relief : value - relief
  return roundTo(averagePrice(market, size, better), market.terms.tick)
}

/** Users on the other side who gain at `price`, first in line first; at one rank by account id. */
function lineAgainst(
  state: EngineState,
  bankrupt: Account,
  { market, side }: PositionState,
  price: Fixed,
) {
  const against = side === 'long' ? 'short' : 'long'
  return [...state.accounts.values()]
    .flatMap((owner) => {
      const other = positionOn(owner, market, against)
      if (owner.role === 'house' || owner === bankrupt || other === undefined) return []
      const value = settleValue(market, price, other.size)
      const gain = profit(market, against, other.entryValue, value)
      return gain > 0n ? [{ owner, other, score: scoreOf(owner, other) }] : []
    })
    .sort((a, b) => {
      if (a.score !== b.score) return a.score > b.score ? -1 : 1
      return a.owner.id < b.owner.id ? -1 : 1
    })
}
