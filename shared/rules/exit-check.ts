import { type Decimal, decimal, isMultipleOf, parseDecimal, toText } from '../domain/decimal.ts'
import type { Exit } from '../domain/exit.ts'
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
  tickSize: string,
): InvalidError | null {
  const read = readAmount(exit.triggerPrice, kind)
  if ('error' in read) return read.error
  const offTick = orderError('off-tick', kind, { tick: tickSize })
  if (!isMultipleOf(read.value, decimal(tickSize))) return offTick
  const isAbove = (kind === 'takeProfit') === (side === 'long')
  if (reference !== null && !(isAbove ? read.value.gt(reference) : read.value.lt(reference))) {
    return orderError('exit-wrong-side', kind, { exit: kind, side, limit: toText(reference) })
  }
  if (exit.orderType === 'market') {
    return exit.limitPrice === null ? null : orderError('wrong-shape', kind)
  }
  if (exit.limitPrice === null || exit.limitPrice.trim() === '') {
    return orderError('limit-price-missing', kind)
  }
  const limit = readAmount(exit.limitPrice, kind)
  if ('error' in limit) return limit.error
  return isMultipleOf(limit.value, decimal(tickSize)) ? null : offTick
}

/** Where the order would open: its limit, else the price that the trigger watches. */
function referenceOf(draft: OrderDraft, exit: Exit, context: OrderContext): Decimal | null {
  if (draft.orderType === 'limit') {
    const limit = parseDecimal(draft.price ?? '')
    return limit?.gt(0) === true ? limit : null
  }
  const watched = exit.triggerBy === 'mark' ? context.markPrice : context.lastPrice
  return watched === null ? null : decimal(watched)
}
