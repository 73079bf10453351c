import fc from 'fast-check'
import type { ExitRequest } from '../../electron/practice/engine/order-commands.ts'
import { isClosing } from '../../electron/practice/engine/position.ts'
import type { EngineState } from '../../electron/practice/engine/state.ts'
import { POSITION_SIDES, SIDES } from '../../shared/domain/order.ts'
import { anyCommand, type MadeCommand, TRADERS } from './engine-commands.ts'
import { aStrategy, aTrigger } from './strategy-scene.ts'

// Exits, triggers and countdowns of every product line, among whatever else may be done.

const LINES = [
  { category: 'SPOT', symbol: 'BTCUSDT', size: '0.01' },
  { category: 'MARGIN', symbol: 'BTCUSDT', size: '0.01' },
  { category: 'USDT-FUTURES', symbol: 'BTCUSDT', size: '0.01' },
  { category: 'USDC-FUTURES', symbol: 'BTCPERP', size: '0.01' },
  { category: 'COIN-FUTURES', symbol: 'BTCUSD', size: '600' },
] as const

/** Prices are made around this one. */
const MIDDLE = 64_000

interface ExitPlan extends Omit<ExitRequest, 'triggerPrice'> {
  readonly offset: number
}

/** Mostly so close that the next trades reach it. */
const exitPlan: fc.Arbitrary<ExitPlan> = fc.record({
  offset: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 900 })),
  triggerBy: fc.constantFrom('market' as const, 'market' as const, 'mark' as const),
  orderType: fc.constantFrom('market' as const, 'market' as const, 'limit' as const),
  limitPrice: fc.integer({ min: 63_996, max: 64_004 }).map(String),
})
const maybeExit = fc.option(exitPlan, { nil: null })

function above(plan: ExitPlan | null): ExitRequest | null {
  return plan && { ...plan, triggerPrice: String(MIDDLE + plan.offset) }
}

function below(plan: ExitPlan | null): ExitRequest | null {
  return plan && { ...plan, triggerPrice: String(MIDDLE - plan.offset) }
}

function exitsOf(isLong: boolean, profit: ExitPlan | null, loss: ExitPlan | null) {
  return isLong
    ? { takeProfit: above(profit), stopLoss: below(loss) }
    : { takeProfit: below(profit), stopLoss: above(loss) }
}

/** Another command's order that may open, with exits of its own. */
const ordering: fc.Arbitrary<MadeCommand> = fc.tuple(anyCommand, maybeExit, maybeExit).map(
  ([command, profit, loss]): MadeCommand =>
    (state, atMs) => {
      const made = command(state, atMs)
      if (made.kind !== 'place-order' || !made.order.category.endsWith('FUTURES')) return made
      if (isClosing(made.order)) return made
      const exits = exitsOf(made.order.side === 'buy', profit, loss)
      return { ...made, order: { ...made.order, ...exits } }
    },
)

const placing: fc.Arbitrary<MadeCommand> = fc
  .record({
    accountId: fc.constantFrom(...TRADERS),
    line: fc.constantFrom(...LINES),
    isTrigger: fc.boolean(),
    side: fc.constantFrom(...SIDES),
    positionSide: fc.constantFrom(...POSITION_SIDES),
    mode: fc.constantFrom('full' as const, 'partial' as const),
    reduceOnly: fc.boolean(),
    profit: maybeExit,
    loss: maybeExit,
    trigger: exitPlan,
    rises: fc.boolean(),
  })
  .map(
    ({ accountId, line, isTrigger, ...plan }): MadeCommand =>
      (state, atMs) => {
        const { category, symbol, size } = line
        const common = { category, symbol, quantity: size }
        const { side, reduceOnly, mode } = plan
        const positionSide =
          isTrigger && !isHedging(state, accountId, category) ? null : plan.positionSide
        const trigger = plan.rises ? above(plan.trigger) : below(plan.trigger)
        const exits = exitsOf(plan.positionSide === 'long', plan.profit, plan.loss)
        const strategy = isTrigger
          ? aTrigger('', { ...common, side, reduceOnly, positionSide, trigger })
          : aStrategy({ ...common, mode, positionSide, ...exits })
        return { kind: 'place-strategy', atMs, accountId, strategy }
      },
  )

const changing: fc.Arbitrary<MadeCommand> = fc
  .record({
    accountId: fc.constantFrom(...TRADERS),
    index: fc.nat(20),
    stopLoss: maybeExit,
    trigger: maybeExit,
    isLong: fc.boolean(),
    what: fc.constantFrom('modify' as const, 'cancel' as const, 'countdown' as const),
    seconds: fc.constantFrom(0, 5, 60),
  })
  .map(
    ({ accountId, index, what, seconds, ...plan }): MadeCommand =>
      (state, atMs) => {
        if (what === 'countdown') return { kind: 'set-countdown', atMs, accountId, seconds }
        const ids = [...(state.accounts.get(accountId)?.strategies.keys() ?? [])]
        const name = { orderId: ids[index % Math.max(ids.length, 1)] ?? '1', clientOid: null }
        if (what === 'cancel') return { kind: 'cancel-strategy', atMs, accountId, name }
        const { stopLoss } = exitsOf(plan.isLong, null, plan.stopLoss)
        const exits = { takeProfit: null, stopLoss, trigger: above(plan.trigger) }
        return { kind: 'modify-strategy', atMs, accountId, name, quantity: null, ...exits }
      },
  )

function isHedging(state: EngineState, accountId: string, category: string): boolean {
  const isFutures = category.endsWith('FUTURES')
  return isFutures && state.accounts.get(accountId)?.holdMode === 'hedge_mode'
}

export const anyStrategyCommand: fc.Arbitrary<MadeCommand> = fc.oneof(
  { weight: 12, arbitrary: ordering },
  { weight: 4, arbitrary: placing },
  { weight: 1, arbitrary: changing },
)
