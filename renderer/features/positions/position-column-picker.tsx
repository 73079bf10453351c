import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { ColumnPicker } from '../../components/column-picker.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { columnsStore, hideColumns } from '../../stores/columns-store.ts'
import { orderWords } from '../orders/order-words.ts'
import { usePositionColumns } from './position-columns.tsx'
import { useHasCoins } from './use-has-coins.ts'

const TABLE = 'positions'
/** Symbol and actions are never hidden: a row must say what it is and let it be closed. */
const ALWAYS = new Set(['symbol', 'actions'])
/** What has no room beside the rest in the narrowest window. */
const HIDDEN_NARROW = ['mark', 'breakEven', 'distance', 'margin', 'mode', 'maintenance', 'exits']
const NONE: ReadonlySet<string> = new Set()
const WIDE = '(min-width: 1600px)'

/** Gives way to the names of coins where not everything is margined in USDT. */
const HIDDEN_FOR_COINS = [...HIDDEN_NARROW, 'adl']

/** Columns that are not shown: those that the user hid, or without a choice those without room. */
export function useHiddenPositionColumns(): ReadonlySet<string> {
  const chosen = useStore(columnsStore, (state) => state.hidden[TABLE])
  const isWide = useMatch(WIDE)
  const hasCoins = useHasCoins()
  const narrow = hasCoins ? HIDDEN_FOR_COINS : HIDDEN_NARROW
  return new Set(chosen ?? (isWide ? [] : narrow))
}

export function PositionColumnPicker() {
  const words = useWords(orderWords)
  const hidden = useHiddenPositionColumns()
  const columns = usePositionColumns(() => undefined, NONE).filter(({ id }) => !ALWAYS.has(id))
  return (
    <ColumnPicker
      label={words.columns}
      resetLabel={words.columnsReset}
      columns={columns.map(({ id, header }) => ({ id, name: header }))}
      hidden={hidden}
      onChange={(ids) => hideColumns(TABLE, ids)}
    />
  )
}

function useMatch(query: string): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia(query).matches)
  useEffect(() => {
    const media = window.matchMedia(query)
    const changed = () => setMatches(media.matches)
    media.addEventListener('change', changed)
    return () => media.removeEventListener('change', changed)
  }, [query])
  return matches
}
