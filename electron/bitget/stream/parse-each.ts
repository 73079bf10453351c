import { type Fields, itemsOf, readableOrNull } from './push-field.ts'

/** The readable items of a push, and how many were not. */
export interface Parsed<T> {
  readonly items: ReadonlyArray<T>
  readonly unreadable: number
}

/** `parse` answers `null`, or throws `Unreadable`, for an item that cannot be read. */
export function parseEach<T>(data: unknown, parse: (item: Fields) => T | null): Parsed<T> {
  const rows = itemsOf(data)
  if (rows === null) return { items: [], unreadable: 1 }
  const items = rows.map((row) => readableOrNull(() => parse(row))).filter((item) => item !== null)
  return { items, unreadable: rows.length - items.length }
}
