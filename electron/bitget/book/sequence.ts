/**
 * A sequence number, exact: a number up to 2^53, a bigint above. One value has one form, so that
 * `===` and `<` are right.
 */
export type Sequence = number | bigint

/**
 * `seq` and `pseq` of a depth push, exact. The exchange sends them as JSON numbers that may exceed
 * 2^53 (1.48e18 was seen), where JSON.parse rounds; then the digits are taken from the frame's text.
 * `null` when there is no such number.
 */
export function readSequence(value: unknown, name: 'seq' | 'pseq', text: string): Sequence | null {
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return value >= 0 ? value : null
    return literalOf(name, value, text)
  }
  return typeof value === 'string' && /^\d{1,20}$/.test(value) ? fromDigits(value) : null
}

/** Only a literal that rounds to what JSON.parse made of it can be the right one. */
function literalOf(name: string, rounded: number, text: string): Sequence | null {
  const label = `"${name}":`
  const at = text.lastIndexOf(label)
  if (at < 0) return null
  const digits = /^\s*(\d{16,20})[\s,}]/.exec(text.slice(at + label.length, at + label.length + 40))
  const exact = digits?.[1]
  return exact !== undefined && Number(exact) === rounded ? fromDigits(exact) : null
}

/** For text known to be digits alone. */
export function fromDigits(digits: string): Sequence {
  const rounded = Number(digits)
  return Number.isSafeInteger(rounded) ? rounded : BigInt(digits)
}
