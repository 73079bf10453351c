import { type Decimal, decimal, floorToStep, toText, ZERO } from '../domain/decimal.ts'
import type { BookLevel } from '../domain/market.ts'

export type BookSide = 'bids' | 'asks'

/** A level with the base size up to and including it, counted from the best price. */
export interface SummedLevel extends BookLevel {
  readonly sum: string
}

/** Multiples of the tick that a book can be grouped by. */
export const GROUPINGS = [1, 5, 10, 50, 100, 500, 1000] as const

/**
 * Joins levels into groups of `step` and sums sizes up. Bids round down and asks up, so that a
 * group never looks better than what is in it. `levels` are best first; so is the result, at most
 * `count` long.
 */
export function groupLevels(
  levels: ReadonlyArray<BookLevel>,
  side: BookSide,
  step: Decimal,
  count: number,
): ReadonlyArray<SummedLevel> {
  const groups: SummedLevel[] = []
  let price: Decimal | null = null
  let size = ZERO
  let sum = ZERO
  for (const level of levels) {
    const at = groupPrice(decimal(level.price), side, step)
    if (price !== null && !at.eq(price)) {
      groups.push({ price: toText(price), size: toText(size), sum: toText(sum) })
      if (groups.length === count) return groups
      size = ZERO
    }
    price = at
    size = size.plus(level.size)
    sum = sum.plus(level.size)
  }
  if (price !== null) groups.push({ price: toText(price), size: toText(size), sum: toText(sum) })
  return groups.slice(0, count)
}

/** The group in which a price falls. */
export function groupPrice(price: Decimal, side: BookSide, step: Decimal): Decimal {
  const floored = floorToStep(price, step)
  return side === 'bids' || floored.eq(price) ? floored : floored.plus(step)
}
