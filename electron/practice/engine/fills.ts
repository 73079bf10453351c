import { followFill, sideSizes } from './exits-follow.ts'
import { type Fixed, fixedText, floorTo, over, times } from './fixed.ts'
import { opposite } from './order-book.ts'
import { forget, tellOrder } from './order-life.ts'
import type { FillRecord } from './order-records.ts'
import { isClosing } from './position.ts'
import { execTypeOf, feeCoinOf } from './record-of.ts'
import { settleFutures } from './settle-futures.ts'
import { settleSpot } from './settle-spot.ts'
import {
  addTo,
  type Effects,
  type EngineState,
  type LiveOrder,
  nextId,
  remaining,
} from './state.ts'
import { settleValue } from './value.ts'

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
  const { market } = order
  const { price, quantity } = execution
  const value = settleValue(market, price, quantity)
  order.filled += quantity
  order.filledValue += value
  order.updatedAtMs = state.nowMs
  order.status = isComplete(order) ? 'filled' : 'partially_filled'
  const rate = liquidity === 'maker' ? market.terms.makerFee : market.terms.takerFee
  const onReceived = !market.isFutures && order.side === 'buy' ? quantity : value
  const fee = times(onReceived, rate)
  order.fee += fee
  addTo(state.fees, feeCoinOf(order), fee)
  const sizes = sideSizes(order.account, market)
  const money = { quantity, value, fee }
  const realised = market.isFutures
    ? settleFutures(state, order, money, effects)
    : settleSpot(state, order, money, effects)
  order.realised += realised
  if (order.status === 'filled') forget(order)
  tellOwner(state, order, liquidity, { ...execution, value, fee, realised }, effects)
  followFill(state, order, sizes, effects)
}

/** Quantity that the taker can take at a price; a spot market buy spends its amount. */
export function wantsAt(taker: LiveOrder, price: Fixed): Fixed {
  if (taker.amount === null) return remaining(taker)
  return floorTo(over(taker.amount - taker.filledValue, price), taker.market.terms.step)
}

/** A spot market buy is done when what is left of its amount buys not one step at the next price. */
function isComplete(order: LiveOrder): boolean {
  if (order.quantity !== null) return order.filled === order.quantity
  const next = order.market.book.best(opposite(order.side))
  return next !== null && wantsAt(order, next) === 0n
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
    category: order.category,
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
    execType: execTypeOf(order),
    atMs: state.nowMs,
  }
  order.account.fills.push(fill)
  effects.filled.add(order)
  effects.accounts.add(order.account)
  effects.events.push({ kind: 'fill', fill })
  tellOrder(order, effects)
}

/** Side of the position that the fill opened or closed. */
function positionSideOf(order: LiveOrder, realised: Fixed): FillRecord['positionSide'] {
  if (!order.market.isFutures) return null
  if (order.positionSide !== null) return order.positionSide
  const opens = order.side === 'buy' ? 'long' : 'short'
  const closes = order.side === 'buy' ? 'short' : 'long'
  return isClosing(order) || realised !== 0n ? closes : opens
}
