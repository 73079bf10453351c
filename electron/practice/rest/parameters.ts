import { CATEGORIES, type Category } from '../../../shared/domain/instrument.ts'
import { Refusal } from '../server/refusal.ts'

/**
 * The parameters of one call, from the query or the JSON body. Values are text: a JSON number is taken
 * for its digits, `null` and `''` for absent. Names that no route asks for are ignored.
 */
export class Parameters {
  readonly #values: ReadonlyMap<string, string>
  readonly #lists: ReadonlyMap<string, ReadonlyArray<string>>

  constructor(
    values: ReadonlyMap<string, string>,
    lists: ReadonlyMap<string, ReadonlyArray<string>> = new Map(),
  ) {
    this.#values = values
    this.#lists = lists
  }

  optional(name: string): string | null {
    return this.#values.get(name) ?? null
  }

  /** Throws 400172 when absent. */
  required(name: string): string {
    const value = this.optional(name)
    if (value === null) throw new Refusal('400172')
    return value
  }

  /** A JSON array of texts; `null` when absent. */
  optionalList(name: string): ReadonlyArray<string> | null {
    return this.#lists.get(name) ?? null
  }

  /** Throws 40019, which names it, when absent. */
  requiredList(name: string): ReadonlyArray<string> {
    const list = this.optionalList(name)
    if (list === null) throw new Refusal('40019', [name])
    return list
  }

  /** Throws 40019, which names it, when absent. */
  named(name: string): string {
    const value = this.optional(name)
    if (value === null) throw new Refusal('40019', [name])
    return value
  }

  /** One of `allowed` in any case; throws 40020 for anything else, which names the value. */
  oneOf<T extends string>(name: string, allowed: ReadonlyArray<T>): T | null {
    const value = this.optional(name)
    if (value === null) return null
    const found = allowed.find((entry) => entry.toLowerCase() === value.toLowerCase())
    if (found === undefined) throw new Refusal('40020', [value])
    return found
  }

  /** One of `allowed` in any case; throws 400172 when absent or anything else. */
  requiredOneOf<T extends string>(name: string, allowed: ReadonlyArray<T>): T {
    const value = this.required(name).toLowerCase()
    const found = allowed.find((entry) => entry.toLowerCase() === value)
    if (found === undefined) throw new Refusal('400172')
    return found
  }

  /** Throws 400172 when absent, 40020 for no category. */
  category(): Category {
    const category = this.optionalCategory()
    if (category === null) throw new Refusal('400172')
    return category
  }

  optionalCategory(): Category | null {
    return this.oneOf('category', CATEGORIES)
  }

  symbol(): string {
    return this.required('symbol').toUpperCase()
  }

  optionalSymbol(): string | null {
    return this.optional('symbol')?.toUpperCase() ?? null
  }

  /** Rows wanted, from 1 to `maximum`; throws 40020 outside. */
  limit(standard: number, maximum: number): number {
    const value = this.optional('limit')
    if (value === null) return standard
    const limit = Number(value)
    if (!Number.isInteger(limit) || limit < 1 || limit > maximum)
      throw new Refusal('40020', [value])
    return limit
  }

  /** Unix ms; throws 40020 when it is not a whole number. */
  timeMs(name: string): number | null {
    const value = this.optional(name)
    if (value === null) return null
    if (!/^\d{1,15}$/.test(value)) throw new Refusal('40020', [value])
    return Number(value)
  }
}

export function parametersOfQuery(query: string): Parameters {
  const values = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(query)) {
    if (value !== '') values.set(name, value)
  }
  return new Parameters(values)
}

/** Values of one object of a JSON body or socket frame. */
export function parametersOf(fields: object): Parameters {
  const values = new Map<string, string>()
  const lists = new Map<string, ReadonlyArray<string>>()
  for (const [name, value] of Object.entries(fields)) {
    const text = textOf(value)
    if (text !== null) values.set(name, text)
    if (Array.isArray(value))
      lists.set(
        name,
        value.map((entry) => textOf(entry) ?? ''),
      )
  }
  return new Parameters(values, lists)
}

/** `null`: absent, or nothing that a parameter can be. */
function textOf(value: unknown): string | null {
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return digitsOf(value)
  return typeof value === 'string' && value !== '' ? value : null
}

/** Plain digits, where a number's own text would be `1e-7`. */
function digitsOf(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
}
