import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Order } from '../../../shared/domain/order.ts'
import { DataTable } from '../../components/data-table.tsx'
import { compareDecimals, type DataColumn } from '../../components/data-table-columns.ts'
import { type Format, useFormat } from '../../format/use-format.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { orderText, priceText, quantityText } from '../trade/order-text.ts'
import { useAccount, useMarket } from '../trade/trade-desk.ts'
import { tradeViewStore } from '../trade/trade-view-store.ts'
import { SideCell, SymbolCell, TypeCell, useInstrumentFinder } from './cells.tsx'
import { ChangeDialog } from './change-dialog.tsx'
import { type OpenOrderRow, openOrderRows, openRowId } from './open-order-rows.ts'
import { cancelOrder } from './order-actions.ts'
import { useAccountTableState } from './table-state.tsx'
import styles from './tables.module.css'
import { useTradeBlock } from './use-trade-block.ts'

/** Orders that rest, with those of unknown fate on top. Enter changes the chosen one, Delete cancels it. */
export function OpenOrders() {
  const words = useWords(accountWords)
  const format = useFormat()
  const find = useInstrumentFinder()
  const orders = useAccount((state) => state.openOrders)
  const pending = useAccount((state) => state.pendingOrders)
  const watched = useMarket((state) => state.watched)
  const isOne = useStore(tradeViewStore, (state) => state.isThisSymbolOnly)
  const rows = useMemo(
    () => openOrderRows(orders, pending, isOne ? watched : null),
    [orders, pending, isOne, watched],
  )
  const [changingId, setChangingId] = useState<string | null>(null)
  const changing = orders.find((order) => order.orderId === changingId)
  const columns = useOpenOrderColumns((order) => setChangingId(order.orderId))
  const around = useAccountTableState(words.empty.open, words.empty.openText)
  const cancel = (order: Order) => void cancelOrder(order, textOf(order, format, find))
  return (
    <>
      <DataTable
        label={words.tabs.open}
        columns={columns}
        rows={rows}
        rowId={openRowId}
        {...around}
        onActivate={(row) => {
          if (row.kind === 'open') setChangingId(row.order.orderId)
        }}
        onDelete={(row) => {
          if (row.kind === 'open') cancel(row.order)
        }}
        rowClassName={(row) => (row.kind === 'pending' ? styles.uncertain : undefined)}
      />
      {changing !== undefined && (
        <ChangeDialog
          key={changing.orderId}
          order={changing}
          instrument={find(changing)}
          onClose={() => setChangingId(null)}
        />
      )}
    </>
  )
}

function textOf(
  order: Order,
  format: Format,
  find: ReturnType<typeof useInstrumentFinder>,
): string {
  return orderText(order, find(order), format)
}

function useOpenOrderColumns(
  onChange: (order: Order) => void,
): ReadonlyArray<DataColumn<OpenOrderRow>> {
  const words = useWords(accountWords)
  const format = useFormat()
  const find = useInstrumentFinder()
  const { head } = words
  const figures = (row: OpenOrderRow) => (row.kind === 'open' ? row.order : row.pending.draft)
  return [
    {
      id: 'time',
      header: head.time,
      width: 74,
      cell: (row) =>
        format.time(row.kind === 'open' ? row.order.createdAtMs : row.pending.sinceMs, 'time'),
    },
    {
      id: 'symbol',
      header: head.symbol,
      width: 104,
      grow: 1,
      cell: (row) => <SymbolCell of={figures(row)} />,
      compare: (a, b) => figures(a).symbol.localeCompare(figures(b).symbol),
    },
    {
      id: 'side',
      header: head.side,
      width: 46,
      cell: (row) => <SideCell side={figures(row).side} />,
    },
    {
      id: 'type',
      header: head.type,
      width: 96,
      cell: (row) => <TypeCell {...figures(row)} />,
    },
    {
      id: 'price',
      header: head.price,
      width: 80,
      grow: 1,
      align: 'end',
      cell: (row) => priceText(figures(row).price, find(figures(row)), format),
      compare: (a, b) => compareDecimals(figures(a).price, figures(b).price),
    },
    {
      id: 'size',
      header: head.size,
      width: 74,
      grow: 1,
      align: 'end',
      cell: (row) => quantityText(figures(row).quantity, find(figures(row)), format),
      compare: (a, b) => compareDecimals(figures(a).quantity, figures(b).quantity),
    },
    {
      id: 'filled',
      header: head.filled,
      width: 68,
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
      width: 128,
      align: 'end',
      cell: (row) => <RowActions row={row} onChange={onChange} />,
    },
  ]
}

function RowActions({
  row,
  onChange,
}: {
  readonly row: OpenOrderRow
  readonly onChange: (order: Order) => void
}) {
  const words = useWords(accountWords)
  const format = useFormat()
  const find = useInstrumentFinder()
  const block = useTradeBlock()
  if (row.kind === 'pending') {
    return <span title={words.unknownTip}>{words.status[row.pending.state]}</span>
  }
  const text = textOf(row.order, format, find)
  return (
    <span className={styles.actions}>
      <button
        type="button"
        className={styles.action}
        disabled={row.order.reduceOnly || block !== undefined}
        title={block ?? (row.order.reduceOnly ? words.changeReduceOnly : undefined)}
        onClick={() => onChange(row.order)}
      >
        {words.change}
      </button>
      <button
        type="button"
        className={styles.action}
        aria-label={words.cancelOrder(text)}
        disabled={block !== undefined}
        title={block}
        onClick={() => void cancelOrder(row.order, text)}
      >
        {words.cancel}
      </button>
    </span>
  )
}
