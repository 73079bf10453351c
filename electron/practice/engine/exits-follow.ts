import { POSITION_SIDES, type PositionSide } from '../../../shared/domain/order.ts'
import { sameExit } from './exits-check.ts'
import { type Fixed, fixed, fixedText } from './fixed.ts'
import { positionOn } from './position.ts'
import {
  type Account,
  type Effects,
  type EngineState,
  type LiveOrder,
  type Market,
  nextId,
} from './state.ts'
import { awaitPrices, endGuards } from './strategy-life.ts'
import type { StrategyRecord } from './strategy-record.ts'

// What a fill does to exits. Sizes before and after say what it opened and what it ended, in one-way
// and in hedge mode alike; a fill that turns a position round does both.

type SideSizes = Readonly<Record<PositionSide, Fixed>>

const FLAT: SideSizes = { long: 0n, short: 0n }

/** Sizes that exits could guard. Take them before a fill. */
export function sideSizes(account: Account, market: Market): SideSizes {
  if (account.role === 'house' || !market.isFutures) return FLAT
  return {
    long: positionOn(account, market, 'long')?.size ?? 0n,
    short: positionOn(account, market, 'short')?.size ?? 0n,
  }
}

/** After a fill: guards of a position that is gone end, preset exits guard what was opened. */
export function followFill(
  state: EngineState,
  order: LiveOrder,
  before: SideSizes,
  effects: Effects,
): void {
  const { account, market } = order
  const after = sideSizes(account, market)
  for (const side of POSITION_SIDES) {
    if (before[side] > 0n && after[side] === 0n) endGuards(state, account, market, side, effects)
    const opened = after[side] - before[side]
    if (opened > 0n) armExits(state, order, side, opened, effects)
  }
}

/**
 * One strategy order an order: it grows with each fill until it ends. Once its exits or those of the
 * order are changed, what fills later gets a strategy order of its own.
 */
function armExits(
  state: EngineState,
  order: LiveOrder,
  side: PositionSide,
  opened: Fixed,
  effects: Effects,
): void {
  const { account, market, takeProfit, stopLoss } = order
  if (takeProfit === null && stopLoss === null) return
  const armed = [...account.strategies.values()].find(
    (strategy) =>
      strategy.parentOrderId === order.orderId &&
      sameExit(strategy.takeProfit, takeProfit) &&
      sameExit(strategy.stopLoss, stopLoss),
  )
  const quantity = fixedText(opened + fixed(armed?.quantity ?? '0'))
  const strategy =
    armed === undefined
      ? presetStrategy(state, order, side, quantity)
      : { ...armed, quantity, updatedAtMs: state.nowMs }
  awaitPrices(account, market, strategy, effects)
}

function presetStrategy(
  state: EngineState,
  order: LiveOrder,
  side: PositionSide,
  quantity: string,
): StrategyRecord {
  const { account, market, orderId, marginMode, takeProfit, stopLoss } = order
  return {
    accountId: account.id,
    category: market.key.category,
    symbol: market.key.symbol,
    orderId: nextId(state),
    clientOid: nextId(state),
    strategyKind: 'tpsl',
    status: 'pending',
    positionSide: side,
    side: side === 'long' ? 'sell' : 'buy',
    reduceOnly: true,
    marginMode,
    mode: 'partial',
    quantity,
    takeProfit,
    stopLoss,
    trigger: null,
    triggerRises: null,
    parentOrderId: orderId,
    reached: null,
    sentOrderId: null,
    refusal: null,
    endedBy: null,
    createdAtMs: state.nowMs,
    updatedAtMs: state.nowMs,
  }
}
