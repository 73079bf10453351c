// A first look at what came from the page, before any schema: small, shallow, and made of plain
// values only. It keeps the cost of a hostile message low and names that reach into prototypes out.

const MAXIMUM_CHARACTERS = 64 * 1024
const MAXIMUM_VALUES = 4096
const MAXIMUM_DEPTH = 6
const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

export type ArgumentTrouble = 'too-large' | 'too-deep' | 'not-plain' | 'forbidden-name'

/** What is wrong with the shape of an argument list, `null` when it may go on to its schema. */
export function findArgumentTrouble(args: ReadonlyArray<unknown>): ArgumentTrouble | null {
  const budget = { characters: MAXIMUM_CHARACTERS, values: MAXIMUM_VALUES }
  return look(args, 0, budget)
}

interface Budget {
  characters: number
  values: number
}

function look(value: unknown, depth: number, budget: Budget): ArgumentTrouble | null {
  budget.values -= 1
  if (typeof value === 'string') budget.characters -= value.length
  if (budget.values < 0 || budget.characters < 0) return 'too-large'
  if (value === null || typeof value !== 'object') {
    return typeof value === 'function' || typeof value === 'symbol' ? 'not-plain' : null
  }
  if (depth > MAXIMUM_DEPTH) return 'too-deep'
  if (Array.isArray(value)) return lookAtAll(value, depth, budget)
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return 'not-plain'
  const names = Reflect.ownKeys(value)
  if (names.some((name) => typeof name === 'symbol' || FORBIDDEN_NAMES.has(name))) {
    return 'forbidden-name'
  }
  budget.characters -= names.reduce((sum, name) => sum + String(name).length, 0)
  return lookAtAll(Object.values(value), depth, budget)
}

function lookAtAll(
  values: ReadonlyArray<unknown>,
  depth: number,
  budget: Budget,
): ArgumentTrouble | null {
  if (values.length > budget.values) return 'too-large'
  for (const value of values) {
    const trouble = look(value, depth + 1, budget)
    if (trouble !== null) return trouble
  }
  return null
}
