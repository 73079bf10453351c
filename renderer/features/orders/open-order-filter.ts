import { CATEGORIES, type Category, type InstrumentKey } from '../../../shared/domain/instrument.ts'
import type { Order } from '../../../shared/domain/order.ts'

/** `all`: no filter. */
export interface OpenOrderFilter {
  readonly category: Category | 'all'
  readonly symbol: string
}

export const ALL_ORDERS: OpenOrderFilter = { category: 'all', symbol: 'all' }

export function fitsOpenFilter(key: InstrumentKey, filter: OpenOrderFilter): boolean {
  return (
    (filter.category === 'all' || filter.category === key.category) &&
    (filter.symbol === 'all' || filter.symbol === key.symbol)
  )
}

/** Product lines and symbols that the orders have, with the chosen ones even when their last order went. */
export function filterChoices(
  orders: ReadonlyArray<InstrumentKey>,
  filter: OpenOrderFilter,
): { readonly categories: ReadonlyArray<Category>; readonly symbols: ReadonlyArray<string> } {
  const inCategory = orders.filter((order) => fitsOpenFilter(order, { ...filter, symbol: 'all' }))
  const symbols = new Set(inCategory.map(({ symbol }) => symbol))
  if (filter.symbol !== 'all') symbols.add(filter.symbol)
  return {
    categories: CATEGORIES.filter(
      (category) =>
        category === filter.category || orders.some((order) => order.category === category),
    ),
    symbols: [...symbols].sort(),
  }
}

/** One way to cancel more than one order. `null` category: everything. */
export interface CancelScope {
  readonly category: Category | null
  readonly symbol: string | null
  readonly count: number
}

/** Scopes that hold orders, the narrowest first: each symbol, each product line, everything. */
export function cancelScopes(orders: ReadonlyArray<Order>): ReadonlyArray<CancelScope> {
  const categories = CATEGORIES.filter((category) =>
    orders.some((order) => order.category === category),
  )
  const count = (category: Category, symbol: string | null) =>
    orders.filter(
      (order) => order.category === category && (symbol === null || order.symbol === symbol),
    ).length
  const symbols = categories.flatMap((category) => {
    const names = orders.filter((order) => order.category === category)
    return [...new Set(names.map(({ symbol }) => symbol))]
      .sort()
      .map((symbol) => ({ category, symbol, count: count(category, symbol) }))
  })
  const lines = categories.map((category) => ({
    category,
    symbol: null,
    count: count(category, null),
  }))
  return [...symbols, ...lines, { category: null, symbol: null, count: orders.length }]
}
