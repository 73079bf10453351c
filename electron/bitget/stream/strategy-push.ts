import { POSITION_SIDES } from '../../../shared/domain/order.ts'
import type { Deleveraging } from '../../../shared/domain/position.ts'
import type { StrategyOrder } from '../../../shared/domain/strategy-order.ts'
import { parseStrategy } from '../parse/strategy.ts'
import { type Parsed, parseEach } from './parse-each.ts'
import { decimalOf, type Fields, textOf, timeOf, wordOf } from './push-field.ts'

/**
 * `data` of the `strategy-order` topic (Strategy Order Channel page): every item is one complete
 * order, spelled as in the lists of REST. They are rare, so that the strict parser serves here too.
 */
export function parseStrategies(data: unknown): Parsed<StrategyOrder> {
  return parseEach(data, parseStrategy)
}

/** `data` of the `adl-notification` topic (ADL Notification Channel page), whatever its `action`. */
export function parseDeleveragings(data: unknown): Parsed<Deleveraging> {
  return parseEach(data, parseDeleveraging)
}

function parseDeleveraging(item: Fields): Deleveraging | null {
  const symbol = textOf(item.symbol)
  const side = sideOf(item.side)
  const price = decimalOf(item.price, 'unsigned')
  const amount = decimalOf(item.amount, 'unsigned')
  const atMs = timeOf(item.ts)
  if (symbol === null || side === null) return null
  if (price === null || amount === null || atMs === null) return null
  return { symbol, side, price, amount, atMs }
}

/** The page calls it the position's side and its sample has `buy`. */
function sideOf(value: unknown) {
  if (value === 'buy') return 'long'
  return value === 'sell' ? 'short' : wordOf(value, POSITION_SIDES)
}
