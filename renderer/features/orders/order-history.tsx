import { useMemo, useState } from 'react'
import type { HistoryFilter } from '../../../shared/domain/history.ts'
import { CATEGORIES } from '../../../shared/domain/instrument.ts'
import { isFinal, type Order } from '../../../shared/domain/order.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ask } from '../../desk-client.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { joinOrders } from '../../stores/account-state.ts'
import { HistoryBar } from '../history/history-bar.tsx'
import { HistoryPanel } from '../history/history-panel.tsx'
import { fitsFilter, isWithin } from '../history/history-range.ts'
import { useHistoryFilter } from '../history/use-history-filter.ts'
import { usePagedHistory } from '../history/use-paged-history.ts'
import { useAccount } from '../trade/trade-desk.ts'
import { OrderDetails } from './order-details.tsx'
import { useOrderColumns } from './order-history-columns.tsx'

const readOrders = (filter: HistoryFilter, cursor: string | null) =>
  ask('orders.history', filter, cursor)

/** Orders that ended: those of this session at once, older ones page by page. Enter shows the details of one. */
export function OrderHistory() {
  const words = useWords(accountWords)
  const choice = useHistoryFilter(CATEGORIES)
  const { filter } = choice
  const pages = usePagedHistory(readOrders, filter)
  const ended = useAccount((state) => state.endedOrders)
  const rows = useMemo(() => {
    if (filter === null) return []
    // The pages are filtered by the exchange; what this page saw ending has to fit as well.
    const own = ended.filter(
      (order) => fitsFilter(order, filter) && isWithin(order.createdAtMs, filter),
    )
    return joinOrders(own, pages.rows).filter(({ status }) => isFinal(status))
  }, [ended, pages.rows, filter])
  const [shown, setShown] = useState<Order | null>(null)
  return (
    <>
      <HistoryPanel
        pages={pages}
        rows={rows}
        bar={<HistoryBar kind="orders" choice={choice} categories={CATEGORIES} />}
        table={{
          label: words.tabs.history,
          columns: useOrderColumns(setShown),
          rowId: (order) => order.orderId,
          onActivate: setShown,
          empty: <EmptyState title={words.empty.history} text={words.empty.historyText} />,
        }}
      />
      {shown !== null && <OrderDetails order={shown} onClose={() => setShown(null)} />}
    </>
  )
}
