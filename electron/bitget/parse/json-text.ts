import { isNestedDeeper } from '../../../shared/domain/json-depth.ts'

/** Below this a text cannot nest deeply enough to cost more than its own size in memory. */
const SMALL_TEXT = 65_536
/** The deepest answer of the exchange nests 6 levels. */
const DEEPEST = 32

/** A number that JSON.parse might round or respell; texts that look alike only cost time. */
const UNUSUAL_NUMBER = /[:,[]\s*-?(?:\d{16}|\d+[.eE])/

/** Third argument of a reviver (ECMAScript, "JSON.parse source text access"). */
interface Source {
  readonly source?: string
}
type Reviver = (key: string, value: unknown) => unknown

/**
 * JSON of the exchange. A number that a double does not hold to the digit comes back as the text
 * that stood there, so that no figure or id is ever rounded. Throws a SyntaxError.
 */
export function parseJson(text: string): unknown {
  if (!UNUSUAL_NUMBER.test(text)) return JSON.parse(text)
  const exact = (_: string, value: unknown, { source }: Source) =>
    typeof value === 'number' && source !== undefined && String(value) !== source ? source : value
  // The library's type does not know the third argument yet.
  return JSON.parse(text, exact as Reviver)
}

/** Does the text nest deeper than anything the exchange sends? Costs one pass over a large text. */
export function isTooDeep(text: string): boolean {
  return text.length > SMALL_TEXT && isNestedDeeper(text, DEEPEST)
}
