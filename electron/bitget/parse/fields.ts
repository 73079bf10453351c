import { type DecimalString, decimal, parseDecimal } from '../../../shared/domain/decimal.ts'
import { hasHidden, plainText } from '../../../shared/domain/plain-text.ts'
import { Unreadable } from '../errors/unreadable.ts'

// Readers for one field each. Missing values come as "", "0" or null depending on the endpoint
// (Bitget: "UTA enum", samples of each page); unknown fields are never looked at.

const LONGEST_TEXT = 2048
const LONGEST_NOTE = 300
const LATEST_MS = 8.64e15

export type Row = Readonly<Record<string, unknown>>

export function asRow(value: unknown, where: string): Row {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Unreadable(where)
  // An object that is not an array: any of its members may be missing or of any type.
  return value as Row
}

export function asRows(value: unknown, where: string): ReadonlyArray<Row> {
  if (!Array.isArray(value)) throw new Unreadable(where)
  return value.map((item) => asRow(item, where))
}

/** `list` members are null when there is nothing. */
export function rowsOrNone(value: unknown, where: string): ReadonlyArray<Row> {
  return value === null || value === undefined ? [] : asRows(value, where)
}

/**
 * Text, or a number as its text; `''` when missing. Names with hidden characters are refused, not
 * cleaned: what is left might be the name of something else.
 */
export function textOf(row: Row, name: string): string {
  const value = row[name]
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string' || value.length > LONGEST_TEXT || hasHidden(value)) {
    throw new Unreadable(name)
  }
  return value
}

/** Free text that somebody wrote: one line without hidden characters; `''` when missing. */
export function noteOf(row: Row, name: string): string {
  const value = row[name]
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') throw new Unreadable(name)
  return plainText(value, LONGEST_NOTE)
}

export function requiredText(row: Row, name: string): string {
  const text = textOf(row, name)
  if (text === '') throw new Unreadable(name)
  return text
}

/** A decimal; missing, `NaN`, `1e400` and the like are unreadable. */
export function amount(row: Row, name: string): DecimalString {
  const text = textOf(row, name)
  if (parseDecimal(text) === null) throw new Unreadable(name)
  return text
}

/** A decimal where missing means nothing of it. */
export function amountOrZero(row: Row, name: string): DecimalString {
  return textOf(row, name) === '' ? '0' : amount(row, name)
}

/** A decimal, or `null` when missing. */
export function amountOrNull(row: Row, name: string): DecimalString | null {
  return textOf(row, name) === '' ? null : amount(row, name)
}

/** A decimal that is not negative, as prices and sizes are. */
export function unsigned(row: Row, name: string): DecimalString {
  const text = amount(row, name)
  if (decimal(text).lt(0)) throw new Unreadable(name)
  return text
}

/** `unsigned`, where missing means nothing of it. */
export function unsignedOrZero(row: Row, name: string): DecimalString {
  return textOf(row, name) === '' ? '0' : unsigned(row, name)
}

/** `unsigned`, or `null` when missing. */
export function unsignedOrNull(row: Row, name: string): DecimalString | null {
  return textOf(row, name) === '' ? null : unsigned(row, name)
}

/** `unsigned`, or `null` when missing or zero. */
export function nonZeroOrNull(row: Row, name: string): DecimalString | null {
  const text = unsignedOrNull(row, name)
  return text === null || decimal(text).eq(0) ? null : text
}

/** A price of a position, where zero and negative ones stand for none: `null`, as when missing. */
export function positiveOrNull(row: Row, name: string): DecimalString | null {
  const text = amountOrNull(row, name)
  return text === null || decimal(text).lte(0) ? null : text
}

/** Unix ms that a Date can hold. */
export function time(row: Row, name: string): number {
  const text = textOf(row, name)
  const ms = /^\d{1,16}$/.test(text) ? Number(text) : LATEST_MS + 1
  if (ms > LATEST_MS) throw new Unreadable(name)
  return ms
}

/** `10^-digits` as a decimal, for precisions given as a number of decimals. */
export function stepOfPrecision(row: Row, name: string): DecimalString {
  const text = textOf(row, name)
  if (!/^\d{1,2}$/.test(text)) throw new Unreadable(name)
  const digits = Number(text)
  return digits === 0 ? '1' : `0.${'0'.repeat(digits - 1)}1`
}

/** One of a closed list; anything else is unreadable. */
export function oneOf<const T extends string>(
  row: Row,
  name: string,
  allowed: ReadonlyArray<T>,
): T {
  const text = textOf(row, name)
  const found = allowed.find((word) => word === text)
  if (found === undefined) throw new Unreadable(name)
  return found
}

/** One of a closed list; `null` when missing, unreadable when anything else. */
export function wordOrNull<const T extends string>(
  row: Row,
  name: string,
  allowed: ReadonlyArray<T>,
): T | null {
  return textOf(row, name) === '' ? null : oneOf(row, name, allowed)
}
