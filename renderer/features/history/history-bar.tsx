import type { ReactNode } from 'react'
import type { ExportRequest } from '../../../shared/domain/history.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import { FilterBar } from './filter-bar.tsx'
import { InstrumentFilter } from './instrument-filter.tsx'
import { useExport } from './use-export.ts'
import type { HistoryFilterChoice } from './use-history-filter.ts'

/** Days, instrument and the way to a file of a history that is filtered by instrument. */
export function HistoryBar({
  kind,
  choice,
  categories,
  children,
}: {
  readonly kind: Exclude<ExportRequest['kind'], 'ledger'>
  readonly choice: HistoryFilterChoice
  readonly categories: ReadonlyArray<Category>
  /** Further filters, before the instrument. */
  readonly children?: ReactNode
}) {
  const { filter } = choice
  const { busy, write } = useExport()
  return (
    <FilterBar
      range={choice.range}
      problem={choice.problem}
      onRange={choice.chooseRange}
      exporting={busy}
      onExport={(format) => {
        if (filter !== null) write({ kind, filter, format })
      }}
    >
      {children}
      <InstrumentFilter choice={choice} categories={categories} />
    </FilterBar>
  )
}
