import { isNestedDeeper } from '../../../shared/domain/json-depth.ts'

/** The deepest request of the exchange nests 4 levels; far beyond it, writing JSON back overflows the stack. */
const DEEPEST = 32

/** What a client sent, as JSON. Throws a SyntaxError; also when it nests deeper than any request. */
export function parseBoundedJson(text: string): unknown {
  if (isNestedDeeper(text, DEEPEST)) throw new SyntaxError('nested too deeply')
  return JSON.parse(text)
}
