import type { RequestRow } from '../../../shared/domain/request-record.ts'
import { Badge } from '../../components/badge.tsx'
import type { DataColumn } from '../../components/data-table-columns.ts'
import { formatBytes, formatMs } from '../../format/duration-text.ts'
import { UNKNOWN } from '../../format/unknown.ts'
import type { Format } from '../../format/use-format.ts'
import { isOrderRequest } from './request-filter.ts'
import { RequestSplitBar } from './request-split-bar.tsx'
import styles from './requests.module.css'
import type { requestsWords } from './requests-words.ts'

type Words = (typeof requestsWords)['en']

const number = (value: number | null) => value ?? Number.NEGATIVE_INFINITY

/** The list's columns; beside an open detail the least needed ones make room. */
export function requestColumns(
  words: Words,
  format: Format,
  scaleMs: number,
  isNarrow: boolean,
): ReadonlyArray<DataColumn<RequestRow>> {
  const columns: ReadonlyArray<DataColumn<RequestRow> & { readonly wideOnly?: boolean }> = [
    {
      id: 'time',
      header: words.column.time,
      width: 100,
      cell: (row) => format.time(row.timing.startedAtMs, 'time-ms'),
      compare: (a, b) => a.id - b.id,
    },
    { id: 'method', header: words.column.method, width: 56, cell: (row) => row.method },
    {
      id: 'path',
      header: words.column.path,
      width: 200,
      grow: 3,
      mono: true,
      cell: (row) => (
        <span className={isOrderRequest(row) ? styles.order : undefined} title={row.path}>
          {row.path.replace('/api/v3', '')}
        </span>
      ),
      compare: (a, b) => a.path.localeCompare(b.path),
    },
    {
      id: 'outcome',
      header: words.column.outcome,
      width: 96,
      cell: (row) => <Outcome row={row} words={words} />,
      compare: (a, b) => a.outcome.localeCompare(b.outcome),
    },
    {
      id: 'status',
      header: words.column.status,
      width: 56,
      align: 'end',
      cell: (row) => row.status ?? UNKNOWN,
      wideOnly: true,
    },
    {
      id: 'code',
      header: words.column.code,
      width: 60,
      align: 'end',
      cell: (row) => row.code ?? UNKNOWN,
    },
    {
      id: 'roundTrip',
      header: words.column.roundTrip,
      width: 80,
      align: 'end',
      cell: (row) => formatMs(row.timing.roundTripMs),
      compare: (a, b) => number(a.timing.roundTripMs) - number(b.timing.roundTripMs),
    },
    {
      id: 'exchange',
      header: words.column.exchange,
      width: 84,
      align: 'end',
      cell: (row) => formatMs(row.timing.exchangeMs),
      compare: (a, b) => number(a.timing.exchangeMs) - number(b.timing.exchangeMs),
      wideOnly: true,
    },
    {
      id: 'split',
      header: words.column.split,
      width: 120,
      grow: 1.4,
      cell: (row) => <RequestSplitBar timing={row.timing} scaleMs={scaleMs} />,
    },
    {
      id: 'sent',
      header: words.column.sent,
      width: 66,
      align: 'end',
      cell: (row) => formatBytes(row.requestBytes),
      compare: (a, b) => a.requestBytes - b.requestBytes,
      wideOnly: true,
    },
    {
      id: 'received',
      header: words.column.received,
      width: 76,
      align: 'end',
      cell: (row) => formatBytes(row.responseBytes),
      compare: (a, b) => a.responseBytes - b.responseBytes,
      wideOnly: true,
    },
  ]
  return columns.filter((column) => !isNarrow || column.wideOnly !== true)
}

function Outcome({ row, words }: { readonly row: RequestRow; readonly words: Words }) {
  if (row.outcome === 'ok') return <span className={styles.ok}>{words.outcome.ok}</span>
  return (
    <Badge tone={row.outcome === 'rate-limited' ? 'warning' : 'danger'}>
      {words.outcome[row.outcome]}
    </Badge>
  )
}
