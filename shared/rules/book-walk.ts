import { type Decimal, decimal, minimum, ZERO } from '../domain/decimal.ts'
import type { Book, BookLevel } from '../domain/market.ts'
import type { Side } from '../domain/order.ts'

/** What taking from the book would give. Base and quote coin. */
export interface BookWalk {
  readonly quantity: Decimal
  readonly value: Decimal
  /** The last price touched; `null` when nothing fills. */
  readonly worstPrice: Decimal | null
  /** `false`: the book, as deep as it is known, does not hold enough. */
  readonly complete: boolean
}

/** How much to take: base coin, or a quote amount to spend. */
export type WalkTarget =
  | { readonly unit: 'base'; readonly amount: Decimal }
  | { readonly unit: 'quote'; readonly amount: Decimal }

/** Levels an order of this side would take, best first. */
export function levelsAgainst(book: Book, side: Side): ReadonlyArray<BookLevel> {
  return side === 'buy' ? book.asks : book.bids
}

/** Takes level after level, not beyond `limit` when there is one. */
export function walkBook(
  book: Book,
  side: Side,
  target: WalkTarget,
  limit: Decimal | null,
): BookWalk {
  let left = target.amount
  let quantity = ZERO
  let value = ZERO
  let worstPrice: Decimal | null = null
  for (const level of levelsAgainst(book, side)) {
    if (left.lte(0)) break
    const price = decimal(level.price)
    if (limit !== null && (side === 'buy' ? price.gt(limit) : price.lt(limit))) break
    const size = decimal(level.size)
    const isBase = target.unit === 'base'
    const taken = isBase ? minimum(size, left) : minimum(size, left.div(price))
    const worth = !isBase && taken.lt(size) ? left : taken.times(price)
    quantity = quantity.plus(taken)
    value = value.plus(worth)
    left = left.minus(isBase ? taken : worth)
    worstPrice = price
  }
  return { quantity, value, worstPrice, complete: left.lte(0) }
}
