import { Info } from 'lucide-react'
import type { Order } from '../../../shared/domain/order.ts'
import type { DataColumn } from '../../components/data-table-columns.ts'
import { useFormat } from '../../format/use-format.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { orderText, priceText, quantityText } from '../trade/order-text.ts'
import { useCancelReason } from './cancel-reason-words.ts'
import { TypeCell, useInstrumentFinder } from './cells.tsx'
import { useHistoryColumns } from './history-columns.tsx'
import { orderWords } from './order-words.ts'
import styles from './tables.module.css'

/** The columns of orders that ended. */
export function useOrderColumns(
  onDetails: (order: Order) => void,
): ReadonlyArray<DataColumn<Order>> {
  const words = useWords(accountWords)
  const more = useWords(orderWords)
  const format = useFormat()
  const cancelReasonText = useCancelReason()
  const find = useInstrumentFinder()
  const { head } = words
  const { time, symbol, side, price } = useHistoryColumns<Order>((order) => order.createdAtMs)
  return [
    time,
    symbol,
    side,
    { id: 'type', header: head.type, width: 88, cell: (order) => <TypeCell {...order} /> },
    price,
    {
      id: 'average',
      header: head.average,
      width: 70,
      grow: 1,
      align: 'end',
      cell: (order) => priceText(order.averagePrice, find(order), format),
    },
    {
      id: 'size',
      header: head.size,
      width: 60,
      align: 'end',
      cell: (order) => quantityText(order.quantity, find(order), format),
    },
    {
      id: 'filled',
      header: head.filled,
      width: 60,
      align: 'end',
      cell: (order) => quantityText(order.filledQuantity, find(order), format),
    },
    {
      id: 'status',
      header: head.status,
      width: 74,
      cell: (order) => (
        <span
          title={order.cancelReason === null ? undefined : cancelReasonText(order.cancelReason)}
          className={styles.faint}
        >
          {words.status[order.status]}
        </span>
      ),
      compare: (a, b) => a.status.localeCompare(b.status),
    },
    {
      id: 'actions',
      header: head.actions,
      hideHeader: true,
      width: 40,
      align: 'end',
      cell: (order) => (
        <button
          type="button"
          className={styles.action}
          aria-label={more.detailsOf(orderText(order, find(order), format))}
          title={more.details}
          onClick={() => onDetails(order)}
        >
          <Info size={12} aria-hidden />
        </button>
      ),
    },
  ]
}
