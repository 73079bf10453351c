import { useMemo } from 'react'
import type { HistoryFilter } from '../../../shared/domain/history.ts'
import { CATEGORIES, isFutures } from '../../../shared/domain/instrument.ts'
import type { ClosedPosition } from '../../../shared/domain/position.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ask } from '../../desk-client.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { HistoryBar } from '../history/history-bar.tsx'
import { HistoryPanel } from '../history/history-panel.tsx'
import { historyWords } from '../history/history-words.ts'
import { useHistoryFilter } from '../history/use-history-filter.ts'
import { usePagedHistory } from '../history/use-paged-history.ts'
import { useClosedPositionColumns } from './closed-position-columns.tsx'

const FUTURES = CATEGORIES.filter(isFutures)

const readClosed = (filter: HistoryFilter, cursor: string | null) =>
  ask('positions.history', filter, cursor)

/** Positions that ended, with what they brought after fees and funding. */
export function ClosedPositions() {
  const words = useWords(accountWords)
  const more = useWords(historyWords)
  const choice = useHistoryFilter(FUTURES)
  const { filter } = choice
  const pages = usePagedHistory(readClosed, filter)
  const rows = useMemo(() => withoutDoubles(pages.rows), [pages.rows])
  return (
    <HistoryPanel
      pages={pages}
      rows={rows}
      bar={<HistoryBar kind="positions" choice={choice} categories={FUTURES} />}
      table={{
        label: words.tabs.closed,
        columns: useClosedPositionColumns(filter?.category ?? null),
        rowId: (position) => position.positionId,
        empty: <EmptyState title={more.empty.closed} text={more.empty.closedText} />,
      }}
    />
  )
}

/** A position that ended between two pages may stand on both. */
function withoutDoubles(rows: ReadonlyArray<ClosedPosition>): ReadonlyArray<ClosedPosition> {
  return [...new Map(rows.map((row) => [row.positionId, row])).values()]
}
