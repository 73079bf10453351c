import { usdPrice } from './coin-price.ts'
import { coverDebts } from './cover-debts.ts'
import { beyondInsurance, closeBankrupt } from './deleverage.ts'
import { figuresOf } from './figures.ts'
import { type Fixed, fixedText, most, times } from './fixed.ts'
import { insuranceOf } from './insurance.ts'
import { book } from './ledger.ts'
import { requiredRate } from './liquidation-price.ts'
import { endOrder } from './order-life.ts'
import { isSafe, reduceCrossed, reduceIsolated } from './partial-liquidation.ts'
import { unrealised } from './position.ts'
import type { Account, Effects, EngineState, PositionState } from './state.ts'
import { settleValue } from './value.ts'

// What is down to its maintenance margin loses its orders first, then as much of its positions as its
// tiers give way (partial-liquidation.ts), and when that is not enough all of them (deleverage.ts). A
// crossed account ends whole; an isolated position ends alone.

/** Ends what has fallen to its maintenance margin: isolated positions first, then the account. */
export function liquidateIfNeeded(state: EngineState, account: Account, effects: Effects): void {
  for (const position of [...account.positions.values()]) {
    if (position.marginMode === 'isolated') liquidateIsolated(state, account, position, effects)
  }
  liquidateCrossed(state, account, effects)
}

function liquidateCrossed(state: EngineState, account: Account, effects: Effects): void {
  const figures = figuresOf(state, account)
  if (isSafe(figures)) return
  tellStart(state, account, figures.collateral, figures.maintenance, effects)
  for (const order of [...account.open.values()]) endOrder(state, order, 'burst_cancel', effects)
  if (reduceCrossed(state, account, effects)) return
  let missing = beyondInsurance(missingOf(state, account))
  for (const position of mostLostFirst(state, account)) {
    missing = closeBankrupt(state, account, position, missing, effects)
  }
  coverDebts(state, account, effects)
}

function mostLostFirst(state: EngineState, account: Account): ReadonlyArray<PositionState> {
  return [...account.positions.values()]
    .filter(({ marginMode }) => marginMode === 'crossed')
    .map((position) => {
      const gain = times(unrealised(position), usdPrice(state, position.market.settle))
      return { position, gain }
    })
    .sort((a, b) => (a.gain < b.gain ? -1 : a.gain > b.gain ? 1 : 0))
    .map(({ position }) => position)
}

/** What all coins together would owe after everything was closed at the mark price, fees paid. USD. */
function missingOf(state: EngineState, account: Account): Fixed {
  let left = 0n
  for (const { coin, balance, unrealised: gain } of figuresOf(state, account).coins.values()) {
    left += times(balance + gain, usdPrice(state, coin))
  }
  for (const { market, size, marginMode } of account.positions.values()) {
    if (marginMode === 'isolated') continue
    const fee = times(settleValue(market, market.markPrice, size), market.terms.takerFee)
    left -= times(fee, usdPrice(state, market.settle))
  }
  return most(-left, 0n)
}

/** Its margin alone answers for it: what is lost beyond that is made up by others. */
function liquidateIsolated(
  state: EngineState,
  account: Account,
  position: PositionState,
  effects: Effects,
): void {
  const { market, size, isolatedMargin } = position
  const value = settleValue(market, market.markPrice, size)
  const required = times(value, requiredRate(position))
  const left = isolatedMargin + unrealised(position)
  if (left > required) return
  tellStart(state, account, left, required, effects)
  for (const order of [...account.open.values()]) {
    if (order.market === market) endOrder(state, order, 'burst_cancel', effects)
  }
  if (reduceIsolated(state, account, position, effects)) return
  const owned = () => account.balances.get(market.settle) ?? 0n
  const before = owned()
  const missing = most(times(value, market.terms.takerFee) - left, 0n)
  const inUsd = times(missing, usdPrice(state, market.settle))
  closeBankrupt(state, account, position, beyondInsurance(inUsd), effects)
  const lost = before - owned()
  if (lost <= 0n) return
  const { category, symbol } = market.key
  const gift = { category, symbol, coin: market.settle, type: 'LIQ_FUND_IN' }
  book(state, insuranceOf(state), { ...gift, amount: -lost }, effects)
  book(state, account, { ...gift, amount: lost }, effects)
}

function tellStart(
  state: EngineState,
  account: Account,
  equity: Fixed,
  maintenance: Fixed,
  effects: Effects,
): void {
  effects.accounts.add(account)
  effects.events.push({
    kind: 'liquidation-started',
    accountId: account.id,
    equity: fixedText(equity),
    maintenanceMargin: fixedText(maintenance),
    atMs: state.nowMs,
  })
}
