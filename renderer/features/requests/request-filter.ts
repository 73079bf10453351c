import type { RequestOutcome, RequestRow } from '../../../shared/domain/request-record.ts'

export interface RequestFilter {
  readonly text: string
  readonly outcome: RequestOutcome | 'all'
  readonly method: RequestRow['method'] | 'all'
  readonly onlyOrders: boolean
}

export const NO_FILTER: RequestFilter = {
  text: '',
  outcome: 'all',
  method: 'all',
  onlyOrders: false,
}

/** Rows that pass every filter. Text is looked for in path, code, status and order id. */
export function filterRequests(
  rows: ReadonlyArray<RequestRow>,
  filter: RequestFilter,
): ReadonlyArray<RequestRow> {
  const text = filter.text.trim().toLowerCase()
  return rows.filter(
    (row) =>
      (filter.outcome === 'all' || row.outcome === filter.outcome) &&
      (filter.method === 'all' || row.method === filter.method) &&
      (!filter.onlyOrders || isOrderRequest(row)) &&
      (text === '' || searchText(row).includes(text)),
  )
}

/** Places, changes or cancels something. */
export function isOrderRequest(row: RequestRow): boolean {
  return (
    (row.method === 'WS' && row.path !== 'login') ||
    (row.method === 'POST' && row.path.includes('/trade/'))
  )
}

function searchText(row: RequestRow): string {
  return [row.path, row.code ?? '', row.status ?? '', row.clientOid ?? ''].join(' ').toLowerCase()
}
