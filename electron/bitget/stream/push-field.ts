import type { DecimalString } from '../../../shared/domain/decimal.ts'
import { CATEGORIES, type Category } from '../../../shared/domain/instrument.ts'

// Hand-written checks for pushes: a schema library costs more than the parse itself on this path.
// Each answers `null` for what is not there or is not what it should be; the caller decides whether
// that makes the item unusable.

export type Fields = Readonly<Record<string, unknown>>

const LONGEST_TEXT = 128
const LATEST_MS = 8.64e15

export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : null
}

/** A list of objects; `null` when it is anything else. */
export function itemsOf(value: unknown): ReadonlyArray<Fields> | null {
  if (!Array.isArray(value)) return null
  return value.every((item) => fieldsOf(item) !== null) ? (value as ReadonlyArray<Fields>) : null
}

/** A non-empty text of bounded length. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_TEXT ? value : null
}

/** A plain decimal, never `NaN`, `1e400`, `Infinity` or `''`. A sign is allowed where `signed`. */
export function decimalOf(value: unknown, sign: 'unsigned' | 'signed'): DecimalString | null {
  if (typeof value !== 'string') return null
  const first = sign === 'signed' && value.charCodeAt(0) === 45 ? 1 : 0
  return isPlain(value, first) ? value : null
}

/** At most 40 digits on each side of the point. */
function isPlain(text: string, from: number): boolean {
  let whole = 0
  let decimals = -1
  for (let at = from; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 46) {
      if (decimals >= 0 || whole === 0) return false
      decimals = 0
      continue
    }
    if (unit < 48 || unit > 57) return false
    if (decimals < 0) whole += 1
    else decimals += 1
  }
  return whole > 0 && whole <= 40 && decimals !== 0 && decimals <= 40
}

/** Unix ms out of a string or number; `null` for anything else. */
export function timeOf(value: unknown): number | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const ms = Number(value)
  return ms > 0 && ms < LATEST_MS ? ms : null
}

/** A product line, in any case; `null` for anything else. */
export function categoryOf(value: unknown): Category | null {
  if (typeof value !== 'string') return null
  const upper = value.toUpperCase()
  return CATEGORIES.find((category) => category === upper) ?? null
}

export function sideOf(value: unknown): 'buy' | 'sell' | null {
  if (typeof value !== 'string') return null
  const lower = value.toLowerCase()
  return lower === 'buy' || lower === 'sell' ? lower : null
}

/** One of a list of words; `null` for anything else. */
export function wordOf<const T extends string>(value: unknown, words: ReadonlyArray<T>): T | null {
  return words.find((word) => word === value) ?? null
}
