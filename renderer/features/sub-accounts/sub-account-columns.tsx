import { useMemo } from 'react'
import type { SubAccount } from '../../../shared/domain/sub-account.ts'
import { Badge } from '../../components/badge.tsx'
import type { DataColumn } from '../../components/data-table-columns.ts'
import { useFormat } from '../../format/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { subAccountWords } from './sub-account-words.ts'
import styles from './sub-accounts.module.css'

export function useSubAccountColumns(): ReadonlyArray<DataColumn<SubAccount>> {
  const words = useWords(subAccountWords)
  const format = useFormat()
  return useMemo(
    () => [
      {
        id: 'name',
        header: words.column.name,
        width: 140,
        grow: 2,
        cell: (row) => <Cut text={row.username} />,
        compare: (a, b) => a.username.localeCompare(b.username),
      },
      { id: 'uid', header: words.column.uid, width: 96, mono: true, cell: (row) => row.uid },
      {
        id: 'status',
        header: words.column.status,
        width: 76,
        cell: (row) => (
          <Badge tone={row.status === 'frozen' ? 'warning' : 'neutral'}>
            {words.status[row.status]}
          </Badge>
        ),
        compare: (a, b) => a.status.localeCompare(b.status),
      },
      {
        id: 'note',
        header: words.column.note,
        width: 90,
        grow: 1,
        cell: (row) => <Cut text={row.note} />,
      },
      {
        id: 'created',
        header: words.column.created,
        width: 96,
        align: 'end',
        cell: (row) => (
          <span title={format.time(row.createdAtMs, 'date-time')}>
            {format.time(row.createdAtMs, 'date')}
          </span>
        ),
        compare: (a, b) => a.createdAtMs - b.createdAtMs,
      },
    ],
    [words, format],
  )
}

function Cut({ text }: { readonly text: string }) {
  return (
    <span className={styles.cut} title={text}>
      {text === '' ? '–' : text}
    </span>
  )
}
