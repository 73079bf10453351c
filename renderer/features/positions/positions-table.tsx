import { useState } from 'react'
import { type PositionReference, positionKey } from '../../../shared/domain/position.ts'
import { DataTable } from '../../components/data-table.tsx'
import { accountWords } from '../../i18n/account-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAccountTableState } from '../orders/table-state.tsx'
import { TpslDialog } from '../strategies/tpsl-dialog.tsx'
import { ClosePositionDialog } from './close-position-dialog.tsx'
import type { PositionAsk } from './position-actions.tsx'
import { useHiddenPositionColumns } from './position-column-picker.tsx'
import { usePositionColumns } from './position-columns.tsx'
import { ReversePositionDialog } from './reverse-position-dialog.tsx'
import { usePositionRows } from './use-position-rows.ts'

interface Asking {
  readonly ask: PositionAsk
  readonly key: string
}

/** Open positions. Enter sets the exits of the chosen one, Delete closes it, R reverses it. */
export function PositionsTable() {
  const words = useWords(accountWords)
  const rows = usePositionRows()
  const [asking, setAsking] = useState<Asking | null>(null)
  const open = (ask: PositionAsk, position: PositionReference) =>
    setAsking({ ask, key: positionKey(position) })
  const hidden = useHiddenPositionColumns()
  const columns = usePositionColumns(open, hidden)
  const around = useAccountTableState(words.empty.positions, words.empty.positionsText)
  const row = rows.find(({ position }) => positionKey(position) === asking?.key)
  const close = () => setAsking(null)
  return (
    <>
      <DataTable
        label={words.tabs.positions}
        columns={columns}
        rows={rows}
        rowId={({ position }) => positionKey(position)}
        {...around}
        onActivate={({ position }) => open('exits', position)}
        onDelete={({ position }) => open('close', position)}
        onKey={(key, { position }) => {
          if (key !== 'r') return false
          open('reverse', position)
          return true
        }}
      />
      {row !== undefined && asking?.ask === 'close' && (
        <ClosePositionDialog position={row.position} mark={row.mark} onClose={close} />
      )}
      {row !== undefined && asking?.ask === 'reverse' && (
        <ReversePositionDialog position={row.position} onClose={close} />
      )}
      {row !== undefined && asking?.ask === 'exits' && (
        <TpslDialog position={row.position} whole={row.guards.whole} onClose={close} />
      )}
    </>
  )
}
