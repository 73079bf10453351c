import { type Decimal, parseDecimal } from '../domain/decimal.ts'
import { type DeskError, type InvalidReason, invalid } from '../domain/error.ts'

export type InvalidError = Extract<DeskError, { readonly kind: 'invalid' }>

/** Names of the draft's fields as errors carry them; `null` is the order as a whole. */
export type OrderField =
  | 'price'
  | 'quantity'
  | 'timeInForce'
  | 'reduceOnly'
  | 'positionSide'
  | 'marginMode'
  | 'takeProfit'
  | 'stopLoss'
  | 'trigger'

/** As `invalid`, for a field of an order. */
export function orderError(
  reason: InvalidReason,
  field: OrderField | null,
  values: Readonly<Record<string, string>> = {},
): InvalidError {
  // `invalid` makes nothing but this kind; its declared type is the whole union.
  return invalid(reason, field, values) as InvalidError
}

/** Positive plain decimal, or what is wrong with the text. */
export function readAmount(
  text: string,
  field: OrderField,
): { readonly value: Decimal } | { readonly error: InvalidError } {
  if (text.trim() === '') return { error: orderError('required', field) }
  const value = parseDecimal(text)
  if (value === null) return { error: orderError('not-a-number', field) }
  return value.gt(0) ? { value } : { error: orderError('not-positive', field) }
}
