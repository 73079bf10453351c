/** Up to here every integer is exact in a double, and so is the decimal it stands for. */
export const MOST_EXACT = 1e15
/** Powers of ten that are exact. */
export const POWERS: ReadonlyArray<number> = Array.from({ length: 23 }, (_, power) => 10 ** power)
/** A decimal has at most this many digits on each side of the point. */
const MOST_DIGITS = 40
/** Longer texts are looked at in full: zeros in front are no digits that count. */
const LONGEST_KEY = 40
const PLAIN = /^\d{1,40}(\.\d{1,40})?$/
const NOT_PLAIN = -1

/**
 * A number that is the same for `64010.5` and `64010.50` and different for different decimals, in
 * their order; -1 when `text` is not a plain, unsigned decimal (`NaN`, `1e400`, `-1`, `''`).
 *
 * Exact, no float trap: decimals of at most 15 significant digits map one to one to doubles, and
 * dividing an exact integer by an exact power of ten is rounded correctly (IEEE 754). A text with
 * more digits is refused too; prices have at most 13.
 */
export function priceKey(text: string): number {
  const length = text.length
  let digits = 0
  let point = -1
  if (length > LONGEST_KEY) return priceKeyWithoutZeros(text)
  for (let at = 0; at < length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit >= 48 && unit <= 57) {
      digits = digits * 10 + (unit - 48)
      if (digits >= MOST_EXACT) return priceKeyWithoutZeros(text)
      continue
    }
    if (unit !== 46 || point >= 0 || at === 0) return NOT_PLAIN
    point = at
  }
  if (length === 0 || point === length - 1) return NOT_PLAIN
  if (point < 0) return digits
  const power = POWERS[length - 1 - point]
  return power === undefined ? priceKeyWithoutZeros(text) : digits / power
}

/** Trailing zeros after the point are the only way a long text can still be exact. */
function priceKeyWithoutZeros(text: string): number {
  if (!PLAIN.test(text) || !text.includes('.')) return NOT_PLAIN
  const shorter = text.replace(/\.?0+$/, '')
  return shorter.length < text.length ? priceKey(shorter) : NOT_PLAIN
}

/** What a size text is: sizes need no order, so that any number of digits up to 40 will do. */
export function sizeKind(text: string): 'zero' | 'positive' | 'refused' {
  let isZero = true
  let point = -1
  const length = text.length
  for (let at = 0; at < length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 48) continue
    if (unit > 48 && unit <= 57) {
      isZero = false
      continue
    }
    if (unit !== 46 || point >= 0 || at === 0) return 'refused'
    point = at
  }
  const whole = point < 0 ? length : point
  const isTooLong = whole > MOST_DIGITS || length - whole - 1 > MOST_DIGITS
  if (length === 0 || isTooLong || point === length - 1) return 'refused'
  return isZero ? 'zero' : 'positive'
}
