import { useMemo } from 'react'
import type { HistoryFilter } from '../../../shared/domain/history.ts'
import { CATEGORIES, isFutures } from '../../../shared/domain/instrument.ts'
import type { Fill } from '../../../shared/domain/order.ts'
import { compareDecimals, type DataColumn } from '../../components/data-table-columns.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ask } from '../../desk-client.ts'
import { useFormat } from '../../format/use-format.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { joinFills } from '../../stores/account-state.ts'
import { HistoryBar } from '../history/history-bar.tsx'
import { HistoryPanel } from '../history/history-panel.tsx'
import { fitsFilter, isWithin } from '../history/history-range.ts'
import { useHistoryFilter } from '../history/use-history-filter.ts'
import { usePagedHistory } from '../history/use-paged-history.ts'
import { quantityText } from '../trade/order-text.ts'
import { useAccount } from '../trade/trade-desk.ts'
import { FeeCell, SignedCell, useInstrumentFinder, valueDigits } from './cells.tsx'
import { useHistoryColumns } from './history-columns.tsx'

const readFills = (filter: HistoryFilter, cursor: string | null) =>
  ask('fills.history', filter, cursor)

/** Executions: this session's as they come, older ones page by page. */
export function FillsTable() {
  const words = useWords(accountWords)
  const live = useAccount((state) => state.fills)
  const choice = useHistoryFilter(CATEGORIES)
  const { filter } = choice
  const pages = usePagedHistory(readFills, filter)
  const rows = useMemo(() => {
    if (filter === null) return []
    const own = live.filter((fill) => fitsFilter(fill, filter) && isWithin(fill.atMs, filter))
    return joinFills(own, pages.rows)
  }, [live, pages.rows, filter])
  return (
    <HistoryPanel
      pages={pages}
      rows={rows}
      bar={<HistoryBar kind="fills" choice={choice} categories={CATEGORIES} />}
      table={{
        label: words.tabs.fills,
        columns: useFillColumns(),
        rowId: (fill) => fill.fillId,
        empty: <EmptyState title={words.empty.fills} text={words.empty.fillsText} />,
      }}
    />
  )
}

function useFillColumns(): ReadonlyArray<DataColumn<Fill>> {
  const words = useWords(accountWords)
  const format = useFormat()
  const find = useInstrumentFinder()
  const { head } = words
  const { time, symbol, side, price } = useHistoryColumns<Fill>((fill) => fill.atMs)
  return [
    time,
    symbol,
    side,
    price,
    {
      id: 'size',
      header: head.size,
      width: 58,
      grow: 1,
      align: 'end',
      cell: (fill) => quantityText(fill.quantity, find(fill), format),
      compare: (a, b) => compareDecimals(a.quantity, b.quantity),
    },
    {
      id: 'value',
      header: head.value,
      width: 90,
      grow: 0.5,
      align: 'end',
      cell: (fill) => format.decimal(fill.value, { digits: valueDigits(fill.category) }),
      compare: (a, b) => compareDecimals(a.value, b.value),
    },
    {
      id: 'fee',
      header: head.fee,
      width: 110,
      align: 'end',
      cell: (fill) => <FeeCell fees={fill.fees} />,
    },
    {
      id: 'profit',
      header: head.profit,
      width: 72,
      align: 'end',
      cell: (fill) => (
        <SignedCell
          amount={isFutures(fill.category) ? fill.realisedProfit : null}
          digits={valueDigits(fill.category)}
        />
      ),
      compare: (a, b) => compareDecimals(a.realisedProfit, b.realisedProfit),
    },
    {
      id: 'liquidity',
      header: head.liquidity,
      width: 60,
      cell: (fill) => words.liquidity[fill.liquidity],
    },
  ]
}
