import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { CATEGORIES, type Instrument, instrumentId } from '../../../shared/domain/instrument.ts'
import { Dialog } from '../../components/dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { TextField } from '../../components/text-field.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { tradeWords } from '../../i18n/trade-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { tradeDesk, useInstruments } from '../trade/trade-desk.ts'
import { tradeViewStore } from '../trade/trade-view-store.ts'
import styles from './symbol-dialog.module.css'
import { SymbolRow } from './symbol-row.tsx'
import { findInstruments, type SymbolFilter, toggleFavourite } from './symbol-search.ts'

const REFRESH_MS = 4000
/** More than anybody reads; a longer list is narrowed by typing. */
const MOST_ROWS = 200

/** Search over all instruments; arrows move, Enter chooses, Escape closes. */
export function SymbolDialog() {
  const isOpen = useStore(tradeViewStore, (state) => state.isChoosingSymbol)
  const { symbols } = useWords(tradeWords)
  const { close } = useWords(commonWords)
  return (
    <Dialog open={isOpen} onClose={closeDialog} title={symbols.title} closeLabel={close} wide>
      <SymbolList />
    </Dialog>
  )
}

function closeDialog(): void {
  tradeViewStore.setState({ isChoosingSymbol: false })
}

function choose({ category, symbol }: Instrument): void {
  closeDialog()
  void changeSettings({ instrument: { category, symbol } })
}

function SymbolList() {
  const { symbols } = useWords(tradeWords)
  const { category } = useWords(commonWords)
  const instruments = useInstruments((state) => state.instruments)
  const favourites = useStore(settingsStore, (state) => state.settings.favourites)
  const watched = useStore(settingsStore, (state) => state.settings.instrument)
  const [text, setText] = useState('')
  const [filter, setFilter] = useState<SymbolFilter>('all')
  const [at, setAt] = useState(0)
  const listRef = useRef<HTMLTableSectionElement>(null)
  const fieldRef = useRef<HTMLInputElement>(null)
  const found = useMemo(
    () => findInstruments(instruments, text, filter, favourites),
    [instruments, text, filter, favourites],
  )
  const rows = found.slice(0, MOST_ROWS)
  const marked = rows[Math.min(at, rows.length - 1)]

  // The dialog puts the focus on its cross; a search begins in its field.
  useEffect(() => {
    const frame = requestAnimationFrame(() => fieldRef.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])

  useEffect(() => {
    tradeDesk().instruments.loadTickers()
    const timer = setInterval(() => tradeDesk().instruments.loadTickers(), REFRESH_MS)
    return () => clearInterval(timer)
  }, [])

  function move(event: KeyboardEvent): void {
    if (event.key === 'Enter' && marked !== undefined) {
      event.preventDefault()
      choose(marked)
      return
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const next = Math.max(0, Math.min(rows.length - 1, at + step))
    setAt(next)
    listRef.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <div className={styles.search}>
      <div className={styles.bar}>
        <TextField
          label={symbols.search}
          hideLabel
          className={styles.field ?? ''}
          type="search"
          placeholder={symbols.search}
          prefix={<Search size={14} aria-hidden />}
          value={text}
          ref={fieldRef}
          onKeyDown={move}
          onChange={(value) => {
            setText(value)
            setAt(0)
          }}
        />
        <SegmentedControl<SymbolFilter>
          label={symbols.filter}
          className={styles.filter ?? ''}
          value={filter}
          onChange={(value) => {
            setFilter(value)
            setAt(0)
          }}
          segments={[
            { value: 'all', label: symbols.all },
            { value: 'favourites', label: symbols.favourites },
            ...CATEGORIES.map((value) => ({ value, label: category[value] })),
          ]}
        />
      </div>
      <div className={styles.head} aria-hidden>
        <span />
        <span>{symbols.symbol}</span>
        <span className={styles.end}>{symbols.last}</span>
        <span className={styles.end}>{symbols.change}</span>
        <span className={styles.end}>{symbols.turnover}</span>
      </div>
      <div className={styles.list}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA grid pattern on a table
          role="grid"
          aria-label={symbols.title}
          className={styles.rows}
        >
          <tbody ref={listRef} className={styles.rows}>
            {rows.map((row) => (
              <SymbolRow
                key={instrumentId(row)}
                instrument={row}
                isMarked={row === marked}
                isWatched={instrumentId(row) === instrumentId(watched)}
                isFavourite={favourites.some((one) => instrumentId(one) === instrumentId(row))}
                onChoose={choose}
                onFavour={() =>
                  void changeSettings({ favourites: toggleFavourite(favourites, row) })
                }
              />
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <EmptyState title={symbols.nothing} text={symbols.nothingText} />}
      </div>
      <p className={styles.keys}>
        <span>{symbols.keys}</span>
        {found.length > rows.length && (
          <span>{symbols.more(String(rows.length), String(found.length))}</span>
        )}
      </p>
    </div>
  )
}
