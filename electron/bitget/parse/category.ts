import { CATEGORIES, type Category } from '../../../shared/domain/instrument.ts'
import { Unreadable } from '../errors/unreadable.ts'
import { type Row, requiredText } from './fields.ts'

/** The row's product line, in any case of letters. */
export function categoryOf(row: Row): Category {
  const text = requiredText(row, 'category').toUpperCase()
  const found = CATEGORIES.find((category) => category === text)
  if (found === undefined) throw new Unreadable('category')
  return found
}
