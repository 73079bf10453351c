import { decimal, isMultipleOf, toText } from '../domain/decimal.ts'
import type { Exit } from '../domain/exit.ts'
import { type Instrument, isFutures } from '../domain/instrument.ts'
import type { PositionSide } from '../domain/order.ts'
import type { StrategyChange, StrategyOrder, TpslDraft } from '../domain/strategy-order.ts'
import {
  checkExit as checkPositionExit,
  type ExitKind,
  firstExitError,
  triggerErrors,
  watchedPrice,
} from './exit-check.ts'
import { type InvalidError, orderError, readAmount } from './order-error.ts'
import { sizeCoin } from './quantity-unit.ts'
import type { StrategyContext } from './strategy-context.ts'

/** As `checkTpsl`, for new values of a strategy order that waits (page "Modify Strategy Order"). */
export function checkStrategyChange(
  order: StrategyOrder,
  change: StrategyChange,
  context: StrategyContext,
): ReadonlyArray<InvalidError> {
  const { takeProfit, stopLoss, trigger, quantity } = change
  const isTpsl = order.kind === 'tpsl'
  const side = order.positionSide ?? 'long'
  return found([
    takeProfit === null && stopLoss === null && trigger === null && quantity === null
      ? orderError('nothing-to-do', null)
      : null,
    isTpsl &&
    remains(order.takeProfit, takeProfit) === null &&
    remains(order.stopLoss, stopLoss) === null
      ? orderError('required', 'takeProfit')
      : null,
    !isTpsl && (takeProfit !== null || stopLoss !== null)
      ? orderError('wrong-shape', 'takeProfit')
      : null,
    isTpsl && trigger !== null ? orderError('wrong-shape', 'trigger') : null,
    isTpsl && isExit(takeProfit) ? checkExit('takeProfit', takeProfit, side, context) : null,
    isTpsl && isExit(stopLoss) ? checkExit('stopLoss', stopLoss, side, context) : null,
    trigger === null
      ? null
      : firstExitError(triggerErrors('trigger', trigger, context.instrument.tickSize)),
    quantity === null
      ? checkKnownQuantity(order, context)
      : checkNewQuantity(order, quantity, context),
  ])
}

/**
 * Everything that can be told wrong with a take-profit and stop-loss before it is sent; empty when
 * nothing is. Only a futures position can be guarded (25593: "does not support TP/SL settings").
 * Sources: uta/strategy/Place-Strategy-Order, error codes 25579 to 25612 and 25650 to 25652.
 */
export function checkTpsl(draft: TpslDraft, context: StrategyContext): ReadonlyArray<InvalidError> {
  if (!isFutures(draft.category)) return [orderError('exit-not-possible', null)]
  const { takeProfit, stopLoss, positionSide } = draft
  return found([
    takeProfit === null && stopLoss === null ? orderError('required', 'takeProfit') : null,
    takeProfit === null ? null : checkExit('takeProfit', takeProfit, positionSide, context),
    stopLoss === null ? null : checkExit('stopLoss', stopLoss, positionSide, context),
    checkGuarded(draft, context),
  ])
}

function checkGuarded(draft: TpslDraft, context: StrategyContext): InvalidError | null {
  const { instrument, position } = context
  if (position === null) return insufficient('0', instrument)
  if (draft.mode === 'full') {
    return draft.quantity === null ? null : orderError('wrong-shape', 'quantity')
  }
  if (draft.quantity === null) return orderError('required', 'quantity')
  return checkQuantity(draft.quantity, instrument) ?? checkWithin(draft.quantity, context)
}

/** 25595: all partial quantities together may not exceed the position. */
function checkWithin(quantity: string, context: StrategyContext): InvalidError | null {
  const { instrument, position, guardedQuantity } = context
  if (position === null || position === 'unknown') return null
  const free = decimal(position.size).minus(decimal(guardedQuantity))
  return decimal(quantity).gt(free) ? insufficient(toText(free), instrument) : null
}

function checkExit(
  kind: ExitKind,
  exit: Exit,
  side: PositionSide,
  context: StrategyContext,
): InvalidError | null {
  const reference = watchedPrice(exit.triggerBy, context)
  return checkPositionExit(kind, exit, side, reference, context.instrument.tickSize)
}

function checkNewQuantity(
  order: StrategyOrder,
  quantity: string,
  context: StrategyContext,
): InvalidError | null {
  if (order.mode === 'full') return orderError('wrong-shape', 'quantity')
  const wrong = checkQuantity(quantity, context.instrument)
  return wrong ?? (order.kind === 'tpsl' ? checkWithin(quantity, context) : null)
}

/** A change names its quantity also when it stays: one that has outgrown its position is refused. */
function checkKnownQuantity(order: StrategyOrder, context: StrategyContext): InvalidError | null {
  if (order.kind !== 'tpsl' || order.mode === 'full' || order.quantity === null) return null
  return checkWithin(order.quantity, context)
}

function checkQuantity(text: string, instrument: Instrument): InvalidError | null {
  const read = readAmount(text, 'quantity')
  if ('error' in read) return read.error
  const quantity = read.value
  const { quantityStep, minQuantity } = instrument
  if (!isMultipleOf(quantity, decimal(quantityStep))) {
    return orderError('off-step', 'quantity', { step: quantityStep })
  }
  if (quantity.gte(decimal(minQuantity))) return null
  return orderError('below-minimum', 'quantity', {
    minimum: minQuantity,
    coin: sizeCoin(instrument),
  })
}

function insufficient(available: string, instrument: Instrument): InvalidError {
  return orderError('insufficient-position', 'quantity', { available, coin: sizeCoin(instrument) })
}

function isExit(change: Exit | 'remove' | null): change is Exit {
  return change !== null && change !== 'remove'
}

function remains(before: Exit | null, change: Exit | 'remove' | null): Exit | null {
  if (change === 'remove') return null
  return change ?? before
}

function found(errors: ReadonlyArray<InvalidError | null>): ReadonlyArray<InvalidError> {
  return errors.filter((error) => error !== null)
}
