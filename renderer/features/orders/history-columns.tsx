import type { Order } from '../../../shared/domain/order.ts'
import { compareDecimals, type DataColumn } from '../../components/data-table-columns.ts'
import { useFormat } from '../../format/use-format.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { priceText } from '../trade/order-text.ts'
import { SideCell, SymbolCell, TimeCell, useInstrumentFinder } from './cells.tsx'

type HistoryRow = Pick<Order, 'category' | 'symbol' | 'side' | 'price'>
type HistoryColumn = 'time' | 'symbol' | 'side' | 'price'

/** The columns that every history has. `atMs`: when the row happened, ms. */
export function useHistoryColumns<Row extends HistoryRow>(
  atMs: (row: Row) => number,
): Readonly<Record<HistoryColumn, DataColumn<Row>>> {
  const { head } = useWords(accountWords)
  const format = useFormat()
  const find = useInstrumentFinder()
  return {
    time: {
      id: 'time',
      header: head.time,
      width: 112,
      cell: (row) => <TimeCell atMs={atMs(row)} />,
      compare: (a, b) => atMs(a) - atMs(b),
    },
    symbol: {
      id: 'symbol',
      header: head.symbol,
      width: 86,
      grow: 1,
      // The filter names the product line.
      cell: (row) => <SymbolCell of={row} isBare />,
    },
    side: { id: 'side', header: head.side, width: 42, cell: (row) => <SideCell side={row.side} /> },
    price: {
      id: 'price',
      header: head.price,
      width: 70,
      grow: 1,
      align: 'end',
      cell: (row) => priceText(row.price, find(row), format),
      compare: (a, b) => compareDecimals(a.price, b.price),
    },
  }
}
