import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { RequestRow } from '../../../shared/domain/request-record.ts'
import { Button } from '../../components/button.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import { readRequests } from '../../start-desk.ts'
import { requestsStore } from '../../stores/requests-store.ts'
import { requestColumns } from './request-columns.tsx'
import { barScale } from './request-split.ts'
import { requestsWords } from './requests-words.ts'

const rowId = (row: RequestRow) => String(row.id)

export function RequestTable({
  rows,
  onResetFilter,
}: {
  readonly rows: ReadonlyArray<RequestRow>
  readonly onResetFilter: () => void
}) {
  const words = useWords(requestsWords)
  const common = useWords(commonWords)
  const explain = useExplainError()
  const format = useFormat()
  const { isLoaded, error, selectedId, rows: all } = useStore(requestsStore)
  const scale = useMemo(() => barScale(rows.map((row) => row.timing)), [rows])
  const isNarrow = selectedId !== null
  const columns = useMemo(
    () => requestColumns(words, format, scale, isNarrow),
    [words, format, scale, isNarrow],
  )
  return (
    <DataTable
      label={words.title}
      columns={columns}
      rows={rows}
      rowId={rowId}
      state={error !== null ? 'old' : isLoaded ? 'ready' : 'loading'}
      banner={
        error === null ? null : (
          <ErrorMessage
            compact
            {...explain(error)}
            actions={
              <Button size="small" onClick={() => void readRequests()}>
                {common.retry}
              </Button>
            }
          />
        )
      }
      selectedId={selectedId === null ? null : String(selectedId)}
      onSelect={(id) => requestsStore.setState({ selectedId: Number(id) })}
      empty={
        all.length === 0 ? (
          <EmptyState title={words.emptyTitle} text={words.emptyText} />
        ) : (
          <EmptyState
            title={words.noMatch}
            text={words.noMatchText}
            action={<Button onClick={onResetFilter}>{words.resetFilters}</Button>}
          />
        )
      }
    />
  )
}
