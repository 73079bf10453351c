import { Refusal } from '../server/refusal.ts'
import type { Parameters } from './parameters.ts'

/** One page of a list, and what leads to the next one. */
export interface Page<T> {
  readonly rows: ReadonlyArray<T>
  readonly hasNext: boolean
  /** Of the last row; `null` without rows. */
  readonly cursor: string | null
}

/**
 * Cuts `limit` and `cursor` of a call out of a whole list. The cursor is the id of the last row of the
 * page before; an id that is not in the list is refused with 40020.
 */
export function pageOf<T>(
  list: ReadonlyArray<T>,
  idOf: (row: T) => string,
  parameters: Parameters,
  limits: { readonly standard: number; readonly most: number },
): Page<T> {
  const limit = parameters.limit(limits.standard, limits.most)
  const cursor = parameters.optional('cursor')
  const before = cursor === null ? -1 : list.findIndex((row) => idOf(row) === cursor)
  if (cursor !== null && before === -1) throw new Refusal('40020', [cursor])
  const rows = list.slice(before + 1, before + 1 + limit)
  const last = rows.at(-1)
  return {
    rows,
    hasNext: before + 1 + rows.length < list.length,
    cursor: last === undefined ? null : idOf(last),
  }
}
