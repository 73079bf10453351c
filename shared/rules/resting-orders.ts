import { type Decimal, decimal, maximum, minimum, ZERO } from '../domain/decimal.ts'
import { isFutures } from '../domain/instrument.ts'
import type { MarginMode, Order, Side } from '../domain/order.ts'
import { contractValue } from './contract-value.ts'
import { leverageOfOrder, type OrderContext } from './order-context.ts'
import { isClosing, type OrderAim, reducibleSize } from './order-effect.ts'

/**
 * What resting orders of the symbol leave to one more. In one-way mode only the dearer side of them
 * ties up margin, because one side alone can ever open: an order of the other side shares that margin.
 * Those of its own side have a claim on the position against them before it does. In hedge mode
 * both sides open and nothing is shared. Source: uta/trade/Get-Max-Open-Available, which tells buy
 * and sell apart.
 */
export interface RestingShare {
  /** The position against it, unit of the instrument. An order that is no larger asks for no margin. */
  readonly held: Decimal
  /** What of it is left to this order when older ones have filled; the rest of the order opens. */
  readonly reducible: Decimal
  /** Margin that the other side holds and this order may use too, settle coin. */
  readonly sharedMargin: Decimal
}

export function restingShare(
  aim: OrderAim & { readonly marginMode: MarginMode | null },
  context: OrderContext,
): RestingShare {
  const held = reducibleSize(aim, context.positions)
  const isShared = isFutures(context.instrument.category) && context.holdMode === 'one_way_mode'
  if (!isShared || isClosing(aim)) return { held, reducible: held, sharedMargin: ZERO }
  const own = sideClaims(aim.side, aim.marginMode, context)
  const other = sideClaims(aim.side === 'buy' ? 'sell' : 'buy', aim.marginMode, context)
  return {
    held,
    reducible: maximum(ZERO, held.minus(own.quantity)),
    sharedMargin: maximum(ZERO, other.margin.minus(own.margin)),
  }
}

/** All that may still fill of one side, and the margin of the part that opens. Oldest orders close first. */
function sideClaims(
  side: Side,
  marginMode: MarginMode | null,
  context: OrderContext,
): { readonly quantity: Decimal; readonly margin: Decimal } {
  const { category } = context.instrument
  const aim = { side, positionSide: null, reduceOnly: false, marginMode }
  const leverage = leverageOfOrder(context, aim)
  let closable = reducibleSize(aim, context.positions)
  let quantity = ZERO
  let value = ZERO
  const resting = context.openOrders.filter((order) => order.side === side && !isClosing(order))
  for (const order of resting.toSorted((a, b) => a.createdAtMs - b.createdAtMs)) {
    const left = remaining(order)
    const closes = minimum(closable, left)
    closable = closable.minus(closes)
    quantity = quantity.plus(left)
    if (order.price === null) continue
    value = value.plus(contractValue(category, left.minus(closes), decimal(order.price)))
  }
  return { quantity, margin: leverage === null ? ZERO : value.div(decimal(leverage)) }
}

function remaining({ quantity, filledQuantity }: Order): Decimal {
  return quantity === null ? ZERO : maximum(ZERO, decimal(quantity).minus(filledQuantity))
}
