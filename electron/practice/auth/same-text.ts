import { timingSafeEqual } from 'node:crypto'

/** Compares without telling by its duration where the texts part. */
export function isSameText(expected: string, given: string): boolean {
  const a = Buffer.from(expected)
  const b = Buffer.from(given)
  return a.length === b.length && timingSafeEqual(a, b)
}
