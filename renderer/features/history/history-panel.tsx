import type { RowData } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { DataTable, type DataTableProps } from '../../components/data-table.tsx'
import { accountWords } from '../../i18n/account-words.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Trouble } from '../keys/trouble.tsx'
import { NoKey } from '../orders/table-state.tsx'
import { useAccount } from '../trade/trade-desk.ts'
import styles from './history.module.css'
import { historyWords } from './history-words.ts'
import type { PagedHistory } from './use-paged-history.ts'

type TableProps<Row extends RowData> = Omit<DataTableProps<Row>, 'state' | 'banner' | 'rows'>

/** A history between its filter bar and its foot. A failure keeps the rows, greyed, with a way to try again. */
export function HistoryPanel<Row extends RowData>({
  bar,
  pages,
  rows,
  table,
}: {
  readonly bar: ReactNode
  readonly pages: PagedHistory<Row>
  /** The pages' rows, joined with those of this session where there are any. */
  readonly rows: ReadonlyArray<Row>
  readonly table: TableProps<Row>
}) {
  const words = useWords(accountWords)
  const more = useWords(historyWords)
  const common = useWords(commonWords)
  const hasNoKey = useAccount((state) => state.state === 'no-key')
  if (hasNoKey) return <NoKey />
  const { phase, error } = pages
  const state = phase === 'failed' ? 'old' : phase === 'loading' ? 'loading' : 'ready'
  return (
    <div className={styles.history}>
      {bar}
      <div className={styles.rows}>
        <DataTable
          {...table}
          rows={rows}
          state={state}
          empty={error === null ? table.empty : null}
          banner={
            error === null ? null : (
              <Trouble
                compact
                error={error}
                actions={
                  <Button size="small" onClick={pages.retry}>
                    {common.retry}
                  </Button>
                }
              />
            )
          }
        />
      </div>
      <footer className={styles.foot}>
        <Button size="small" kind="quiet" disabled={phase === 'loading'} onClick={pages.refresh}>
          {more.refresh}
        </Button>
        {pages.hasOlder && (
          <Button size="small" busy={phase === 'loading'} onClick={pages.loadOlder}>
            {words.older}
          </Button>
        )}
        {!pages.hasOlder && phase === 'ready' && <span>{words.noOlder}</span>}
      </footer>
    </div>
  )
}
