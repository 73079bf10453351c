import type { Page } from '../../../shared/ipc/history-requests.ts'
import type { Answer } from '../ports.ts'

const MOST_PAGES = 20

/** Looks for one row, page after page, newest first; `null`: it is on none of them. */
export async function findOnPages<Row>(
  read: (cursor: string | null) => Promise<Answer<Page<Row>>>,
  isIt: (row: Row) => boolean,
): Promise<Answer<Row | null>> {
  let last: Answer<Page<Row>> = await read(null)
  for (let pages = 1; last.ok; pages += 1) {
    const found = last.value.rows.find(isIt)
    if (found !== undefined) return { ...last, value: found }
    const { rows, cursor } = last.value
    if (cursor === null || rows.length === 0) return { ...last, value: null }
    if (pages === MOST_PAGES) {
      // So many that it may be behind them: that proves nothing.
      const error = { kind: 'unavailable', reason: 'unreadable' } as const
      return { ok: false, error, definite: false, request: last.request }
    }
    last = await read(cursor)
  }
  return last
}
