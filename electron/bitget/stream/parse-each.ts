import { type Fields, itemsOf } from './push-field.ts'

/** The readable items of a push, and how many were not. */
export interface Parsed<T> {
  readonly items: ReadonlyArray<T>
  readonly unreadable: number
}

/** `parse` answers `null` for an item that cannot be read. */
export function parseEach<T>(data: unknown, parse: (item: Fields) => T | null): Parsed<T> {
  const rows = itemsOf(data)
  if (rows === null) return { items: [], unreadable: 1 }
  const items = rows.map(parse).filter((item) => item !== null)
  return { items, unreadable: rows.length - items.length }
}
