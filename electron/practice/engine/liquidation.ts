import { coverDebts } from './cover-debts.ts'
import { figuresOf } from './figures.ts'
import { fillOrder } from './fills.ts'
import { fixedText, times } from './fixed.ts'
import { insuranceOf } from './insurance.ts'
import { book } from './ledger.ts'
import { requiredRate } from './liquidation-price.ts'
import { createOrder } from './new-order.ts'
import { endOrder, tellOrder } from './order-life.ts'
import { unrealised } from './position.ts'
import {
  type Account,
  type Effects,
  type EngineState,
  type LiveOrder,
  nextId,
  type PositionState,
} from './state.ts'
import { settleValue } from './value.ts'

// Positions end at the mark price, taken over by the insurance, so that every coin and contract stays
// counted. A crossed account ends whole; an isolated position ends alone.

/** Ends what has fallen to its maintenance margin: isolated positions first, then the account. */
export function liquidateIfNeeded(state: EngineState, account: Account, effects: Effects): void {
  for (const position of [...account.positions.values()]) {
    if (position.marginMode === 'isolated') liquidateIsolated(state, account, position, effects)
  }
  liquidateCrossed(state, account, effects)
}

function liquidateCrossed(state: EngineState, account: Account, effects: Effects): void {
  const { collateral, maintenance } = figuresOf(state, account)
  if (collateral > maintenance || (maintenance === 0n && collateral >= 0n)) return
  tellStart(state, account, collateral, maintenance, effects)
  for (const order of [...account.open.values()]) endOrder(state, order, 'burst_cancel', effects)
  for (const position of [...account.positions.values()]) {
    if (position.marginMode === 'crossed') takeOver(state, account, position, effects)
  }
  coverDebts(state, account, effects)
}

/** Its margin alone answers for it: what is lost beyond that is the insurance's. */
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
  takeOver(state, account, position, effects)
  const missing = times(value, market.terms.takerFee) - left
  if (missing <= 0n) return
  const { category, symbol } = market.key
  const gift = { category, symbol, coin: market.settle, type: 'LIQ_FUND_IN' }
  book(state, insuranceOf(state), { ...gift, amount: -missing }, effects)
  book(state, account, { ...gift, amount: missing }, effects)
}

function tellStart(
  state: EngineState,
  account: Account,
  equity: bigint,
  maintenance: bigint,
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

/** The insurance takes the whole position at the mark price. */
function takeOver(
  state: EngineState,
  account: Account,
  position: PositionState,
  effects: Effects,
): void {
  const { market, size } = position
  const execution = { tradeId: nextId(state), price: market.markPrice, quantity: size }
  const closing = burstOrder(state, account, position, position.side === 'long' ? 'sell' : 'buy')
  tellOrder(closing, effects)
  const other = closing.side === 'sell' ? 'buy' : 'sell'
  const taking = burstOrder(
    state,
    insuranceOf(state),
    { ...position, marginMode: 'crossed' },
    other,
  )
  fillOrder(state, taking, 'maker', execution, effects)
  fillOrder(state, closing, 'taker', execution, effects)
}

function burstOrder(
  state: EngineState,
  account: Account,
  position: PositionState,
  side: LiveOrder['side'],
): LiveOrder {
  const { market, marginMode, size } = position
  const isHedge = account.holdMode === 'hedge_mode'
  return createOrder(state, account, market, {
    category: market.key.category,
    clientOid: null,
    side,
    orderType: 'market',
    timeInForce: 'ioc',
    reduceOnly: !isHedge,
    positionSide: isHedge ? position.side : null,
    marginMode,
    stpMode: 'none',
    takeProfit: null,
    stopLoss: null,
    delegateType: 'liquidation',
    price: null,
    quantity: size,
    amount: null,
  })
}
