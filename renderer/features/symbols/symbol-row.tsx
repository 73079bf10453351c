import { Star } from 'lucide-react'
import { type Instrument, instrumentId, marketDataKey } from '../../../shared/domain/instrument.ts'
import { Badge } from '../../components/badge.tsx'
import { classNames } from '../../components/class-names.ts'
import { digitsOfStep } from '../../format/decimal-text.ts'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { tradeWords } from '../../i18n/trade-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useInstruments } from '../trade/trade-desk.ts'
import styles from './symbol-dialog.module.css'

/** One instrument of the search: star, name, last price, change, turnover. */
export function SymbolRow({
  instrument,
  isMarked,
  isWatched,
  isFavourite,
  onChoose,
  onFavour,
}: {
  readonly instrument: Instrument
  readonly isMarked: boolean
  readonly isWatched: boolean
  readonly isFavourite: boolean
  readonly onChoose: (instrument: Instrument) => void
  readonly onFavour: () => void
}) {
  const { symbols } = useWords(tradeWords)
  const { category } = useWords(commonWords)
  const format = useFormat()
  const ticker = useInstruments((state) =>
    state.tickers.get(instrumentId(marketDataKey(instrument))),
  )
  const change = ticker?.change24h ?? null
  return (
    // The search field keeps the focus and its keys; the row itself only hears the mouse.
    <tr
      aria-selected={isMarked}
      className={classNames(styles.row, isMarked && styles.marked)}
      onClick={() => onChoose(instrument)}
    >
      <td>
        <button
          type="button"
          tabIndex={-1}
          aria-pressed={isFavourite}
          aria-label={(isFavourite ? symbols.unfavour : symbols.favour)(instrument.symbol)}
          className={classNames(styles.star, isFavourite && styles.starred)}
          onClick={(event) => {
            event.stopPropagation()
            onFavour()
          }}
        >
          <Star size={13} fill={isFavourite ? 'currentColor' : 'none'} aria-hidden />
        </button>
      </td>
      <td className={styles.name}>
        <strong>{instrument.baseCoin}</strong>
        <span className={styles.quote}>{instrument.quoteCoin}</span>
        <Badge tone={isWatched ? 'accent' : 'neutral'}>{category[instrument.category]}</Badge>
      </td>
      <td className={styles.end}>
        {format.decimal(ticker?.lastPrice ?? null, { digits: digitsOfStep(instrument.tickSize) })}
      </td>
      <td
        className={classNames(
          styles.end,
          change !== null && (change.startsWith('-') ? styles.down : styles.up),
        )}
      >
        {format.percent(change, 2, true)}
      </td>
      <td className={classNames(styles.end, styles.quote)}>
        {format.decimal(ticker?.turnover24h ?? null, { digits: 0 })}
      </td>
    </tr>
  )
}
