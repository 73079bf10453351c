import fc from 'fast-check'
import { placesOf, put, take, textOfWire, valueAt, type Wire, wireOf } from './wire-tree.ts'

export const MUTATIONS = [
  ...(['replace', 'delete', 'duplicate', 'rename', 'swap', 'wrap', 'nest', 'repeat'] as const),
  ...(['truncate', 'insert', 'raw', 'binary', 'none'] as const),
] as const
export type MutationKind = (typeof MUTATIONS)[number]

export interface Step {
  readonly kind: MutationKind
  readonly at: number
  readonly to: number
  /** JSON text, at times broken. */
  readonly value: string
}

/** What to do to one printed sample, chosen by number. */
export interface Plan {
  readonly sample: number
  readonly steps: ReadonlyArray<Step>
}

const HIDING = ['\u202e', '\u2066', '\u200b', '\u0000', '\u001b[31m', '\ufeff', '\u2028', '\ud800']
const HOSTILE_TEXTS = [
  ...['NaN', 'Infinity', '1e400', '-1', '-0', '0x10', ' 1', '1 ', '+1', '1,5', '.5', '5.', ''],
  ...[`1${'0'.repeat(400)}`, '9'.repeat(40), `0.${'1'.repeat(41)}`, '1e5', '١', '１', 'null'],
  ...['0.1000', '007', '12345678901234567890.123456789', '__proto__', 'constructor', 'toString'],
  ...['x'.repeat(3000), ...HIDING.map((hidden) => `BTC${hidden}USDT`)],
].map((text) => JSON.stringify(text))
const HOSTILE_LITERALS = [
  ...['null', 'true', '0', '-5', '1e400', '-1e400', '1e-7', '12345678901234567890.12', '0.10'],
  ...['9007199254740993', '1480000000000000001', '{}', '[]', '[[]]', '{"__proto__":{"price":"1"}}'],
  ...['{"toString":1}', '[null]', '{"length":1e9}', '[1,"2"]', 'nul', '"\\ud800"', '"', '\u0000'],
]

const literal: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_LITERALS) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }).map((text) => JSON.stringify(text)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(30), fc.boolean())
      .map(([digits, decimals, quoted]) => {
        const text = decimals === 0 ? `${digits}` : `${digits}.${'7'.repeat(decimals)}`
        return quoted ? `"${text}"` : text
      }),
  },
)

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    { weight: 5, arbitrary: fc.constant('replace' as const) },
    { weight: 8, arbitrary: fc.constantFrom(...MUTATIONS) },
  ),
  at: fc.nat(0x3fffffff),
  to: fc.nat(0x3fffffff),
  value: literal,
})

export const plans: fc.Arbitrary<Plan> = fc.record({
  sample: fc.nat(0x3fffffff),
  steps: fc.array(step, { minLength: 1, maxLength: 3 }),
})

/** `null`: a binary frame. */
export function mutate(sample: string, steps: ReadonlyArray<Step>): string | null {
  let root = wireOf(JSON.parse(sample))
  for (const one of steps) root = structural(root, one)
  let text = textOfWire(root)
  for (const { kind, at, value } of steps) {
    if (kind === 'binary') return null
    if (kind === 'raw') text = value
    if (kind === 'truncate') text = text.slice(0, at % (text.length + 1))
    if (kind === 'insert') {
      const where = at % (text.length + 1)
      text = `${text.slice(0, where)}${value}${text.slice(where)}`
    }
  }
  return text
}

function structural(root: Wire, { kind, at, to, value }: Step): Wire {
  const places = placesOf(root)
  const place = places[at % Math.max(1, places.length)]
  if (place === undefined) return root
  const hostile: Wire = { kind: 'literal', raw: value }
  const { parent, index } = place
  switch (kind) {
    case 'replace':
      put(place, hostile)
      break
    case 'delete':
      take(place)
      break
    case 'duplicate':
      if (parent.kind === 'list') parent.items.splice(to % (parent.items.length + 1), 0, hostile)
      else {
        const key = parent.members[index]?.[0] ?? ''
        parent.members.splice(to % (parent.members.length + 1), 0, [key, hostile])
      }
      break
    case 'rename':
      if (parent.kind === 'object') {
        const names = ['__proto__', 'constructor', 'data', 'arg', 'seq', 'pseq', 'event', 'id']
        parent.members[index] = [names[to % names.length] ?? '', valueAt(place)]
      }
      break
    case 'swap': {
      const other = places[to % places.length]
      if (other === undefined) break
      const [mine, theirs] = [valueAt(place), valueAt(other)]
      put(place, literalOf(theirs))
      put(other, literalOf(mine))
      break
    }
    case 'wrap':
      put(place, { kind: 'list', items: [valueAt(place)] })
      break
    case 'nest': {
      const depth = (to % 50 === 0 ? 40_000 : 1) + (to % 40)
      put(place, { kind: 'literal', raw: `${'['.repeat(depth)}1${']'.repeat(depth)}` })
      break
    }
    case 'repeat':
      if (parent.kind === 'list') {
        const copies = to % 200 === 0 ? 5000 : to % 5
        parent.items.push(...Array(copies).fill(literalOf(valueAt(place))))
      }
  }
  return root
}

/** A copy that shares nothing, so that no mutation can make a tree hold itself. */
function literalOf(wire: Wire): Wire {
  return { kind: 'literal', raw: textOfWire(wire) }
}
