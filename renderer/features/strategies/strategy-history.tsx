import { useMemo, useState } from 'react'
import type { HistoryFilter } from '../../../shared/domain/history.ts'
import { CATEGORIES } from '../../../shared/domain/instrument.ts'
import type { StrategyOrder } from '../../../shared/domain/strategy-order.ts'
import type { DataColumn } from '../../components/data-table-columns.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ask } from '../../desk-client.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { HistoryBar } from '../history/history-bar.tsx'
import { HistoryPanel } from '../history/history-panel.tsx'
import { useHistoryFilter } from '../history/use-history-filter.ts'
import { usePagedHistory } from '../history/use-paged-history.ts'
import { StrategiesSwitch } from './strategies-switch.tsx'
import { useStrategyColumns } from './strategy-columns.tsx'
import { StrategyDetails } from './strategy-details.tsx'
import { strategyWords } from './strategy-words.ts'

const readStrategies = (filter: HistoryFilter, cursor: string | null) =>
  ask('strategies.history', filter, cursor)

/** Strategy orders that were triggered, cancelled or failed. Enter shows one whole. */
export function StrategyHistory() {
  const words = useWords(strategyWords)
  const choice = useHistoryFilter(CATEGORIES)
  const { filter } = choice
  const pages = usePagedHistory(readStrategies, filter)
  const rows = useMemo(
    () => [...new Map(pages.rows.map((order) => [order.orderId, order])).values()],
    [pages.rows],
  )
  const [shown, setShown] = useState<StrategyOrder | null>(null)
  const columns: ReadonlyArray<DataColumn<StrategyOrder>> = [
    ...useStrategyColumns(),
    useStatusColumn(),
  ]
  return (
    <>
      <HistoryPanel
        pages={pages}
        rows={rows}
        bar={
          <HistoryBar kind="strategies" choice={choice} categories={CATEGORIES}>
            <StrategiesSwitch />
          </HistoryBar>
        }
        table={{
          label: words.name,
          columns,
          rowId: (order) => order.orderId,
          onActivate: setShown,
          empty: <EmptyState title={words.emptyHistory} text={words.emptyHistoryText} />,
        }}
      />
      {shown !== null && <StrategyDetails order={shown} onClose={() => setShown(null)} />}
    </>
  )
}

function useStatusColumn(): DataColumn<StrategyOrder> {
  const words = useWords(strategyWords)
  const { head } = useWords(accountWords)
  return {
    id: 'status',
    header: head.status,
    width: 116,
    cell: (order) =>
      order.reached === null
        ? words.status[order.status]
        : `${words.status[order.status]} · ${words[order.reached]}`,
    compare: (a, b) => a.status.localeCompare(b.status),
  }
}
