import { useMemo } from 'react'
import type { Category } from '../../../shared/domain/instrument.ts'
import { isFinal, type Order } from '../../../shared/domain/order.ts'
import { DataTable } from '../../components/data-table.tsx'
import type { DataColumn } from '../../components/data-table-columns.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ask } from '../../desk-client.ts'
import { useFormat } from '../../format/use-format.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { joinOrders } from '../../stores/account-state.ts'
import { priceText, quantityText } from '../trade/order-text.ts'
import { useAccount } from '../trade/trade-desk.ts'
import { TypeCell, useInstrumentFinder } from './cells.tsx'
import { useHistoryColumns } from './history-columns.tsx'
import { PagedTable } from './paged-table.tsx'
import styles from './tables.module.css'
import { usePages } from './use-pages.ts'

const readOrders = (category: Category, cursor: string | null) =>
  ask('orders.history', { category, symbol: null, startMs: null, endMs: null }, cursor)

/** Orders that ended: those of this session at once, older ones page by page. */
export function OrderHistory() {
  const words = useWords(accountWords)
  const ended = useAccount((state) => state.endedOrders)
  const pages = usePages(readOrders)
  const { category } = pages
  const rows = useMemo(
    () =>
      joinOrders(ended, pages.rows).filter(
        (order) => order.category === category && isFinal(order.status),
      ),
    [ended, pages.rows, category],
  )
  return (
    <PagedTable pages={pages}>
      <DataTable
        label={words.tabs.history}
        columns={useOrderColumns()}
        rows={rows}
        rowId={(order) => order.orderId}
        state={pages.phase === 'loading' ? 'loading' : 'ready'}
        empty={<EmptyState title={words.empty.history} text={words.empty.historyText} />}
      />
    </PagedTable>
  )
}

function useOrderColumns(): ReadonlyArray<DataColumn<Order>> {
  const words = useWords(accountWords)
  const format = useFormat()
  const find = useInstrumentFinder()
  const { head } = words
  const { time, symbol, side, price } = useHistoryColumns<Order>((order) => order.createdAtMs)
  return [
    time,
    symbol,
    side,
    { id: 'type', header: head.type, width: 72, cell: (order) => <TypeCell {...order} /> },
    price,
    {
      id: 'average',
      header: head.average,
      width: 76,
      grow: 1,
      align: 'end',
      cell: (order) => priceText(order.averagePrice, find(order), format),
    },
    {
      id: 'size',
      header: head.size,
      width: 68,
      align: 'end',
      cell: (order) => quantityText(order.quantity, find(order), format),
    },
    {
      id: 'filled',
      header: head.filled,
      width: 68,
      align: 'end',
      cell: (order) => quantityText(order.filledQuantity, find(order), format),
    },
    {
      id: 'status',
      header: head.status,
      width: 80,
      cell: (order) => (
        <span title={order.cancelReason ?? undefined} className={styles.tags}>
          {words.status[order.status]}
        </span>
      ),
      compare: (a, b) => a.status.localeCompare(b.status),
    },
  ]
}
