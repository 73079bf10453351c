import { useState } from 'react'
import { useStore } from 'zustand'
import { decimal, toText } from '../../../shared/domain/decimal.ts'
import { instrumentId } from '../../../shared/domain/instrument.ts'
import type { Position } from '../../../shared/domain/position.ts'
import { type PositionProfit, positionProfit } from '../../../shared/rules/profit.ts'
import { DataTable } from '../../components/data-table.tsx'
import { compareDecimals, type DataColumn } from '../../components/data-table-columns.ts'
import { useFormat } from '../../format/use-format.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { SignedCell, SymbolCell, useInstrumentFinder } from '../orders/cells.tsx'
import { useAccountTableState } from '../orders/table-state.tsx'
import styles from '../orders/tables.module.css'
import { useTradeBlock } from '../orders/use-trade-block.ts'
import { priceText, quantityText } from '../trade/order-text.ts'
import { useAccount, useInstruments, useMarket } from '../trade/trade-desk.ts'
import { tradeViewStore } from '../trade/trade-view-store.ts'
import { ClosePositionDialog } from './close-position-dialog.tsx'

/** A position with its profit at the mark price, as fresh as the page knows it. */
interface PositionRow {
  readonly position: Position
  readonly mark: string | null
  readonly profit: PositionProfit | null
}

/** Open positions; the watched symbol's profit moves with the live mark price. */
export function PositionsTable() {
  const words = useWords(accountWords)
  const rows = usePositionRows()
  const [closingId, setClosingId] = useState<string | null>(null)
  const closing = rows.find(({ position }) => instrumentId(position) === closingId)?.position
  const columns = usePositionColumns((position) => setClosingId(instrumentId(position)))
  const around = useAccountTableState(words.empty.positions, words.empty.positionsText)
  return (
    <>
      <DataTable
        label={words.tabs.positions}
        columns={columns}
        rows={rows}
        rowId={({ position }) => `${instrumentId(position)}:${position.side}`}
        {...around}
        onDelete={({ position }) => setClosingId(instrumentId(position))}
      />
      {closing !== undefined && (
        <ClosePositionDialog position={closing} onClose={() => setClosingId(null)} />
      )}
    </>
  )
}

function usePositionRows(): ReadonlyArray<PositionRow> {
  const positions = useAccount((state) => state.positions)
  const watched = useMarket((state) => state.watched)
  const liveMark = useMarket((state) => state.ticker?.markPrice ?? null)
  const feeRates = useInstruments((state) => state.feeRates)
  const isOne = useStore(tradeViewStore, (state) => state.isThisSymbolOnly)
  const find = useInstrumentFinder()
  return positions.flatMap((position) => {
    const isWatched = instrumentId(position) === instrumentId(watched)
    if (isOne && !isWatched) return []
    const mark = isWatched && liveMark !== null ? liveMark : position.markPrice
    const rate = feeRates.get(instrumentId(position))?.taker ?? find(position)?.takerFeeRate ?? null
    const profit =
      mark === null
        ? null
        : positionProfit(position, decimal(mark), rate === null ? null : decimal(rate))
    return [{ position, mark, profit }]
  })
}

function usePositionColumns(
  onClose: (position: Position) => void,
): ReadonlyArray<DataColumn<PositionRow>> {
  const block = useTradeBlock()
  const words = useWords(accountWords)
  const common = useWords(commonWords)
  const format = useFormat()
  const find = useInstrumentFinder()
  const { head } = words
  const price = (row: PositionRow, text: string | null) =>
    priceText(text, find(row.position), format)
  return [
    {
      id: 'symbol',
      header: head.symbol,
      width: 132,
      grow: 1,
      cell: ({ position }) => (
        <>
          <SymbolCell of={position} isBare />{' '}
          <span className={position.side === 'long' ? styles.up : styles.down}>
            {common.position[position.side]} {format.decimal(position.leverage)}×
          </span>
        </>
      ),
      compare: (a, b) => a.position.symbol.localeCompare(b.position.symbol),
    },
    {
      id: 'size',
      header: head.size,
      width: 62,
      grow: 1,
      align: 'end',
      cell: (row) => quantityText(row.position.size, find(row.position), format),
    },
    {
      id: 'entry',
      header: head.entry,
      width: 74,
      align: 'end',
      cell: (row) => price(row, row.position.entryPrice),
    },
    {
      id: 'mark',
      header: head.mark,
      width: 74,
      align: 'end',
      cell: (row) => price(row, row.mark),
    },
    {
      id: 'liquidation',
      header: head.liquidation,
      width: 74,
      align: 'end',
      cell: (row) => price(row, row.position.liquidationPrice),
    },
    {
      id: 'margin',
      header: head.margin,
      width: 66,
      align: 'end',
      cell: (row) => format.decimal(row.position.margin, { digits: 2 }),
      compare: (a, b) => compareDecimals(a.position.margin, b.position.margin),
    },
    {
      id: 'unrealised',
      header: head.unrealised,
      width: 114,
      grow: 1,
      align: 'end',
      cell: ({ profit }) => <UnrealisedCell profit={profit} />,
    },
    {
      id: 'net',
      header: head.net,
      width: 66,
      align: 'end',
      cell: ({ profit }) => (
        <SignedCell amount={profit === null ? null : toText(profit.net)} digits={2} />
      ),
    },
    {
      id: 'actions',
      header: head.actions,
      hideHeader: true,
      width: 46,
      align: 'end',
      cell: ({ position }) => (
        <button
          type="button"
          className={styles.action}
          aria-label={`${words.closePosition} ${position.symbol}`}
          disabled={block !== undefined}
          title={block}
          onClick={() => onClose(position)}
        >
          {words.closePosition}
        </button>
      ),
    },
  ]
}

function UnrealisedCell({ profit }: { readonly profit: PositionProfit | null }) {
  const format = useFormat()
  if (profit === null) return <>{format.decimal(null)}</>
  const ratio = profit.returnOnMargin
  return (
    <>
      <SignedCell amount={toText(profit.unrealised)} digits={2} />{' '}
      <span className={styles.faint}>
        {format.percent(ratio === null ? null : ratio.toFixed(20), 2, true)}
      </span>
    </>
  )
}
