import type { PositionSide } from '../../../shared/domain/order.ts'
import { marketFor } from './find.ts'
import type { StrategyEnd } from './order-records.ts'
import type { Account, Effects, EngineState, Market } from './state.ts'
import type { StrategyRecord } from './strategy-record.ts'

// A strategy order is pending, among the strategies of its account and in the index of its market,
// until it ends. One that fires leaves both first, so that nothing it causes can end it a second time.
// Its record is its state: each change makes a new one, and the owner is told the whole of it.

/** Makes a strategy order, or its changed form, wait for its prices, those that stand already included. */
export function awaitPrices(
  account: Account,
  market: Market,
  strategy: StrategyRecord,
  effects: Effects,
): void {
  market.strategies.remove(strategy.orderId)
  market.strategies.add(account, strategy)
  // Last in line among equal levels, here as in the index, so that a restart keeps the order.
  account.strategies.delete(strategy.orderId)
  account.strategies.set(strategy.orderId, strategy)
  effects.moved.add(market)
  tell(account, strategy, effects)
}

/** Its price is reached: it waits no longer, and an order is on its way. */
export function startSubmitting(
  state: EngineState,
  account: Account,
  market: Market,
  strategy: StrategyRecord,
  effects: Effects,
): StrategyRecord {
  takeOff(account, market, strategy)
  const submitting = { ...strategy, status: 'submitting', updatedAtMs: state.nowMs } as const
  tell(account, submitting, effects)
  return submitting
}

/** Keeps the last state of a strategy order, whose status must be a final one. */
export function endStrategy(account: Account, ended: StrategyRecord, effects: Effects): void {
  account.strategyHistory.set(ended.orderId, ended)
  tell(account, ended, effects)
}

export function cancelStrategy(
  state: EngineState,
  account: Account,
  strategy: StrategyRecord,
  endedBy: StrategyEnd,
  effects: Effects,
): void {
  takeOff(account, marketFor(state, strategy), strategy)
  const ended = { ...strategy, status: 'cancelled', endedBy, updatedAtMs: state.nowMs } as const
  endStrategy(account, ended, effects)
}

/** Ends what guards one side of a symbol: its position is gone. */
export function endGuards(
  state: EngineState,
  account: Account,
  market: Market,
  side: PositionSide,
  effects: Effects,
): void {
  for (const guard of guardsOf(account, market, side)) {
    cancelStrategy(state, account, guard, 'position-gone', effects)
  }
}

/** Pending exits of one side of a symbol, oldest first. */
export function guardsOf(
  account: Account,
  market: Market,
  side: PositionSide,
): ReadonlyArray<StrategyRecord> {
  return [...account.strategies.values()].filter(
    ({ strategyKind, category, symbol, positionSide }) =>
      strategyKind === 'tpsl' &&
      category === market.key.category &&
      symbol === market.key.symbol &&
      positionSide === side,
  )
}

function takeOff(account: Account, market: Market | null, strategy: StrategyRecord): void {
  account.strategies.delete(strategy.orderId)
  market?.strategies.remove(strategy.orderId)
}

function tell(account: Account, strategy: StrategyRecord, effects: Effects): void {
  effects.accounts.add(account)
  effects.events.push({ kind: 'strategy-changed', strategy })
}
