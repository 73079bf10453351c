import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Order } from '../../../shared/domain/order.ts'
import { DataTable } from '../../components/data-table.tsx'
import { useFormat } from '../../format/use-format.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { orderText } from '../trade/order-text.ts'
import { useAccount, useMarket } from '../trade/trade-desk.ts'
import { tradeViewStore } from '../trade/trade-view-store.ts'
import { useInstrumentFinder } from './cells.tsx'
import { ChangeDialog } from './change-dialog.tsx'
import { OpenOrderBar } from './open-order-bar.tsx'
import { useOpenOrderColumns } from './open-order-columns.tsx'
import { ALL_ORDERS, fitsOpenFilter } from './open-order-filter.ts'
import { type OpenOrderRow, openOrderRows, openRowId, openRowKey } from './open-order-rows.ts'
import { cancelOrder } from './order-actions.ts'
import { OrderDetails } from './order-details.tsx'
import { useAccountTableState } from './table-state.tsx'
import styles from './tables.module.css'
import { useChosenOrders } from './use-chosen-orders.ts'

/**
 * Orders that rest, with those of unknown fate on top. Of the chosen row Enter changes the order,
 * Delete cancels it, Space ticks it, I shows its details.
 */
export function OpenOrders() {
  const words = useWords(accountWords)
  const format = useFormat()
  const find = useInstrumentFinder()
  const orders = useAccount((state) => state.openOrders)
  const pending = useAccount((state) => state.pendingOrders)
  const watched = useMarket((state) => state.watched)
  const isOne = useStore(tradeViewStore, (state) => state.isThisSymbolOnly)
  const [filter, setFilter] = useState(ALL_ORDERS)
  const all = useMemo(
    () => openOrderRows(orders, pending, isOne ? watched : null),
    [orders, pending, isOne, watched],
  )
  const rows = useMemo(
    () => all.filter((row) => fitsOpenFilter(openRowKey(row), filter)),
    [all, filter],
  )
  const shown = useMemo(
    () => rows.flatMap((row) => (row.kind === 'open' ? [row.order] : [])),
    [rows],
  )
  const chosen = useChosenOrders(shown)
  const [asking, setAsking] = useState<{ what: 'change' | 'details'; orderId: string } | null>(null)
  const asked = orders.find((order) => order.orderId === asking?.orderId)
  const ask = (what: 'change' | 'details', { orderId }: Order) => setAsking({ what, orderId })
  const columns = useOpenOrderColumns({ chosen, onAsk: ask })
  const around = useAccountTableState(words.empty.open, words.empty.openText)

  function pressed(key: string, row: OpenOrderRow): boolean {
    if (row.kind !== 'open' || (key !== ' ' && key !== 'i')) return false
    if (key === ' ') chosen.toggle(row.order.orderId)
    else ask('details', row.order)
    return true
  }

  return (
    <div className={styles.paged}>
      <OpenOrderBar
        keys={all.map(openRowKey)}
        filter={filter}
        shown={shown}
        chosen={chosen}
        onFilter={setFilter}
      />
      <div className={styles.rows}>
        <DataTable
          label={words.tabs.open}
          columns={columns}
          rows={rows}
          rowId={openRowId}
          {...around}
          onActivate={(row) => {
            if (row.kind === 'open') ask(row.order.reduceOnly ? 'details' : 'change', row.order)
          }}
          onDelete={(row) => {
            if (row.kind !== 'open') return
            void cancelOrder(row.order, orderText(row.order, find(row.order), format))
          }}
          onKey={pressed}
          rowClassName={(row) => (row.kind === 'pending' ? styles.uncertain : undefined)}
        />
      </div>
      {asked !== undefined && asking?.what === 'change' && (
        <ChangeDialog
          key={asked.orderId}
          order={asked}
          instrument={find(asked)}
          onClose={() => setAsking(null)}
        />
      )}
      {asked !== undefined && asking?.what === 'details' && (
        <OrderDetails order={asked} onClose={() => setAsking(null)} />
      )}
    </div>
  )
}
