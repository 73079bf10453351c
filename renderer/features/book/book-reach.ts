import { type DecimalString, decimal, toText, ZERO } from '../../../shared/domain/decimal.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import { averagePrice, contractValue } from '../../../shared/rules/contract-value.ts'
import type { BookRowView, BookView } from './book-view.ts'

/** A row of the book: its side and how many rows lie between it and the spread. */
export interface BookPlace {
  readonly side: 'bids' | 'asks'
  readonly place: number
}

/** What an order would meet that takes all from the best price to a row. */
export interface BookReach {
  /** Unit of the instrument. */
  readonly sum: DecimalString
  /** Quote coin, or base coin of an inverse instrument; unrounded. */
  readonly value: DecimalString
  /** Of the whole; unrounded. Grouped rows count at their group's price, so it is never too good. */
  readonly average: DecimalString
  /** Price of the row against the best price of its side, as a ratio; a minus below it. */
  readonly away: DecimalString
}

/** Figures of everything from the spread to a row; `null` when there is no such row. */
export function reachOf(
  view: BookView,
  { side, place }: BookPlace,
  category: Category,
): BookReach | null {
  const rows = bestFirst(view, side).slice(0, place + 1)
  const best = rows[0]
  const last = rows[place]
  if (best === undefined || last === undefined) return null
  const sum = decimal(last.sum)
  const value = rows.reduce(
    (total, row) => total.plus(contractValue(category, decimal(row.size), decimal(row.price))),
    ZERO,
  )
  if (sum.lte(0) || value.lte(0)) return null
  const from = decimal(best.price)
  return {
    sum: last.sum,
    value: toText(value),
    average: toText(averagePrice(category, sum, value)),
    away: toText(decimal(last.price).minus(from).div(from)),
  }
}

/** Share of the shown sizes that is bid for, 0 to 100; `null` when a side is empty. */
export function bidShare({ bids, asks }: BookView): number | null {
  const bid = bids.at(-1)
  const ask = asks[0]
  if (bid === undefined || ask === undefined) return null
  const total = decimal(bid.sum).plus(ask.sum)
  // A whole percent for a bar and its label: a float is right here.
  return total.lte(0) ? null : Math.round(Number(decimal(bid.sum).div(total)) * 100)
}

function bestFirst(view: BookView, side: BookPlace['side']): ReadonlyArray<BookRowView> {
  return side === 'bids' ? view.bids : view.asks.toReversed()
}
