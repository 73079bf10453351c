import { refuse, UNSUPPORTED } from './check-order.ts'
import type { SetLeverage, SetPrices, SettleFunding } from './commands.ts'
import { fillOrder } from './fills.ts'
import { fixed, fixedText, parseFixed, times } from './fixed.ts'
import { figuresOf, leverageOf, leveragesOf, SETTLE_COIN } from './margin.ts'
import { newAccount } from './new-state.ts'
import { endOrder, tellOrder } from './order-life.ts'
import { anyPosition } from './position.ts'
import type { Refusal } from './queries.ts'
import { leverageRecord, positionRecord } from './record-of.ts'
import {
  type Account,
  addTo,
  type Effects,
  type EngineState,
  type LiveOrder,
  type Market,
  nextId,
} from './state.ts'

/** The house account that takes over what is liquidated and pays what a user cannot. */
export const INSURANCE = 'house-insurance'

/** Applies at once, also to an open position, when the margin then still fits. */
export function setLeverage(
  state: EngineState,
  account: Account,
  command: SetLeverage,
  effects: Effects,
): Refusal | null {
  if (command.marginMode === 'isolated' || command.symbol === null) return UNSUPPORTED
  const market = state.markets.get(`${command.category}:${command.symbol}`)
  if (market === undefined || !market.isFutures) {
    return refuse('25100', `Trading pair ${command.symbol} does not exist`)
  }
  const leverage = parseFixed(command.leverage)
  if (leverage === null || leverage < fixed('1')) return refuse('40020', 'Parameter leverage error')
  if (leverage > market.terms.maxLeverage) return refuse('25223', 'Exceeds Max. leverage')
  const before = account.leverages.get(market.id)
  const isLower = leverage < leverageOf(account, market)
  account.leverages.set(market.id, { ...leveragesOf(account, market), crossed: leverage })
  const { positionMargin, orderMargin, unrealised } = figuresOf(state, account)
  const free = (account.balances.get(market.quote) ?? 0n) - positionMargin - orderMargin
  if (isLower && free + (unrealised < 0n ? unrealised : 0n) < 0n) {
    if (before === undefined) account.leverages.delete(market.id)
    else account.leverages.set(market.id, before)
    return refuse('25228', 'Unable to update leverage for this position, insufficient margin!')
  }
  effects.events.push({ kind: 'leverage-changed', config: leverageRecord(account, market) })
  const position = anyPosition(account, market)
  if (position !== undefined) {
    const record = positionRecord(state, account, market, position)
    effects.events.push({ kind: 'position-changed', position: record })
  }
  effects.accounts.add(account)
  return null
}

export function setPrices(state: EngineState, command: SetPrices, effects: Effects): void {
  const market = state.markets.get(`${command.instrument.category}:${command.instrument.symbol}`)
  if (market === undefined) return
  market.indexPrice = fixed(command.indexPrice)
  market.markPrice = fixed(command.markPrice)
  effects.moved.add(market)
  market.fundingRate = fixed(command.fundingRate)
  const { category, symbol } = market.key
  const { indexPrice, markPrice, fundingRate, atMs } = command
  effects.events.push({
    kind: 'prices-changed',
    category,
    symbol,
    indexPrice,
    markPrice,
    fundingRate,
    atMs,
  })
  for (const account of state.accounts.values()) {
    if (account.role === 'user' && anyPosition(account, market) !== undefined)
      liquidateIfNeeded(state, account, effects)
  }
}

function liquidateIfNeeded(state: EngineState, account: Account, effects: Effects): void {
  const { effectiveEquity, maintenance } = figuresOf(state, account)
  if (effectiveEquity > maintenance) return
  effects.accounts.add(account)
  effects.events.push({
    kind: 'liquidation-started',
    accountId: account.id,
    equity: fixedText(effectiveEquity),
    maintenanceMargin: fixedText(maintenance),
    atMs: state.nowMs,
  })
  for (const order of [...account.open.values()]) endOrder(state, order, 'burst_cancel', effects)
  for (const { market } of [...account.positions.values()]) {
    takeOver(state, account, market, effects)
  }
  coverDebt(state, account)
}

/** The insurance takes the whole position at the mark price. */
function takeOver(state: EngineState, account: Account, market: Market, effects: Effects): void {
  const position = anyPosition(account, market)
  if (position === undefined) return
  const insurance = insuranceOf(state)
  const side = position.side === 'long' ? 'sell' : 'buy'
  const execution = { tradeId: nextId(state), price: market.markPrice, quantity: position.size }
  const closing = liquidationOrder(state, account, market, side, position.size)
  tellOrder(closing, effects)
  const other = side === 'sell' ? 'buy' : 'sell'
  const taking = liquidationOrder(state, insurance, market, other, position.size)
  fillOrder(state, taking, 'maker', execution, effects)
  fillOrder(state, closing, 'taker', execution, effects)
}

function liquidationOrder(
  state: EngineState,
  account: Account,
  market: Market,
  side: LiveOrder['side'],
  quantity: bigint,
): LiveOrder {
  const orderId = nextId(state)
  return {
    account,
    market,
    category: market.key.category,
    orderId,
    clientOid: nextId(state),
    side,
    orderType: 'market',
    timeInForce: 'ioc',
    reduceOnly: true,
    positionSide: null,
    marginMode: 'crossed',
    stpMode: 'none',
    tradeSide: side === 'buy' ? 'burst_buy_single' : 'burst_sell_single',
    delegateType: 'liquidation',
    createdAtMs: state.nowMs,
    takeProfit: null,
    stopLoss: null,
    requestId: null,
    price: null,
    quantity,
    amount: null,
    filled: 0n,
    filledValue: 0n,
    fee: 0n,
    realised: 0n,
    status: 'new',
    cancelReason: null,
    priority: BigInt(orderId),
    updatedAtMs: state.nowMs,
  }
}

/** The insurance pays what all the account's coins together cannot; a smaller debt stays a debt. */
function coverDebt(state: EngineState, account: Account): void {
  const { equity } = figuresOf(state, account)
  if (equity >= 0n) return
  addTo(account.balances, SETTLE_COIN, -equity)
  addTo(insuranceOf(state).balances, SETTLE_COIN, equity)
}

/** It is there from the first need on, also without a market: no liquidation may stop halfway. */
function insuranceOf(state: EngineState): Account {
  const found = state.accounts.get(INSURANCE)
  if (found !== undefined) return found
  const created = newAccount(INSURANCE, 'house')
  state.accounts.set(created.id, created)
  return created
}

/** Longs pay size x mark x rate to shorts; a negative rate turns it round. */
export function settleFunding(state: EngineState, command: SettleFunding, effects: Effects): void {
  const market = state.markets.get(`${command.instrument.category}:${command.instrument.symbol}`)
  if (market === undefined || !market.isFutures) return
  const { category, symbol } = market.key
  for (const account of state.accounts.values()) {
    const position = anyPosition(account, market)
    if (position === undefined) continue
    const due = times(times(market.markPrice, position.size), market.fundingRate)
    const amount = position.side === 'long' ? -due : due
    addTo(account.balances, market.quote, amount)
    position.funding += amount
    position.updatedAtMs = state.nowMs
    if (account.role === 'house') continue
    effects.accounts.add(account)
    effects.events.push({
      kind: 'funding-paid',
      accountId: account.id,
      category,
      symbol,
      amount: fixedText(amount),
      rate: fixedText(market.fundingRate),
      atMs: state.nowMs,
    })
    const record = positionRecord(state, account, market, position)
    effects.events.push({ kind: 'position-changed', position: record })
  }
}
