import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { instrumentId } from '../../../shared/domain/instrument.ts'
import type { StrategyOrder } from '../../../shared/domain/strategy-order.ts'
import { DataTable } from '../../components/data-table.tsx'
import type { DataColumn } from '../../components/data-table-columns.ts'
import { useFormat } from '../../format/use-format.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useInstrumentFinder } from '../orders/cells.tsx'
import { useAccountTableState } from '../orders/table-state.tsx'
import tables from '../orders/tables.module.css'
import { useTradeBlock } from '../orders/use-trade-block.ts'
import { useAccount, useMarket } from '../trade/trade-desk.ts'
import { tradeViewStore } from '../trade/trade-view-store.ts'
import { SetTpsl } from './set-tpsl.tsx'
import styles from './strategies.module.css'
import { StrategiesSwitch } from './strategies-switch.tsx'
import { cancelStrategy } from './strategy-actions.ts'
import { StrategyChangeDialog } from './strategy-change-dialog.tsx'
import { useStrategyColumns } from './strategy-columns.tsx'
import { strategyText } from './strategy-text.ts'
import { strategyWords } from './strategy-words.ts'

/** Take-profit, stop-loss and trigger orders that wait. Enter changes the chosen one, Delete cancels it. */
export function OpenStrategies() {
  const words = useWords(strategyWords)
  const format = useFormat()
  const find = useInstrumentFinder()
  const strategies = useAccount((state) => state.strategyOrders)
  const watched = useMarket((state) => state.watched)
  const isOne = useStore(tradeViewStore, (state) => state.isThisSymbolOnly)
  const rows = useMemo(
    () =>
      isOne
        ? strategies.filter((order) => instrumentId(order) === instrumentId(watched))
        : strategies,
    [strategies, isOne, watched],
  )
  const [changingId, setChangingId] = useState<string | null>(null)
  const changing = strategies.find((order) => order.orderId === changingId)
  const around = useAccountTableState(words.empty, words.emptyText)
  const columns: ReadonlyArray<DataColumn<StrategyOrder>> = [
    ...useStrategyColumns(),
    useActionColumn((order) => setChangingId(order.orderId)),
  ]
  return (
    <div className={styles.tab}>
      <div className={tables.bar} role="toolbar" aria-label={words.name}>
        <StrategiesSwitch />
        <div className={tables.barEnd}>
          <SetTpsl />
        </div>
      </div>
      <div className={styles.rows}>
        <DataTable
          label={words.name}
          columns={columns}
          rows={rows}
          rowId={(order) => order.orderId}
          {...around}
          onActivate={(order) => setChangingId(order.orderId)}
          onDelete={(order) => void cancelStrategy(order, strategyText(order, find(order), format))}
        />
      </div>
      {changing !== undefined && (
        <StrategyChangeDialog order={changing} onClose={() => setChangingId(null)} />
      )}
    </div>
  )
}

function useActionColumn(onChange: (order: StrategyOrder) => void): DataColumn<StrategyOrder> {
  const words = useWords(strategyWords)
  const { head } = useWords(accountWords)
  const format = useFormat()
  const find = useInstrumentFinder()
  const block = useTradeBlock()
  const shared = {
    type: 'button' as const,
    className: tables.action,
    disabled: block !== undefined,
    title: block,
  }
  return {
    id: 'actions',
    header: head.actions,
    hideHeader: true,
    width: 112,
    align: 'end',
    cell: (order) => {
      const text = strategyText(order, find(order), format)
      return (
        <span className={tables.actions}>
          <button {...shared} aria-label={words.rowChangeOf(text)} onClick={() => onChange(order)}>
            {words.rowChange}
          </button>
          <button
            {...shared}
            aria-label={words.rowCancelOf(text)}
            onClick={() => void cancelStrategy(order, text)}
          >
            {words.rowCancel}
          </button>
        </span>
      )
    },
  }
}
