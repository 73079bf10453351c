import { type Fixed, over, UNIT } from './fixed.ts'
import type { Market } from './state.ts'

// Margin is piecewise straight over the price of a linear contract, and over one over the price of an
// inverse one, which is called its place here. It bends where a coin turns into a debt and jumps where
// a tier ends. The search draws one straight piece on to where it has nothing left, looks what is there
// and goes on; once it knows both sides of the crossing, it never leaves what lies between.

/** What is left above the maintenance margin, and by how much it grows with each unit of place. */
export interface MarginPiece {
  readonly left: Fixed
  readonly slope: Fixed
}

type Shape = Pick<Market, 'isInverse' | 'markPrice' | 'terms'>

const MOST_ROUNDS = 100
/** A price so many times the mark is no price any more. */
const FARTHEST = 1_000_000n

/**
 * The first price, away from the mark, at which nothing is left, to an eighth of a tick; the mark itself
 * where nothing is left there. `null`: no price does it.
 */
export function firstCrossing(market: Shape, pieceAt: (price: Fixed) => MarginPiece): Fixed | null {
  const { markPrice } = market
  const nudge = market.terms.tick / 8n
  let piece = pieceAt(markPrice)
  if (piece.left <= 0n) return markPrice
  if (piece.slope === 0n) return null
  const falls = piece.slope > 0n !== market.isInverse
  const end = falls ? nudge : markPrice * FARTHEST
  let price = markPrice
  let alive = markPrice
  let dead: Fixed | null = null
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const drawn = crossingOf(market, price, piece)
    price = within(drawn, alive, dead ?? end) ?? (dead === null ? end : (alive + dead) / 2n)
    piece = pieceAt(price)
    if (piece.left > 0n) {
      if (price === end) return null
      alive = price
    } else {
      dead = price
      const before = price + (falls ? nudge : -nudge)
      if (within(before, alive, price) === null || pieceAt(before).left > 0n) return price
    }
  }
  return dead
}

/** The price at which a piece, drawn on, has nothing left. `null`: none above zero. */
function crossingOf(market: Shape, price: Fixed, { left, slope }: MarginPiece): Fixed | null {
  if (slope === 0n) return null
  const place = (market.isInverse ? over(UNIT, price) : price) - over(left, slope)
  if (place <= 0n) return null
  return market.isInverse ? over(UNIT, place) : place
}

/** `null` unless it lies between both. */
function within(price: Fixed | null, one: Fixed, other: Fixed): Fixed | null {
  if (price === null) return null
  const [low, high] = one < other ? [one, other] : [other, one]
  return price > low && price < high ? price : null
}
