import { type Decimal, decimal, minimum, ZERO } from '../domain/decimal.ts'
import type { Category } from '../domain/instrument.ts'
import type { Book, BookLevel } from '../domain/market.ts'
import type { Side } from '../domain/order.ts'
import { contractValue, quantityOfValue } from './contract-value.ts'
import { instrumentUnit, type QuantityUnit } from './quantity-unit.ts'

/** What taking from the book would give. */
export interface BookWalk {
  /** Unit of the instrument. */
  readonly quantity: Decimal
  /** Quote coin; base coin on COIN-FUTURES. */
  readonly value: Decimal
  /** The last price touched; `null` when nothing fills. */
  readonly worstPrice: Decimal | null
  /** `false`: the book, as deep as it is known, does not hold enough. */
  readonly complete: boolean
}

/** How much to take: a quantity in the unit of the instrument, or a value in the other coin. */
export interface WalkTarget {
  readonly unit: QuantityUnit
  readonly amount: Decimal
}

/** Levels an order of this side would take, best first. */
export function levelsAgainst(book: Book, side: Side): ReadonlyArray<BookLevel> {
  return side === 'buy' ? book.asks : book.bids
}

/** Takes level after level, not beyond `limit` when there is one. Levels are in the instrument's unit. */
export function walkBook(
  category: Category,
  book: Book,
  side: Side,
  target: WalkTarget,
  limit: Decimal | null,
): BookWalk {
  const byQuantity = target.unit === instrumentUnit(category)
  let left = target.amount
  let quantity = ZERO
  let value = ZERO
  let worstPrice: Decimal | null = null
  for (const level of levelsAgainst(book, side)) {
    if (left.lte(0)) break
    const price = decimal(level.price)
    if (limit !== null && (side === 'buy' ? price.gt(limit) : price.lt(limit))) break
    const size = decimal(level.size)
    const taken = minimum(size, byQuantity ? left : quantityOfValue(category, left, price))
    const worth = !byQuantity && taken.lt(size) ? left : contractValue(category, taken, price)
    quantity = quantity.plus(taken)
    value = value.plus(worth)
    left = left.minus(byQuantity ? taken : worth)
    worstPrice = price
  }
  return { quantity, value, worstPrice, complete: left.lte(0) }
}
