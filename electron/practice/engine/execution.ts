import type { Side } from '../../../shared/domain/order.ts'
import { type Fixed, fixedText, floorTo, least, over, times } from './fixed.ts'
import { opposite } from './order-book.ts'
import { applyFill } from './position.ts'
import { feeCoinOf, orderRecord, positionRecord } from './record-of.ts'
import type { CancelReason, FillRecord } from './records.ts'
import {
  addTo,
  type Effects,
  type EngineState,
  type LiveOrder,
  type Market,
  nextId,
  remaining,
} from './state.ts'

const TRADES_KEPT = 500

/** How orders meet: the taker takes the best price first, and at each price the first in line. */
export function matchOrder(state: EngineState, taker: LiveOrder, effects: Effects): void {
  while (taker.status !== 'cancelled' && wants(taker) > 0n) {
    const maker = taker.market.book.bestOrders(opposite(taker.side))[0]
    if (maker?.price == null || !crosses(taker, maker.price)) return
    if (preventSelfTrade(state, taker, maker, effects)) continue
    const quantity = least(wantsAt(taker, maker.price), remaining(maker))
    if (quantity === 0n) return
    trade(state, taker, maker, maker.price, quantity, effects)
  }
}

function wants(order: LiveOrder): Fixed {
  if (order.amount !== null) return order.amount - order.filledValue
  return remaining(order)
}

/** Base quantity that the taker can take at a price; a spot market buy spends its amount. */
function wantsAt(taker: LiveOrder, price: Fixed): Fixed {
  if (taker.amount === null) return remaining(taker)
  return floorTo(over(taker.amount - taker.filledValue, price), taker.market.terms.step)
}

export function crosses(taker: LiveOrder, price: Fixed): boolean {
  if (taker.price === null) return true
  return taker.side === 'buy' ? price <= taker.price : price >= taker.price
}

/** The taker's mode decides (page "Place Order"). `true`: one side ended, look again. */
function preventSelfTrade(
  state: EngineState,
  taker: LiveOrder,
  maker: LiveOrder,
  effects: Effects,
): boolean {
  if (taker.account !== maker.account || taker.stpMode === 'none') return false
  if (taker.stpMode !== 'cancel_taker') endOrder(state, maker, 'stp_cancel', effects)
  if (taker.stpMode !== 'cancel_maker') endOrder(state, taker, 'stp_cancel', effects)
  return true
}

function trade(
  state: EngineState,
  taker: LiveOrder,
  maker: LiveOrder,
  price: Fixed,
  quantity: Fixed,
  effects: Effects,
): void {
  const { market } = taker
  const tradeId = nextId(state)
  effects.books.add(market)
  market.book.reduce(maker, quantity, quantity === remaining(maker))
  printTrade(state, market, { tradeId, price, quantity, side: taker.side }, effects)
  fillOrder(state, maker, 'maker', { tradeId, price, quantity }, effects)
  fillOrder(state, taker, 'taker', { tradeId, price, quantity }, effects)
}

function printTrade(
  state: EngineState,
  market: Market,
  trade: { tradeId: string; price: Fixed; quantity: Fixed; side: Side },
  effects: Effects,
): void {
  market.lastPrice = trade.price
  market.candles.addTrade(trade.price, trade.quantity, state.nowMs)
  const view = {
    tradeId: trade.tradeId,
    price: fixedText(trade.price),
    size: fixedText(trade.quantity),
    side: trade.side,
    atMs: state.nowMs,
  }
  market.trades.push(view)
  if (market.trades.length > 2 * TRADES_KEPT) market.trades.splice(0, TRADES_KEPT)
  const { category, symbol } = market.key
  effects.events.push({ kind: 'trade', category, symbol, ...view })
}

export interface Execution {
  readonly tradeId: string
  readonly price: Fixed
  readonly quantity: Fixed
}

/** Books one side of a trade: money, position, order, and what the owner hears of it. */
export function fillOrder(
  state: EngineState,
  order: LiveOrder,
  liquidity: 'maker' | 'taker',
  execution: Execution,
  effects: Effects,
): void {
  const { terms } = order.market
  const { price, quantity } = execution
  const value = times(price, quantity)
  order.filled += quantity
  order.filledValue += value
  order.updatedAtMs = state.nowMs
  order.status = isComplete(order) ? 'filled' : 'partially_filled'
  const rate = liquidity === 'maker' ? terms.makerFee : terms.takerFee
  const onReceived = !order.market.isFutures && order.side === 'buy' ? quantity : value
  const fee = times(onReceived, rate)
  order.fee += fee
  addTo(state.fees, feeCoinOf(order), fee)
  const realised = order.market.isFutures
    ? settleFutures(state, order, { price, quantity, fee }, effects)
    : settleSpot(order, quantity, value, fee)
  order.realised += realised
  if (order.status === 'filled') forget(order)
  tellOwner(state, order, liquidity, { ...execution, value, fee, realised }, effects)
}

