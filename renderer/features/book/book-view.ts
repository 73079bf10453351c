import { type DecimalString, decimal, maximum, toText } from '../../../shared/domain/decimal.ts'
import { type InstrumentKey, instrumentId } from '../../../shared/domain/instrument.ts'
import type { Book } from '../../../shared/domain/market.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { type BookSide, groupLevels, groupPrice } from '../../../shared/rules/book-grouping.ts'

export interface BookRowView {
  readonly price: DecimalString
  readonly size: DecimalString
  readonly sum: DecimalString
  /** Sum of this row over the greatest sum shown, 0 to 1, in steps of 1/100: for drawing. */
  readonly depth: number
  readonly isOwn: boolean
}

export interface BookView {
  /** Worst first, so that the best ask stands next to the spread. */
  readonly asks: ReadonlyArray<BookRowView>
  readonly bids: ReadonlyArray<BookRowView>
  readonly spread: DecimalString | null
}

/** Rows to draw: at most `count` a side, grouped by `step` (a multiple of the tick). */
export function viewBook(
  book: Book,
  step: DecimalString,
  count: number,
  own: { readonly bids: ReadonlySet<string>; readonly asks: ReadonlySet<string> },
): BookView {
  const exact = decimal(step)
  const asks = groupLevels(book.asks, 'asks', exact, count)
  const bids = groupLevels(book.bids, 'bids', exact, count)
  const deepest = maximum(decimal(asks.at(-1)?.sum ?? '0'), decimal(bids.at(-1)?.sum ?? '0'))
  const toRow = (isOwn: ReadonlySet<string>) => (level: (typeof asks)[number]) => ({
    ...level,
    // Pixels, not money: a float is right here.
    depth: deepest.gt(0) ? Math.round((Number(level.sum) / Number(deepest)) * 100) / 100 : 0,
    isOwn: isOwn.has(level.price),
  })
  const best = { ask: book.asks[0], bid: book.bids[0] }
  return {
    asks: asks.map(toRow(own.asks)).reverse(),
    bids: bids.map(toRow(own.bids)),
    spread:
      best.ask === undefined || best.bid === undefined
        ? null
        : toText(decimal(best.ask.price).minus(best.bid.price)),
  }
}

/** Groups in which the account's own orders rest. */
export function ownPrices(
  orders: ReadonlyArray<Order>,
  instrument: InstrumentKey,
  side: BookSide,
  step: DecimalString,
): ReadonlySet<string> {
  const wanted = side === 'bids' ? 'buy' : 'sell'
  const id = instrumentId(instrument)
  const exact = decimal(step)
  return new Set(
    orders.flatMap((order) => {
      if (order.price === null || order.side !== wanted || instrumentId(order) !== id) return []
      return [toText(groupPrice(decimal(order.price), side, exact))]
    }),
  )
}
