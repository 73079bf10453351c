import type { ListFilter } from '../engine/queries.ts'
import type { Parameters } from './parameters.ts'
import { timeRange } from './time-range.ts'

const WINDOW_DAYS = 30
const ROWS = 100

/** What all lists of orders, fills and positions take. The cursor is the smallest id of the page before. */
export function listFilter(parameters: Parameters): ListFilter {
  return { category: parameters.optionalCategory() ?? undefined, ...pageFilter(parameters) }
}

/** The same without the product line. */
export function pageFilter(parameters: Parameters) {
  return {
    symbol: parameters.optionalSymbol() ?? undefined,
    ...timeRange(parameters, WINDOW_DAYS),
    beforeId: parameters.optional('cursor') ?? undefined,
    limit: parameters.limit(ROWS, ROWS),
  }
}
