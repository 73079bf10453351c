import type { Side } from '../../../shared/domain/order.ts'
import { fillOrder, wantsAt } from './fills.ts'
import { type Fixed, fixedText, least, over } from './fixed.ts'
import { opposite } from './order-book.ts'
import { endOrder } from './order-life.ts'
import {
  type Effects,
  type EngineState,
  type LiveOrder,
  type Market,
  nextId,
  remaining,
} from './state.ts'
import { quoteValue } from './value.ts'

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
  effects.moved.add(market)
  const turnover = quoteValue(market, trade.price, trade.quantity)
  const volume = market.isInverse ? over(turnover, trade.price) : trade.quantity
  market.candles.addTrade(trade.price, volume, turnover, state.nowMs)
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
