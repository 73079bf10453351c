import { memo } from 'react'
import type { Trade } from '../../../shared/domain/market.ts'
import { sizeCoin } from '../../../shared/rules/quantity-unit.ts'
import { classNames } from '../../components/class-names.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { digitsOfStep } from '../../format/decimal-text.ts'
import { type Format, useFormat } from '../../format/use-format.ts'
import { tradeWords } from '../../i18n/trade-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useMarket } from '../trade/trade-desk.ts'
import styles from './trade-list.module.css'

const SHOWN = 40

/** The market's last trades, newest first; colour is the taker's side. */
export function TradeList() {
  const { trades: words } = useWords(tradeWords)
  const format = useFormat()
  const instrument = useMarket((state) => state.instrument)
  const trades = useMarket((state) => state.trades)
  const isStale = useMarket((state) => state.feed === 'stale')
  const priceDigits = digitsOfStep(instrument?.tickSize ?? '1')
  const sizeDigits = digitsOfStep(instrument?.quantityStep ?? '1')
  return (
    <section className={styles.panel} aria-label={words.name}>
      <h2 className={styles.title}>{words.name}</h2>
      <div className={styles.head} aria-hidden>
        <span>{words.price(instrument?.quoteCoin ?? '')}</span>
        <span className={styles.end}>
          {words.size(instrument === null ? '' : sizeCoin(instrument))}
        </span>
        <span className={styles.end}>{words.time}</span>
      </div>
      {trades.length === 0 && <EmptyState title={words.waiting} />}
      <div className={classNames(styles.list, isStale && styles.stale)}>
        {trades.slice(0, SHOWN).map((trade) => (
          <TradeRow
            key={trade.id}
            trade={trade}
            priceDigits={priceDigits}
            sizeDigits={sizeDigits}
            format={format}
          />
        ))}
      </div>
    </section>
  )
}

const TradeRow = memo(function TradeRow({
  trade,
  priceDigits,
  sizeDigits,
  format,
}: {
  readonly trade: Trade
  readonly priceDigits: number
  readonly sizeDigits: number
  readonly format: Format
}) {
  return (
    <div className={styles.row}>
      <span className={styles[trade.side]}>
        {format.decimal(trade.price, { digits: priceDigits })}
      </span>
      <span className={styles.end}>{format.decimal(trade.size, { digits: sizeDigits })}</span>
      <span className={classNames(styles.end, styles.time)}>{format.time(trade.atMs, 'time')}</span>
    </div>
  )
})
