import { ArrowDown, ArrowUp, ChevronDown } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { decimal } from '../../../shared/domain/decimal.ts'
import { isFutures } from '../../../shared/domain/instrument.ts'
import { classNames } from '../../components/class-names.ts'
import { digitsOfStep } from '../../format/decimal-text.ts'
import { formatCountdown } from '../../format/time-text.ts'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { tradeWords } from '../../i18n/trade-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { SymbolDialog } from '../symbols/symbol-dialog.tsx'
import styles from './instrument-strip.module.css'
import { useMarket } from './trade-desk.ts'
import { tradeViewStore } from './trade-view-store.ts'
import { useNow } from './use-now.ts'

/** Symbol and its figures, in the top bar of every screen. What does not fit is left out from the end. */
export function InstrumentStrip() {
  const { symbols } = useWords(tradeWords)
  const { category } = useWords(commonWords)
  const watched = useMarket((state) => state.watched)
  return (
    <div className={styles.strip}>
      <button
        type="button"
        className={styles.symbol}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K"
        title={`${symbols.open} (Ctrl+K, /)`}
        onClick={() => tradeViewStore.setState({ isChoosingSymbol: true })}
      >
        <strong>{watched.symbol}</strong>
        <span className={styles.category}>{category[watched.category]}</span>
        <ChevronDown size={13} aria-hidden />
      </button>
      <Figures />
      <SymbolDialog />
    </div>
  )
}

function Figures() {
  const { strip } = useWords(tradeWords)
  const format = useFormat()
  const ticker = useMarket((state) => state.ticker)
  const instrument = useMarket((state) => state.instrument)
  const feed = useMarket((state) => state.feed)
  const digits = digitsOfStep(instrument?.tickSize ?? '0.01')
  const price = (text: string | null | undefined) => format.decimal(text ?? null, { digits })
  const whole = (text: string | null | undefined) => format.decimal(text ?? null, { digits: 0 })
  const change = ticker?.change24h ?? null
  const isPerpetual = instrument !== null && isFutures(instrument.category)
  const base = instrument?.baseCoin ?? ''
  return (
    <dl className={classNames(styles.figures, feed === 'stale' && styles.stale)}>
      <LastPrice
        key={`${instrument?.category} ${instrument?.symbol}`}
        text={price(ticker?.lastPrice)}
        value={ticker?.lastPrice ?? null}
      />
      <Figure name={strip.change}>
        <span className={change === null ? '' : change.startsWith('-') ? styles.down : styles.up}>
          {format.percent(change, 2, true)}
        </span>
      </Figure>
      {isPerpetual && <Figure name={strip.mark}>{price(ticker?.markPrice)}</Figure>}
      {isPerpetual && (
        <Figure name={strip.funding}>
          {format.percent(ticker?.fundingRate ?? null, 4, true)}
          <Countdown untilMs={ticker?.nextFundingAtMs ?? null} />
        </Figure>
      )}
      <div className={classNames(styles.figure, styles.range)}>
        <dt>{strip.high}</dt>
        <dd>{price(ticker?.highPrice24h)}</dd>
        <dt>{strip.low}</dt>
        <dd>{price(ticker?.lowPrice24h)}</dd>
      </div>
      <Figure name={strip.volume(base)}>{whole(ticker?.volume24h)}</Figure>
      {isPerpetual && <Figure name={strip.index}>{price(ticker?.indexPrice)}</Figure>}
      {isPerpetual && (
        <Figure name={strip.openInterest(base)}>{whole(ticker?.openInterest)}</Figure>
      )}
    </dl>
  )
}

function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Countdown({ untilMs }: { readonly untilMs: number | null }) {
  const nowMs = useNow(1000)
  return <span className={styles.countdown}>{formatCountdown(untilMs, nowMs)}</span>
}

/** The direction is that of the last change, told by colour and by an arrow; unknown has none. */
export function LastPrice({
  text,
  value,
}: {
  readonly text: string
  readonly value: string | null
}) {
  const { strip } = useWords(tradeWords)
  const before = useRef<string | null>(null)
  const [direction, setDirection] = useState<'up' | 'down' | null>(null)
  useEffect(() => {
    if (value === null) setDirection(null)
    if (value !== null && before.current !== null && value !== before.current) {
      setDirection(decimal(value).gt(decimal(before.current)) ? 'up' : 'down')
    }
    before.current = value
  }, [value])
  return (
    <div className={styles.last}>
      <dt className={styles.hidden}>{strip.last}</dt>
      <dd className={direction === null ? '' : styles[direction]}>
        {text}
        <span className={styles.arrow}>
          {direction === 'up' && <ArrowUp size={13} aria-label={strip.up} />}
          {direction === 'down' && <ArrowDown size={13} aria-label={strip.down} />}
        </span>
      </dd>
    </div>
  )
}
