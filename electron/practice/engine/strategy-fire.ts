import { type Fixed, fixed, fixedText, least } from './fixed.ts'
import type { OrderRequest } from './order-commands.ts'
import type { OrderRecord } from './order-records.ts'
import { placeOrder } from './place.ts'
import { positionOn } from './position.ts'
import { frozenBy } from './record-of-position.ts'
import type { Account, Effects, EngineState, Market, PositionState } from './state.ts'
import type { Reached, Watch } from './strategy-index.ts'
import { cancelStrategy, endStrategy, startSubmitting } from './strategy-life.ts'
import type { StrategyRecord } from './strategy-record.ts'

/**
 * Fires what the prices of this command have reached, and what its orders reach in turn. An order
 * trades at ever worse prices, so looking after each order sees every level that it went through.
 */
export function fireReached(state: EngineState, effects: Effects): void {
  for (let watch = nextReached(effects); watch !== null; watch = nextReached(effects)) {
    fire(state, watch.market, watch.watch, effects)
  }
}

function nextReached(effects: Effects): { market: Market; watch: Watch } | null {
  for (const market of effects.moved) {
    const watch = market.strategies.reached(market.lastPrice, market.markPrice)
    if (watch !== null) return { market, watch }
  }
  return null
}

/** One level reached ends the whole strategy order: a stop-loss takes its take-profit with it. */
function fire(state: EngineState, market: Market, watch: Watch, effects: Effects): void {
  const { account, orderId, which } = watch
  const strategy = account.strategies.get(orderId)
  if (strategy === undefined) throw new Error('a strategy order is watched but not kept')
  const order = orderToSend(account, market, strategy, which)
  if (order === null) {
    cancelStrategy(state, account, strategy, 'position-gone', effects)
    return
  }
  const submitting = startSubmitting(state, account, market, strategy, effects)
  const placed = placeOrder(state, account, order, effects, {
    delegateType: originOf(which, order.orderType),
  })
  const reached = { ...submitting, reached: which, updatedAtMs: state.nowMs }
  const ended: StrategyRecord =
    'refusal' in placed
      ? { ...reached, status: 'failed', refusal: placed.refusal }
      : { ...reached, status: 'success', sentOrderId: placed.orderId }
  endStrategy(account, ended, effects)
}

/** The order of a reached level; `null` when the position that it would close is gone. */
function orderToSend(
  account: Account,
  market: Market,
  strategy: StrategyRecord,
  which: Reached,
): OrderRequest | null {
  const exit = strategy[which]
  if (exit === null) return null
  const common = {
    category: strategy.category,
    symbol: strategy.symbol,
    orderType: exit.orderType,
    price: exit.limitPrice,
    timeInForce: 'gtc',
    marginMode: strategy.marginMode,
    takeProfit: null,
    stopLoss: null,
    clientOid: null,
    stpMode: 'none',
  } as const
  if (strategy.strategyKind === 'trigger') {
    const { side, reduceOnly, positionSide, quantity } = strategy
    if (side === null || quantity === null) return null
    return { ...common, side, reduceOnly, positionSide, quantity }
  }
  const { positionSide } = strategy
  const position = positionSide === null ? undefined : positionOn(account, market, positionSide)
  if (position === undefined) return null
  const isHedging = account.holdMode === 'hedge_mode'
  const wanted = strategy.quantity === null ? position.size : fixed(strategy.quantity)
  return {
    ...common,
    side: position.side === 'long' ? 'sell' : 'buy',
    marginMode: position.marginMode,
    // In hedge mode the side alone makes an order a closing one (page "Place Order").
    reduceOnly: !isHedging,
    positionSide: isHedging ? position.side : null,
    quantity: fixedText(least(wanted, closable(account, position))),
  }
}

/**
 * In hedge mode resting closing orders keep their part of the position; in one-way mode they make way.
 * Where nothing is left the whole size is tried, so that the refusal tells why.
 */
function closable(account: Account, position: PositionState): Fixed {
  if (account.holdMode !== 'hedge_mode') return position.size
  const free = position.size - frozenBy(account, position)
  return free > 0n ? free : position.size
}

/** How the sent order shows where it came from (page "Enumerations", `delegateType`). */
function originOf(
  which: Reached,
  orderType: OrderRequest['orderType'],
): OrderRecord['delegateType'] {
  if (which === 'takeProfit') return `stop_profit_${orderType}`
  return which === 'stopLoss' ? `stop_loss_${orderType}` : `plan_${orderType}`
}
