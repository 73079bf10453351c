import Big from 'big.js'

/**
 * An exact decimal. Addition, subtraction and multiplication never round; division keeps
 * 40 decimals. Money, prices and sizes are these inside and `DecimalString` at every edge.
 */
export type Decimal = Big

/** A plain decimal such as `-12.3400`: no exponent, no separators, at most 40 digits each side. */
export type DecimalString = string

const DECIMALS = 40
const Exact = Big()
Exact.DP = DECIMALS
Exact.RM = Exact.roundDown

const PLAIN = /^-?\d{1,40}(\.\d{1,40})?$/

/** Parses exchange or user text; `null` for anything that is not a plain decimal (also `''`, `NaN`, `1e400`). */
export function parseDecimal(text: string): Decimal | null {
  return PLAIN.test(text) ? new Exact(text) : null
}

/** For text known to be a plain decimal, such as our own constants. Throws a RangeError otherwise. */
export function decimal(text: DecimalString): Decimal {
  const value = parseDecimal(text)
  if (value === null) throw new RangeError('not a plain decimal')
  return value
}

export const ZERO: Decimal = decimal('0')
export const ONE: Decimal = decimal('1')

/** Plain text without exponent, e.g. `0.00000001`; never `-0`. Decimals beyond the 40th are cut off. */
export function toText(value: Decimal): DecimalString {
  const kept = value.round(DECIMALS, Big.roundDown)
  return kept.eq(0) ? '0' : kept.toFixed()
}

/** Greatest multiple of `step` not above `value` (towards zero for negatives). `step` must be positive. */
export function floorToStep(value: Decimal, step: Decimal): Decimal {
  return value.minus(value.mod(step))
}

/** Multiple of `step` nearest to `value`, halves away from zero. */
export function roundToStep(value: Decimal, step: Decimal): Decimal {
  return value.div(step).round(0, Big.roundHalfUp).times(step)
}

export function isMultipleOf(value: Decimal, step: Decimal): boolean {
  return value.mod(step).eq(0)
}

export function minimum(a: Decimal, b: Decimal): Decimal {
  return a.lt(b) ? a : b
}

export function maximum(a: Decimal, b: Decimal): Decimal {
  return a.gt(b) ? a : b
}
