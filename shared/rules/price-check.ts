import { type Decimal, decimal, floorToStep, isMultipleOf, ONE, toText } from '../domain/decimal.ts'
import type { OrderDraft, Side } from '../domain/order.ts'
import type { OrderContext } from './order-context.ts'
import { type InvalidError, orderError, readAmount } from './order-error.ts'

export interface PriceReading {
  readonly price: Decimal | null
  readonly error: InvalidError | null
}

/** A limit order's price, on the tick and inside the band; market orders carry none. */
export function readPrice(draft: OrderDraft, context: OrderContext): PriceReading {
  if (draft.orderType === 'market') {
    return { price: null, error: draft.price === null ? null : orderError('wrong-shape', 'price') }
  }
  const read = readAmount(draft.price ?? '', 'price')
  if ('error' in read) return { price: null, error: read.error }
  const { tickSize } = context.instrument
  if (!isMultipleOf(read.value, decimal(tickSize))) {
    return { price: read.value, error: orderError('off-tick', 'price', { tick: tickSize }) }
  }
  return { price: read.value, error: checkBand(draft.side, read.value, context) }
}

/**
 * Buys may not stand above, sells not below, the band around the reference price.
 * Source: uta/public/Instruments, `buyLimitPriceRatio` and `sellLimitPriceRatio`. The pages do not
 * name the exact reference, so an order may still be refused near the edge.
 */
export function checkBand(side: Side, price: Decimal, context: OrderContext): InvalidError | null {
  const edge = bandEdge(side, context)
  if (edge === null) return null
  const outside = side === 'buy' ? price.gt(edge) : price.lt(edge)
  return outside ? orderError('outside-band', 'price', { limit: toText(edge), side }) : null
}

/** The last price inside the band, on the tick; `null` when no reference or no band is known. */
function bandEdge(side: Side, context: OrderContext): Decimal | null {
  const { instrument, referencePrice } = context
  if (referencePrice === null) return null
  const ratio = decimal(side === 'buy' ? instrument.buyPriceBand : instrument.sellPriceBand)
  if (ratio.lte(0)) return null
  const tick = decimal(instrument.tickSize)
  if (side === 'buy') return floorToStep(decimal(referencePrice).times(ONE.plus(ratio)), tick)
  const lowest = decimal(referencePrice).times(ONE.minus(ratio))
  const floored = floorToStep(lowest, tick)
  return floored.eq(lowest) ? floored : floored.plus(tick)
}
