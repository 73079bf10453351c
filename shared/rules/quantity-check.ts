import { type Decimal, decimal, isMultipleOf } from '../domain/decimal.ts'
import type { Instrument } from '../domain/instrument.ts'
import type { OrderDraft } from '../domain/order.ts'
import type { OrderContext } from './order-context.ts'
import { isClosing } from './order-effect.ts'
import { type InvalidError, orderError, readAmount } from './order-error.ts'
import { instrumentUnit, sizeCoin, wireUnit } from './quantity-unit.ts'

export interface QuantityReading {
  readonly quantity: Decimal | null
  readonly error: InvalidError | null
}

/** A quantity in the unit of the wire, on the step and inside the bounds of its order type. */
export function readQuantity(draft: OrderDraft, instrument: Instrument): QuantityReading {
  if (draft.quantityUnit !== wireUnit(draft.category, draft.side, draft.orderType)) {
    return { quantity: null, error: orderError('unit-not-possible', 'quantity') }
  }
  const read = readAmount(draft.quantity, 'quantity')
  if ('error' in read) return { quantity: null, error: read.error }
  const isAmount = draft.quantityUnit !== instrumentUnit(draft.category)
  const step = isAmount ? instrument.quoteStep : instrument.quantityStep
  if (step !== null && !isMultipleOf(read.value, decimal(step))) {
    return { quantity: null, error: orderError('off-step', 'quantity', { step }) }
  }
  const error = isAmount ? null : checkBounds(draft, read.value, instrument)
  return { quantity: error === null ? read.value : null, error }
}

function checkBounds(
  draft: OrderDraft,
  quantity: Decimal,
  instrument: Instrument,
): InvalidError | null {
  const coin = sizeCoin(instrument)
  if (quantity.lt(decimal(instrument.minQuantity))) {
    return orderError('below-minimum', 'quantity', { minimum: instrument.minQuantity, coin })
  }
  const maximum = largestQuantity(draft, instrument)
  if (maximum !== null && quantity.gt(decimal(maximum))) {
    return orderError('above-maximum', 'quantity', { maximum, coin })
  }
  return null
}

function largestQuantity(draft: OrderDraft, instrument: Instrument): string | null {
  if (draft.orderType === 'limit') return instrument.maxQuantity
  return instrument.maxMarketQuantity ?? instrument.maxQuantity
}

/**
 * The smallest order value, in quote coin, binds orders that open. An order that only reduces is left to the
 * exchange: the desk must never stand between a trader and a smaller position.
 */
export function checkValue(
  draft: OrderDraft,
  price: Decimal | null,
  quantity: Decimal,
  context: OrderContext,
): InvalidError | null {
  if (isClosing(draft)) return null
  const { minNotional, quoteCoin } = context.instrument
  const reference = context.referencePrice === null ? null : decimal(context.referencePrice)
  const each = price ?? reference
  if (draft.quantityUnit === 'base' && each === null) return null
  const value = draft.quantityUnit === 'quote' || each === null ? quantity : quantity.times(each)
  if (value.gte(decimal(minNotional))) return null
  return orderError('below-minimum-value', 'quantity', { minimum: minNotional, coin: quoteCoin })
}
