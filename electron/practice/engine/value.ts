import type { PositionSide } from '../../../shared/domain/order.ts'
import { type Fixed, over, times } from './fixed.ts'
import type { Market } from './state.ts'

// What a quantity is worth. Linear instruments: base quantity times price, in quote coin. Inverse ones
// (COIN-FUTURES) are sized in quote coin and worth quantity over price, in base coin. Both sides of a
// trade book the same value, so the rounding of an inverse value is never lost or made.

type Shape = Pick<Market, 'isInverse'>

/** In the coin of margin, profit and fees; on spot in quote coin. */
export function settleValue(market: Shape, price: Fixed, quantity: Fixed): Fixed {
  return market.isInverse ? over(quantity, price) : times(price, quantity)
}

/** In quote coin, for limits by value and tiers. */
export function quoteValue(market: Shape, price: Fixed, quantity: Fixed): Fixed {
  return market.isInverse ? quantity : times(price, quantity)
}

/** Profit of having gone in at one value and out at another: an inverse value falls as its price rises. */
export function profit(market: Shape, side: PositionSide, entry: Fixed, exit: Fixed): Fixed {
  const gain = exit - entry
  return (side === 'long') === market.isInverse ? -gain : gain
}

/** Average price of a quantity that cost `value`; 0 for nothing. */
export function averagePrice(market: Shape, quantity: Fixed, value: Fixed): Fixed {
  if (quantity === 0n || value === 0n) return 0n
  return market.isInverse ? over(quantity, value) : over(value, quantity)
}
