import type { Page } from '../../../shared/ipc/history-requests.ts'
import { asRow, type Row, rowsOrNone, textOf } from './fields.ts'

/**
 * `list` may be null and `cursor` is null or the smallest id; the last page is the empty one
 * (Bitget: "Get Order Pending").
 */
export function parsePage<T>(data: unknown, parse: (row: Row) => T): Page<T> {
  if (data === null) return { rows: [], cursor: null }
  const page = asRow(data, 'data')
  return pageOf(rowsOrNone(page.list, 'list').map(parse), textOf(page, 'cursor'))
}

/**
 * Lists about sub-accounts say with `hasNext` whether there is more, and always name a cursor. Keys
 * come under `items`, by one source under `list` (Bitget: "Get SubAccount API Key List").
 */
export function parseFlaggedPage<T>(data: unknown, parse: (row: Row) => T): Page<T> {
  const page = asRow(data, 'data')
  const rows = rowsOrNone(page.items ?? page.list, 'list').map(parse)
  return pageOf(rows, page.hasNext === true ? textOf(page, 'cursor') : '')
}

function pageOf<T>(rows: ReadonlyArray<T>, cursor: string): Page<T> {
  return { rows, cursor: rows.length === 0 || cursor === '' ? null : cursor }
}
