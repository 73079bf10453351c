import type { DecimalString } from '../../../shared/domain/decimal.ts'

// Exact amounts inside the engine: whole counts of 1e-18. Prices and quantities have at most eight
// decimals and fee rates at most six, so products of two amounts and fees are exact; only division
// rounds, towards zero, and every use of it says where the rest goes.

/** An amount as a count of 1e-18. */
export type Fixed = bigint

const DECIMALS = 18
export const UNIT: Fixed = 10n ** BigInt(DECIMALS)

const PLAIN = /^-?\d{1,24}(\.\d{1,18})?$/

/** `null` for anything that is not a plain decimal of at most 24.18 digits. */
export function parseFixed(text: string): Fixed | null {
  if (!PLAIN.test(text)) return null
  const point = text.indexOf('.')
  if (point < 0) return BigInt(text) * UNIT
  const fraction = text.slice(point + 1)
  return BigInt(text.slice(0, point) + fraction) * 10n ** BigInt(DECIMALS - fraction.length)
}

/** For text known to be a plain decimal, such as our own tables. Throws a RangeError otherwise. */
export function fixed(text: DecimalString): Fixed {
  const value = parseFixed(text)
  if (value === null) throw new RangeError('not a plain decimal')
  return value
}

/** Plain text without exponent or trailing zeros; never `-0`. */
export function fixedText(value: Fixed): DecimalString {
  if (value < 0n) return `-${fixedText(-value)}`
  const digits = value.toString().padStart(DECIMALS + 1, '0')
  let end = digits.length
  const point = digits.length - DECIMALS
  while (end > point && digits.charCodeAt(end - 1) === 48) end -= 1
  return end === point
    ? digits.slice(0, point)
    : `${digits.slice(0, point)}.${digits.slice(point, end)}`
}

export function times(a: Fixed, b: Fixed): Fixed {
  return (a * b) / UNIT
}

/** a / b, rounded towards zero at 18 decimals. `b` must not be zero. */
export function over(a: Fixed, b: Fixed): Fixed {
  return (a * UNIT) / b
}

/** Greatest multiple of `step` not above a non-negative `value`. */
export function floorTo(value: Fixed, step: Fixed): Fixed {
  return value - (value % step)
}

/** Nearest multiple of `step`, halves away from zero. */
export function roundTo(value: Fixed, step: Fixed): Fixed {
  const rest = value % step
  const size = rest < 0n ? -rest : rest
  if (size * 2n < step) return value - rest
  return value < 0n ? value - rest - step : value - rest + step
}

export function least(a: Fixed, b: Fixed): Fixed {
  return a < b ? a : b
}

export function most(a: Fixed, b: Fixed): Fixed {
  return a > b ? a : b
}

/** The step of a number of decimals: 2 gives 0.01. */
export function stepOf(decimals: number): Fixed {
  return 10n ** BigInt(DECIMALS - decimals)
}
