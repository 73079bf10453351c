import type { Exit } from '../../../shared/domain/exit.ts'
import { refuse } from './check-order.ts'
import { type ExitKind, readExit, sameExit } from './exits-check.ts'
import { marketFor } from './find.ts'
import { fixedText } from './fixed.ts'
import type { ExitPatch } from './order-commands.ts'
import { positionOn } from './position.ts'
import type { OrderIds, Refusal } from './queries.ts'
import type { Account, Effects, EngineState, Market } from './state.ts'
import type { ModifyStrategy } from './strategy-commands.ts'
import { awaitPrices } from './strategy-life.ts'
import { findStrategy, idsOf } from './strategy-place.ts'
import { exitsReached, NO_EXIT, partsRefusal, readQuantity } from './strategy-read.ts'
import type { StrategyRecord } from './strategy-record.ts'
import { readTriggerPrice, risesTo } from './strategy-trigger.ts'

/** Changes a pending strategy order (page "Modify Strategy Order"). It keeps its id and its age. */
export function modifyStrategy(
  state: EngineState,
  account: Account,
  command: ModifyStrategy,
  effects: Effects,
): { readonly refusal: Refusal } | { readonly ids: OrderIds } {
  const strategy = findStrategy(account.strategies, command.name)
  const market = strategy === null ? null : marketFor(state, strategy)
  if (strategy === null || market === null) {
    return { refusal: goneRefusal(findStrategy(account.strategyHistory, command.name)) }
  }
  const changed =
    strategy.strategyKind === 'tpsl'
      ? changedExits(account, market, strategy, command)
      : changedTrigger(market, strategy, command)
  if ('code' in changed) return { refusal: changed }
  if (isSame(strategy, changed)) {
    return {
      refusal: refuse(
        '25600',
        'No changes made to the TP/SL order; please modify before submitting',
      ),
    }
  }
  awaitPrices(account, market, { ...changed, updatedAtMs: state.nowMs }, effects)
  return { ids: idsOf(strategy) }
}

function goneRefusal(ended: StrategyRecord | null): Refusal {
  return ended === null || ended.status === 'cancelled'
    ? refuse('25597', 'Strategy does not exist or has already been stopped')
    : refuse('25596', 'Cannot modify strategy in triggered or error state')
}

function changedExits(
  account: Account,
  market: Market,
  strategy: StrategyRecord,
  command: ModifyStrategy,
): StrategyRecord | Refusal {
  const takeProfit = patched('takeProfit', strategy.takeProfit, command.takeProfit, market)
  if (takeProfit !== null && 'code' in takeProfit) return takeProfit
  const stopLoss = patched('stopLoss', strategy.stopLoss, command.stopLoss, market)
  if (stopLoss !== null && 'code' in stopLoss) return stopLoss
  if (takeProfit === null && stopLoss === null) return NO_EXIT
  const isPart = strategy.mode === 'partial'
  const given = isPart && command.quantity !== null ? command.quantity : strategy.quantity
  const quantity = given === null ? null : readQuantity(given, market)
  if (quantity !== null && typeof quantity === 'object') return quantity
  const side = strategy.positionSide
  const position = side === null ? undefined : positionOn(account, market, side)
  if (position === undefined) return refuse('25601', 'Position does not exist; cannot set TP/SL')
  const exits = { takeProfit, stopLoss }
  const wrong =
    partsRefusal(account, market, position, { quantity, ...exits, except: strategy.orderId }) ??
    exitsReached(position.side, exits, market)
  if (wrong !== null) return wrong
  return { ...strategy, ...exits, quantity: quantity === null ? null : fixedText(quantity) }
}

function changedTrigger(
  market: Market,
  strategy: StrategyRecord,
  command: ModifyStrategy,
): StrategyRecord | Refusal {
  const trigger =
    command.trigger === null ? strategy.trigger : readTriggerPrice(command.trigger, market)
  if (trigger === null || 'code' in trigger) {
    return trigger ?? refuse('40019', 'Parameter triggerPrice cannot be empty')
  }
  const spends = !market.isFutures && strategy.side === 'buy' && trigger.orderType === 'market'
  const quantity = readQuantity(command.quantity ?? strategy.quantity, market, spends)
  if (typeof quantity === 'object') return quantity
  const isMoved =
    trigger.triggerPrice !== strategy.trigger?.triggerPrice ||
    trigger.triggerBy !== strategy.trigger.triggerBy
  const triggerRises = isMoved ? risesTo(trigger, market) : strategy.triggerRises
  return { ...strategy, trigger, triggerRises, quantity: fixedText(quantity) }
}

function patched(
  kind: ExitKind,
  present: Exit | null,
  patch: ExitPatch,
  market: Market,
): Exit | null | Refusal {
  if (patch === null) return present
  return patch === 'remove' ? null : readExit(kind, patch, market, 'strategy')
}

function isSame(before: StrategyRecord, after: StrategyRecord): boolean {
  return (
    before.quantity === after.quantity &&
    sameExit(before.takeProfit, after.takeProfit) &&
    sameExit(before.stopLoss, after.stopLoss) &&
    sameExit(before.trigger, after.trigger)
  )
}
