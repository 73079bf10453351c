import type { DecimalString } from '../../../shared/domain/decimal.ts'
import { CATEGORIES, type Category } from '../../../shared/domain/instrument.ts'
import { hasHidden } from '../../../shared/domain/plain-text.ts'
import { Unreadable } from '../errors/unreadable.ts'

// Hand-written checks for pushes: a schema library costs more than the parse itself on this path.
// Each answers `null` for what is not there or is not what it should be; the caller decides whether
// that makes the item unusable.

export type Fields = Readonly<Record<string, unknown>>

const LONGEST_TEXT = 128
const LATEST_MS = 8.64e15
const DIGITS = /^\d{1,16}$/

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

/** A non-empty text of bounded length without hidden characters. */
export function textOf(value: unknown): string | null {
  if (typeof value !== 'string' || value === '' || value.length > LONGEST_TEXT) return null
  return hasHidden(value) ? null : value
}

/** `textOf` where missing is allowed: `null` when missing or empty. Throws `Unreadable` otherwise. */
export function optionalText(value: unknown): string | null {
  if (isMissing(value)) return null
  return textOf(value) ?? refuse('text')
}

/** A plain decimal, never `NaN`, `1e400`, `Infinity` or `''`. A sign is allowed where `signed`. */
export function decimalOf(value: unknown, sign: 'unsigned' | 'signed'): DecimalString | null {
  if (typeof value !== 'string') return null
  const first = sign === 'signed' && value.charCodeAt(0) === 45 ? 1 : 0
  return isPlain(value, first) ? value : null
}

/** `decimalOf` where missing is allowed: `null` when missing or empty. Throws `Unreadable` otherwise. */
export function optionalDecimal(value: unknown, sign: 'unsigned' | 'signed'): DecimalString | null {
  if (isMissing(value)) return null
  return decimalOf(value, sign) ?? refuse('decimal')
}

/** A size or price, `null` where there is none: missing or zero. Throws `Unreadable` otherwise. */
export function positiveOf(value: unknown): DecimalString | null {
  const text = optionalDecimal(value, 'unsigned')
  return text !== null && /[1-9]/.test(text) ? text : null
}

/** Amounts come empty where there is nothing to tell. Throws `Unreadable` for what is none. */
export function orZero(value: unknown): DecimalString {
  return optionalDecimal(value, 'signed') ?? '0'
}

/** Sizes come empty where there is nothing to tell. Throws `Unreadable` for what is none. */
export function sizeOrZero(value: unknown): DecimalString {
  return optionalDecimal(value, 'unsigned') ?? '0'
}

/** What `read` gives; `null` when it finds something unreadable. */
export function readableOrNull<T>(read: () => T | null): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

/** A figure that is there but makes no sense: to show none, or zero, in its place would be a lie. */
function refuse(what: string): never {
  throw new Unreadable(what)
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

/** Unix ms out of digits or a whole number; `null` for anything else. */
export function timeOf(value: unknown): number | null {
  const ms = typeof value === 'string' && DIGITS.test(value) ? Number(value) : value
  if (typeof ms !== 'number' || !Number.isSafeInteger(ms)) return null
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
