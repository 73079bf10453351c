import { decimal, isMultipleOf, parseDecimal, toText } from '../domain/decimal.ts'
import { type DeskError, type InvalidReason, invalid } from '../domain/error.ts'
import type { Exit } from '../domain/exit.ts'
import { type Instrument, isFutures, isInverse } from '../domain/instrument.ts'
import type { StrategyChange, StrategyDraft, StrategyOrder } from '../domain/strategy-order.ts'
import {
  type ExitName,
  isWrongSide,
  referenceOf,
  type StrategyContext,
} from './strategy-context.ts'

/** Names of the draft's fields as errors carry them; `null` is the whole. */
type StrategyField =
  | ExitName
  | 'trigger'
  | 'quantity'
  | 'positionSide'
  | 'reduceOnly'
  | 'marginMode'

type Tpsl = Extract<StrategyDraft, { readonly kind: 'tpsl' }>
type Triggered = Extract<StrategyDraft, { readonly kind: 'trigger' }>

/**
 * Everything that can be told wrong with a strategy order before it is sent; empty when nothing is.
 * Sources: uta/strategy/Place-Strategy-Order, error codes 25579 to 25612 and 25650 to 25652.
 */
export function checkStrategy(
  draft: StrategyDraft,
  context: StrategyContext,
): ReadonlyArray<DeskError> {
  return draft.kind === 'tpsl' ? checkTpsl(draft, context) : checkTriggered(draft, context)
}

/** As `checkStrategy`, for new values of one that waits (page "Modify Strategy Order"). */
export function checkStrategyChange(
  order: StrategyOrder,
  change: StrategyChange,
  context: StrategyContext,
): ReadonlyArray<DeskError> {
  const { takeProfit, stopLoss, trigger, quantity } = change
  const isTpsl = order.kind === 'tpsl'
  const side = order.positionSide ?? 'long'
  return found([
    takeProfit === null && stopLoss === null && trigger === null && quantity === null
      ? problem('nothing-to-do', null)
      : null,
    isTpsl &&
    remains(order.takeProfit, takeProfit) === null &&
    remains(order.stopLoss, stopLoss) === null
      ? problem('required', 'takeProfit')
      : null,
    !isTpsl && (takeProfit !== null || stopLoss !== null)
      ? problem('wrong-shape', 'takeProfit')
      : null,
    isTpsl && trigger !== null ? problem('wrong-shape', 'trigger') : null,
    isTpsl && isExit(takeProfit) ? checkExit('takeProfit', takeProfit, side, context) : null,
    isTpsl && isExit(stopLoss) ? checkExit('stopLoss', stopLoss, side, context) : null,
    trigger === null ? null : checkPrices('trigger', trigger, context.instrument),
    quantity === null ? null : checkNewQuantity(order, quantity, context),
  ])
}

/** Only a futures position can be guarded (25593: "does not support TP/SL settings"). */
function checkTpsl(draft: Tpsl, context: StrategyContext): ReadonlyArray<DeskError> {
  if (!isFutures(draft.category)) return [problem('exit-not-possible', null)]
  const { takeProfit, stopLoss, positionSide } = draft
  return found([
    takeProfit === null && stopLoss === null ? problem('required', 'takeProfit') : null,
    takeProfit === null ? null : checkExit('takeProfit', takeProfit, positionSide, context),
    stopLoss === null ? null : checkExit('stopLoss', stopLoss, positionSide, context),
    checkGuarded(draft, context),
  ])
}

function checkGuarded(draft: Tpsl, context: StrategyContext): DeskError | null {
  const { instrument, position } = context
  if (position === null) return insufficient('0', instrument)
  if (draft.mode === 'full') {
    return draft.quantity === null ? null : problem('wrong-shape', 'quantity')
  }
  if (draft.quantity === null) return problem('required', 'quantity')
  return checkQuantity(draft.quantity, instrument) ?? checkWithin(draft.quantity, context)
}

/** 25595: all partial quantities together may not exceed the position. */
function checkWithin(quantity: string, context: StrategyContext): DeskError | null {
  const { instrument, position, guardedQuantity } = context
  if (position === null || position === 'unknown') return null
  const free = decimal(position.size).minus(decimal(guardedQuantity))
  return decimal(quantity).gt(free) ? insufficient(toText(free), instrument) : null
}

function checkTriggered(draft: Triggered, context: StrategyContext): ReadonlyArray<DeskError> {
  return found([
    checkStatus(draft, context.instrument),
    checkSides(draft, context),
    checkPrices('trigger', draft.trigger, context.instrument),
    checkQuantity(draft.quantity, context.instrument),
  ])
}

