import { useMemo } from 'react'
import type { Category } from '../../../shared/domain/instrument.ts'
import type { Fill } from '../../../shared/domain/order.ts'
import { DataTable } from '../../components/data-table.tsx'
import { compareDecimals, type DataColumn } from '../../components/data-table-columns.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ask } from '../../desk-client.ts'
import { useFormat } from '../../format/use-format.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { joinFills } from '../../stores/account-state.ts'
import { quantityText } from '../trade/order-text.ts'
import { useAccount } from '../trade/trade-desk.ts'
import { FeeCell, SignedCell, useInstrumentFinder } from './cells.tsx'
import { useHistoryColumns } from './history-columns.tsx'
import { PagedTable } from './paged-table.tsx'
import { usePages } from './use-pages.ts'

const readFills = (category: Category, cursor: string | null) =>
  ask('fills.history', { category, symbol: null, startMs: null, endMs: null }, cursor)

/** Executions: this session's as they come, older ones page by page. */
export function FillsTable() {
  const words = useWords(accountWords)
  const live = useAccount((state) => state.fills)
  const pages = usePages(readFills)
  const { category } = pages
  const rows = useMemo(
    () => joinFills(live, pages.rows).filter((fill) => fill.category === category),
    [live, pages.rows, category],
  )
  return (
    <PagedTable pages={pages}>
      <DataTable
        label={words.tabs.fills}
        columns={useFillColumns()}
        rows={rows}
        rowId={(fill) => fill.fillId}
        state={pages.phase === 'loading' ? 'loading' : 'ready'}
        empty={<EmptyState title={words.empty.fills} text={words.empty.fillsText} />}
      />
    </PagedTable>
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
      width: 76,
      align: 'end',
      cell: (fill) => format.decimal(fill.value, { digits: 2 }),
      compare: (a, b) => compareDecimals(a.value, b.value),
    },
    {
      id: 'fee',
      header: head.fee,
      width: 118,
      align: 'end',
      cell: (fill) => <FeeCell fees={fill.fees} />,
    },
    {
      id: 'profit',
      header: head.profit,
      width: 64,
      align: 'end',
      cell: (fill) => (
        <SignedCell amount={fill.category === 'SPOT' ? null : fill.realisedProfit} digits={2} />
      ),
      compare: (a, b) => compareDecimals(a.realisedProfit, b.realisedProfit),
    },
    {
      id: 'liquidity',
      header: head.liquidity,
      width: 50,
      cell: (fill) => words.liquidity[fill.liquidity],
    },
  ]
}
