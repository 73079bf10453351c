/**
 * `seq` and `pseq` of a depth push, exact. The exchange sends them as JSON numbers that may exceed
 * 2^53 (1.48e18 was seen), where JSON.parse rounds; then the digits are taken from the frame's text.
 * `null` when there is no such number.
 */
export function readSequence(value: unknown, name: 'seq' | 'pseq', text: string): bigint | null {
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return value >= 0 ? BigInt(value) : null
    return literalOf(name, value, text)
  }
  return typeof value === 'string' && /^\d{1,20}$/.test(value) ? BigInt(value) : null
}

/** Only a literal that rounds to what JSON.parse made of it can be the right one. */
function literalOf(name: string, rounded: number, text: string): bigint | null {
  const label = `"${name}":`
  const at = text.lastIndexOf(label)
  if (at < 0) return null
  const digits = /^\s*(\d{16,20})[\s,}]/.exec(text.slice(at + label.length, at + label.length + 40))
  const exact = digits?.[1]
  return exact !== undefined && Number(exact) === rounded ? BigInt(exact) : null
}