function checkStatus(draft: Triggered, { symbol, status }: Instrument): DeskError | null {
  const isOpen = status === 'online' || (draft.reduceOnly && status === 'limit_open')
  return isOpen ? null : problem('not-tradable', null, { symbol, status })
}

/** As for orders (section "Field rules"): hedge mode names the position, one-way mode may reduce. */
function checkSides(draft: Triggered, { holdMode }: StrategyContext): DeskError | null {
  if (!isFutures(draft.category)) {
    if (draft.reduceOnly) return problem('reduce-only-spot', 'reduceOnly')
    if (draft.marginMode !== null) return problem('margin-mode-spot', 'marginMode')
    return draft.positionSide === null ? null : problem('position-side-one-way', 'positionSide')
  }
  if (holdMode === 'hedge_mode') {
    if (draft.positionSide === null) return problem('position-side-missing', 'positionSide')
    return draft.reduceOnly ? problem('reduce-only-hedge', 'reduceOnly') : null
  }
  if (holdMode === null || draft.positionSide === null) return null
  return problem('position-side-one-way', 'positionSide')
}

function checkExit(
  name: ExitName,
  exit: Exit,
  side: 'long' | 'short',
  context: StrategyContext,
): DeskError | null {
  const wrong = checkPrices(name, exit, context.instrument)
  if (wrong !== null) return wrong
  const limit = referenceOf(exit.triggerBy, context)
  if (limit === null || !isWrongSide(name, side, exit.triggerPrice, limit)) return null
  return problem('exit-wrong-side', name, { exit: name, limit, side })
}

function checkPrices(name: StrategyField, exit: Exit, instrument: Instrument): DeskError | null {
  const { triggerPrice, orderType, limitPrice } = exit
  const wrong = checkPrice(name, triggerPrice, instrument)
  if (wrong !== null) return wrong
  if (orderType === 'market') return limitPrice === null ? null : problem('wrong-shape', name)
  return limitPrice === null
    ? problem('limit-price-missing', name)
    : checkPrice(name, limitPrice, instrument)
}

function checkPrice(name: StrategyField, text: string, instrument: Instrument): DeskError | null {
  const price = parseDecimal(text)
  if (price === null) return problem('not-a-number', name)
  if (price.lte(0)) return problem('not-positive', name)
  const { tickSize } = instrument
  return isMultipleOf(price, decimal(tickSize))
    ? null
    : problem('off-tick', name, { tick: tickSize })
}

function checkNewQuantity(
  order: StrategyOrder,
  quantity: string,
  context: StrategyContext,
): DeskError | null {
  if (order.mode === 'full') return problem('wrong-shape', 'quantity')
  const wrong = checkQuantity(quantity, context.instrument)
  return wrong ?? (order.kind === 'tpsl' ? checkWithin(quantity, context) : null)
}

function checkQuantity(text: string, instrument: Instrument): DeskError | null {
  const quantity = parseDecimal(text)
  if (quantity === null) return problem('not-a-number', 'quantity')
  if (quantity.lte(0)) return problem('not-positive', 'quantity')
  const { quantityStep, minQuantity } = instrument
  if (!isMultipleOf(quantity, decimal(quantityStep))) {
    return problem('off-step', 'quantity', { step: quantityStep })
  }
  if (quantity.gte(decimal(minQuantity))) return null
  return problem('below-minimum', 'quantity', { minimum: minQuantity, coin: sizeCoin(instrument) })
}

function insufficient(available: string, instrument: Instrument): DeskError {
  return problem('insufficient-position', 'quantity', { available, coin: sizeCoin(instrument) })
}

function sizeCoin({ category, baseCoin, quoteCoin }: Instrument): string {
  return isInverse(category) ? quoteCoin : baseCoin
}

function isExit(change: Exit | 'remove' | null): change is Exit {
  return change !== null && change !== 'remove'
}

function remains(before: Exit | null, change: Exit | 'remove' | null): Exit | null {
  if (change === 'remove') return null
  return change ?? before
}

function problem(
  reason: InvalidReason,
  field: StrategyField | null,
  values: Readonly<Record<string, string>> = {},
): DeskError {
  return invalid(reason, field, values)
}

function found(errors: ReadonlyArray<DeskError | null>): ReadonlyArray<DeskError> {
  return errors.filter((error) => error !== null)
}
