import type { Order } from '../../../shared/domain/order.ts'
import { compareDecimals, type DataColumn } from '../../components/data-table-columns.ts'
import { TickBox } from '../../components/tick-box.tsx'
import { useFormat } from '../../format/use-format.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { orderText, priceText, quantityText } from '../trade/order-text.ts'
import { SideCell, SymbolCell, TypeCell, useInstrumentFinder } from './cells.tsx'
import { OpenOrderActions } from './open-order-actions.tsx'
import type { OpenOrderRow } from './open-order-rows.ts'
import { orderWords } from './order-words.ts'
import type { ChosenOrders } from './use-chosen-orders.ts'

/** The columns of the open orders; an order of unknown fate has no tick. */
export function useOpenOrderColumns({
  chosen,
  onAsk,
}: {
  readonly chosen: ChosenOrders
  readonly onAsk: (what: 'change' | 'details', order: Order) => void
}): ReadonlyArray<DataColumn<OpenOrderRow>> {
  const { head } = useWords(accountWords)
  const words = useWords(orderWords)
  const format = useFormat()
  const find = useInstrumentFinder()
  const figures = (row: OpenOrderRow) => (row.kind === 'open' ? row.order : row.pending.draft)
  return [
    {
      id: 'tick',
      header: words.selectAll,
      hideHeader: true,
      width: 28,
      cell: (row) =>
        row.kind === 'pending' ? null : (
          <TickBox
            label={words.select(orderText(row.order, find(row.order), format))}
            checked={chosen.has(row.order.orderId)}
            isTabStop={false}
            onChange={() => chosen.toggle(row.order.orderId)}
          />
        ),
    },
    {
      id: 'time',
      header: head.time,
      width: 72,
      cell: (row) =>
        format.time(row.kind === 'open' ? row.order.createdAtMs : row.pending.sinceMs, 'time'),
    },
    {
      id: 'symbol',
      header: head.symbol,
      width: 138,
      grow: 1,
      cell: (row) => <SymbolCell of={figures(row)} />,
      compare: (a, b) => figures(a).symbol.localeCompare(figures(b).symbol),
    },
    {
      id: 'side',
      header: head.side,
      width: 42,
      cell: (row) => <SideCell side={figures(row).side} />,
    },
    {
      id: 'type',
      header: head.type,
      width: 88,
      grow: 0.6,
      cell: (row) => <TypeCell {...figures(row)} />,
    },
    {
      id: 'price',
      header: head.price,
      width: 70,
      grow: 0.6,
      align: 'end',
      cell: (row) => priceText(figures(row).price, find(figures(row)), format),
      compare: (a, b) => compareDecimals(figures(a).price, figures(b).price),
    },
    {
      id: 'size',
      header: head.size,
      width: 64,
      grow: 0.6,
      align: 'end',
      cell: (row) => quantityText(figures(row).quantity, find(figures(row)), format),
      compare: (a, b) => compareDecimals(figures(a).quantity, figures(b).quantity),
    },
    {
      id: 'filled',
      header: head.filled,
      width: 64,
      grow: 0.6,
      align: 'end',
      cell: (row) =>
        row.kind === 'open'
          ? quantityText(row.order.filledQuantity, find(row.order), format)
          : format.decimal(null),
    },
    {
      id: 'actions',
      header: head.actions,
      hideHeader: true,
      width: 142,
      align: 'end',
      cell: (row) => <OpenOrderActions row={row} onAsk={onAsk} />,
    },
  ]
}
