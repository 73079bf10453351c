import { type Decimal, parseDecimal } from '../../../shared/domain/decimal.ts'
import { CATEGORIES, type Category } from '../../../shared/domain/instrument.ts'
import { Refusal } from '../server/refusal.ts'

/**
 * The parameters of one call, from the query or the JSON body. Values are text: a JSON number is taken
 * for its digits, `null` and `''` for absent. Names that no route asks for are ignored.
 */
export class Parameters {
  readonly #values: ReadonlyMap<string, string>

  constructor(values: ReadonlyMap<string, string>) {
    this.#values = values
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

  /** A plain decimal; throws 40020 for other text. */
  decimal(name: string): Decimal | null {
    const value = this.optional(name)
    if (value === null) return null
    const parsed = parseDecimal(value)
    if (parsed === null) throw new Refusal('40020', [value])
    return parsed
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

/** Throws 400172 unless the body is empty or a JSON object. */
export function parametersOfBody(body: Uint8Array): Parameters {
  const values = new Map<string, string>()
  if (body.length === 0) return new Parameters(values)
  for (const [name, value] of Object.entries(parseObject(body))) {
    if (typeof value === 'number' || typeof value === 'boolean') values.set(name, String(value))
    if (typeof value === 'string' && value !== '') values.set(name, value)
  }
  return new Parameters(values)
}

function parseObject(body: Uint8Array): object {
  let parsed: unknown
  try {
    parsed = JSON.parse(Buffer.from(body).toString('utf8'))
  } catch {
    throw new Refusal('400172')
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Refusal('400172')
  }
  return parsed
}
