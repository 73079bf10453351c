import { type Decimal, decimal, maximum, minimum, ZERO } from '../domain/decimal.ts'
import type { PositionSide, Side } from '../domain/order.ts'
import type { Position } from '../domain/position.ts'

/**
 * What an order is for. In hedge mode side and position side tell it: buy + long and sell + short
 * open, sell + long and buy + short close. In one-way mode (`positionSide` is `null`) an order
 * first takes away what stands against it. Source: uta/trade/Place-Order, `posSide`, `reduceOnly`.
 */
export interface OrderAim {
  readonly side: Side
  readonly positionSide: PositionSide | null
  readonly reduceOnly: boolean
}

/** Can it only make a position smaller? */
export function isClosing(aim: OrderAim): boolean {
  if (aim.positionSide === null) return aim.reduceOnly
  return (aim.side === 'sell') === (aim.positionSide === 'long')
}

/** The position that it opens, or would open with what is left after closing. */
export function targetSide(aim: OrderAim): PositionSide {
  return aim.positionSide ?? (aim.side === 'buy' ? 'long' : 'short')
}

/** How much of a position this order can take away, unit of the instrument. */
export function reducibleSize(aim: OrderAim, positions: ReadonlyArray<Position>): Decimal {
  if (aim.positionSide !== null) {
    if (!isClosing(aim)) return ZERO
    const held = positions.find((position) => position.side === aim.positionSide)
    // What waits in other closing orders is not free to be closed once more.
    return held === undefined ? ZERO : decimal(held.available)
  }
  const against = aim.side === 'sell' ? 'long' : 'short'
  const held = positions.find((position) => position.side === against)
  return held === undefined ? ZERO : decimal(held.size)
}

/** The part of the order that opens and needs margin, unit of the instrument. */
export function openingQuantity(
  aim: OrderAim,
  quantity: Decimal,
  positions: ReadonlyArray<Position>,
): Decimal {
  if (isClosing(aim)) return ZERO
  return maximum(ZERO, quantity.minus(closingQuantity(aim, quantity, positions)))
}

/** The part of the order that closes, unit of the instrument. */
export function closingQuantity(
  aim: OrderAim,
  quantity: Decimal,
  positions: ReadonlyArray<Position>,
): Decimal {
  return minimum(quantity, reducibleSize(aim, positions))
}