/** A spot market buy is done when what is left of its amount buys not one step at the next price. */
function isComplete(order: LiveOrder): boolean {
  if (order.quantity !== null) return order.filled === order.quantity
  const next = order.market.book.best(opposite(order.side))
  return next !== null && wantsAt(order, next) === 0n
}

function settleSpot(order: LiveOrder, quantity: Fixed, value: Fixed, fee: Fixed): Fixed {
  const { account, market } = order
  const sign = order.side === 'buy' ? 1n : -1n
  addTo(account.balances, market.base, sign * quantity)
  addTo(account.balances, market.quote, -sign * value)
  addTo(account.balances, feeCoinOf(order), -fee)
  return 0n
}

function settleFutures(
  state: EngineState,
  order: LiveOrder,
  fill: { price: Fixed; quantity: Fixed; fee: Fixed },
  effects: Effects,
): Fixed {
  const { account, market } = order
  const before = account.positions.get(market.key.symbol)?.size ?? 0n
  const { result, touched } = applyFill(
    account,
    market,
    { side: order.side, ...fill },
    () => nextId(state),
    state.nowMs,
  )
  const after = account.positions.get(market.key.symbol)?.size ?? 0n
  // Every contract has a long and a short: both sides of a trade together move this by the change.
  market.openInterest += (after - before) / 2n
  addTo(account.balances, market.quote, result.realised - fill.fee)
  if (account.role === 'user') {
    for (const position of touched) {
      const record = positionRecord(state, account, market, position)
      effects.events.push({ kind: 'position-changed', position: record })
    }
  }
  return result.realised
}

function tellOwner(
  state: EngineState,
  order: LiveOrder,
  liquidity: 'maker' | 'taker',
  execution: Execution & { value: Fixed; fee: Fixed; realised: Fixed },
  effects: Effects,
): void {
  if (order.account.role === 'house') return
  const fill: FillRecord = {
    accountId: order.account.id,
    category: order.market.key.category,
    symbol: order.market.key.symbol,
    execId: nextId(state),
    execLinkId: execution.tradeId,
    orderId: order.orderId,
    clientOid: order.clientOid,
    orderType: order.orderType,
    side: order.side,
    positionSide: positionSideOf(order, execution.realised),
    tradeSide: order.tradeSide,
    liquidity,
    price: fixedText(execution.price),
    quantity: fixedText(execution.quantity),
    value: fixedText(execution.value),
    fees: [{ coin: feeCoinOf(order), amount: fixedText(execution.fee) }],
    realisedProfit: fixedText(execution.realised),
    execType: order.delegateType,
    atMs: state.nowMs,
  }
  order.account.fills.push(fill)
  effects.accounts.add(order.account)
  effects.events.push({ kind: 'fill', fill })
  tellOrder(order, effects)
}

/** Side of the position that the fill opened or closed. */
function positionSideOf(order: LiveOrder, realised: Fixed): FillRecord['positionSide'] {
  if (!order.market.isFutures) return null
  const opens = order.side === 'buy' ? 'long' : 'short'
  const closes = order.side === 'buy' ? 'short' : 'long'
  return order.reduceOnly || realised !== 0n ? closes : opens
}

/** Tells the owner the order as it is now, and keeps its last state when it has ended. */
export function tellOrder(order: LiveOrder, effects: Effects): void {
  if (order.account.role === 'house') return
  const record = orderRecord(order)
  if (order.status === 'filled' || order.status === 'cancelled') {
    order.account.history.set(order.orderId, record)
  }
  effects.accounts.add(order.account)
  effects.events.push({ kind: 'order-changed', order: record })
}

/** Ends an order that has not completed: off the book, holds released, owner told. */
export function endOrder(
  state: EngineState,
  order: LiveOrder,
  reason: CancelReason,
  effects: Effects,
): void {
  if (order.account.open.has(order.orderId)) {
    order.market.book.remove(order)
    effects.books.add(order.market)
  }
  forget(order)
  order.status = 'cancelled'
  order.cancelReason = reason
  order.updatedAtMs = state.nowMs
  tellOrder(order, effects)
}

export function forget(order: LiveOrder): void {
  const { account } = order
  account.open.delete(order.orderId)
  if (account.pending.get(order.clientOid) === order) account.pending.delete(order.clientOid)
}

/** Puts an order in line. */
export function rest(order: LiveOrder, effects: Effects): void {
  order.account.open.set(order.orderId, order)
  order.account.pending.set(order.clientOid, order)
  order.market.book.add(order)
  effects.books.add(order.market)
}
