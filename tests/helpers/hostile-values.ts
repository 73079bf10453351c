import fc from 'fast-check'

/** Names that reach into prototypes, and texts that other programs read as more than text. */
const EVIL_NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'then', 'toJSON', 'length']
const EVIL_TEXTS = [
  ...EVIL_NAMES,
  ...['', ' ', '\0', '\u202e', '../../etc/passwd', '%2e%2e%2f', "'; DROP TABLE intents; --"],
  ...['1e400', '-0', 'NaN', 'Infinity', '0x10', '１２', '9'.repeat(400), '<img src=x>'],
  ...['javascript:alert(1)', 'file:///etc/passwd', '{"__proto__":{"polluted":true}}'],
]

const text = fc.oneof(fc.constantFrom(...EVIL_TEXTS), fc.string({ maxLength: 40 }))
const name = fc.oneof(fc.constantFrom(...EVIL_NAMES), fc.string({ maxLength: 10 }))
const number = fc.oneof(
  fc.constantFrom(0, -1, 1.5, Number.MAX_VALUE, Number.MIN_VALUE, 2 ** 53, -(2 ** 31)),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)
const leaf = fc.oneof(text, number, fc.boolean(), fc.constant(null))

/** Any JSON text whose members may be called `__proto__`, which `JSON.parse` keeps as members. */
const jsonText: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf.map((value) => JSON.stringify(value)),
    fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
    fc
      .array(fc.tuple(name, tie('value')), { maxLength: 4 })
      .map((members) => `{${members.map(([key, value]) => `${JSON.stringify(key)}:${value}`)}}`),
  ),
})).value

/** `count` argument lists of one to four values, each as JSON text; the same for the same seed. */
export function hostileArguments(count: number, seed: number): ReadonlyArray<string> {
  const list = fc.array(jsonText, { minLength: 1, maxLength: 4 })
  return fc.sample(list, { numRuns: count, seed }).map((values) => `[${values.join(',')}]`)
}

/** Values for one place of an otherwise good argument, each as JSON text. */
export const HOSTILE_LEAVES: ReadonlyArray<string> = [
  ...EVIL_TEXTS.map((value) => JSON.stringify(value)),
  ...['null', '0', '-1', '1e308', '1.5', 'true', '[]', '{}', '[[[[[[[[[[]]]]]]]]]]'],
  ...['{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{"polluted":true}}}'],
  JSON.stringify('x'.repeat(100_000)),
]

/** `value` once for each place in it, with `hostile` put there; both as JSON text. */
export function mutations(value: unknown, hostile: string): ReadonlyArray<string> {
  if (value === null || typeof value !== 'object') return [hostile]
  if (Array.isArray(value)) {
    const items = value.map((item) => JSON.stringify(item))
    return value.flatMap((item, at) =>
      mutations(item, hostile).map((changed) => `[${items.toSpliced(at, 1, changed).join(',')}]`),
    )
  }
  const members = Object.entries(value)
  const whole = (at: number, changed: string) =>
    members.map(([key, member], index) => {
      const text = index === at ? changed : JSON.stringify(member)
      return `${JSON.stringify(key)}:${text}`
    })
  return [
    ...members.flatMap(([, member], at) =>
      mutations(member, hostile).map((changed) => `{${whole(at, changed)}}`),
    ),
    `{${[...whole(-1, ''), `"__proto__":${hostile}`]}}`,
  ]
}
