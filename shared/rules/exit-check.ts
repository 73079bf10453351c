import {
  type Decimal,
  type DecimalString,
  decimal,
  isMultipleOf,
  parseDecimal,
  toText,
} from '../domain/decimal.ts'
import type { Exit, TriggerSource } from '../domain/exit.ts'
import { isFutures } from '../domain/instrument.ts'
import type { OrderDraft, PositionSide } from '../domain/order.ts'
import type { OrderContext } from './order-context.ts'
import { isClosing, targetSide } from './order-effect.ts'
import { type InvalidError, orderError, readAmount } from './order-error.ts'

export type ExitKind = 'takeProfit' | 'stopLoss'

export const EXIT_KINDS: ReadonlyArray<ExitKind> = ['takeProfit', 'stopLoss']

/**
 * What is wrong with the exits of an order, at most one error each. They go with opening orders of
 * the three futures lines: the pages restrict presets to orders that open a position and name
 * trigger sources for futures alone, and exclude none of the lines.
 * Source: uta/trade/Place-Order, codes 25593 and 25612.
 */
export function checkExits(draft: OrderDraft, context: OrderContext): ReadonlyArray<InvalidError> {
  return EXIT_KINDS.map((kind) => {
    const exit = draft[kind]
    if (exit === null) return null
    if (!isFutures(draft.category)) return orderError('exit-not-possible', kind)
    if (isClosing(draft)) return orderError('exit-closing-order', kind)
    const reference = referenceOf(draft, exit, context)
    return checkExit(kind, exit, targetSide(draft), reference, context.instrument.tickSize)
  }).filter((error) => error !== null)
}

/** What is wrong with either price of an exit or trigger. */
export interface ExitErrors {
  readonly triggerPrice: InvalidError | null
  readonly limitPrice: InvalidError | null
}

/**
 * One exit of a position of this side: prices on the tick, a limit price exactly when it is a limit
 * order, and the trigger on its own side of the reference. `null` reference: the side is not judged.
 * Source: codes 25579 to 25592, 25602 to 25609, 25650 to 25652.
 */
export function checkExit(
  kind: ExitKind,
  exit: Exit,
  side: PositionSide,
  reference: Decimal | null,
  tickSize: DecimalString,
): InvalidError | null {
  return firstExitError(exitErrors(kind, exit, side, reference, tickSize))
}

/** As `checkExit`, price by price. */
export function exitErrors(
  kind: ExitKind,
  exit: Exit,
  side: PositionSide,
  reference: Decimal | null,
  tickSize: DecimalString,
): ExitErrors {
  const errors = triggerErrors(kind, exit, tickSize)
  if (errors.triggerPrice !== null || reference === null) return errors
  const price = decimal(exit.triggerPrice)
  const isAbove = (kind === 'takeProfit') === (side === 'long')
  if (isAbove ? price.gt(reference) : price.lt(reference)) return errors
  const values = { exit: kind, side, limit: toText(reference) }
  return { ...errors, triggerPrice: orderError('exit-wrong-side', kind, values) }
}

/** As `exitErrors` for a trigger, which may lie on either side of the market. */
export function triggerErrors(
  field: ExitKind | 'trigger',
  { triggerPrice, orderType, limitPrice }: Exit,
  tickSize: DecimalString,
): ExitErrors {
  const trigger = checkPrice(field, triggerPrice, tickSize)
  if (orderType === 'market') {
    const shape = limitPrice === null ? null : orderError('wrong-shape', field)
    return { triggerPrice: trigger, limitPrice: shape }
  }
  const isMissing = limitPrice === null || limitPrice.trim() === ''
  return {
    triggerPrice: trigger,
    limitPrice: isMissing
      ? orderError('limit-price-missing', field)
      : checkPrice(field, limitPrice, tickSize),
  }
}

export function firstExitError({ triggerPrice, limitPrice }: ExitErrors): InvalidError | null {
  return triggerPrice ?? limitPrice
}

/** What a trigger compares with; `null`: not known. */
export function watchedPrice(
  triggerBy: TriggerSource,
  { markPrice, lastPrice }: Pick<OrderContext, 'markPrice' | 'lastPrice'>,
): Decimal | null {
  const price = triggerBy === 'mark' ? markPrice : lastPrice
  return price === null ? null : decimal(price)
}

function checkPrice(
  field: ExitKind | 'trigger',
  text: string,
  tickSize: DecimalString,
): InvalidError | null {
  const read = readAmount(text, field)
  if ('error' in read) return read.error
  return isMultipleOf(read.value, decimal(tickSize))
    ? null
    : orderError('off-tick', field, { tick: tickSize })
}

/** Where the order would open: its limit, else the price that the trigger watches. */
function referenceOf(draft: OrderDraft, exit: Exit, context: OrderContext): Decimal | null {
  if (draft.orderType === 'limit') {
    const limit = parseDecimal(draft.price ?? '')
    return limit?.gt(0) === true ? limit : null
  }
  return watchedPrice(exit.triggerBy, context)
}
