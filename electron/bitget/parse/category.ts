import {
  CATEGORIES,
  TRADED_CATEGORIES,
  type TradedCategory,
} from '../../../shared/domain/instrument.ts'
import { Unreadable } from '../errors/unreadable.ts'
import { type Row, requiredText } from './fields.ts'

/**
 * The row's product line, in any case of letters. `null`: one that the exchange has and this
 * version does not trade; its rows are left out.
 */
export function tradedCategory(row: Row): TradedCategory | null {
  const text = requiredText(row, 'category').toUpperCase()
  const traded = TRADED_CATEGORIES.find((category) => category === text)
  if (traded !== undefined) return traded
  if (CATEGORIES.some((category) => category === text)) return null
  throw new Unreadable('category')
}
