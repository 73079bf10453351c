import type { Page } from '../../../shared/ipc/history-requests.ts'
import type { Answer } from './answer.ts'

/** 400 futures and 400 spot orders may be open (Bitget: "Place Order" limits): 8 pages and room. */
const MOST_PAGES = 20

/**
 * Pages through a whole list. Half a list would look as if the rest were gone, so a failed page
 * fails the whole, and so does a cursor that goes nowhere. `idOf` tells rows apart.
 */
export async function everyPage<T>(
  page: (cursor: string | null) => Promise<Answer<Page<T>>>,
  idOf: (row: T) => string,
): Promise<Answer<ReadonlyArray<T>>> {
  const rows = new Map<string, T>()
  const seen = new Set<string>()
  let cursor: string | null = null
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const answer: Answer<Page<T>> = await page(cursor)
    if (!answer.ok) return answer
    for (const row of answer.value.rows) rows.set(idOf(row), row)
    cursor = answer.value.cursor
    if (cursor === null) return { ...answer, value: [...rows.values()] }
    if (seen.has(cursor)) break
    seen.add(cursor)
  }
  const error = { kind: 'unavailable', reason: 'unreadable' } as const
  return { ok: false, error, definite: false, request: null }
}
