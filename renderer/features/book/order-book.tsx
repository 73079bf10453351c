import { useState } from 'react'
import { decimal, toText } from '../../../shared/domain/decimal.ts'
import { GROUPINGS } from '../../../shared/rules/book-grouping.ts'
import { sizeCoin } from '../../../shared/rules/quantity-unit.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Select } from '../../components/select.tsx'
import { useFormat } from '../../format/use-format.ts'
import { tradeWords } from '../../i18n/trade-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useMarket } from '../trade/trade-desk.ts'
import { BookLevels } from './book-levels.tsx'
import styles from './order-book.module.css'

/** Asks over bids with the spread between; a click takes a price or a size into the ticket. */
export function OrderBook() {
  const { book: words } = useWords(tradeWords)
  const instrument = useMarket((state) => state.instrument)
  const feed = useMarket((state) => state.feed)
  const hasBook = useMarket((state) => state.book !== null)
  const [multiple, setMultiple] = useState<(typeof GROUPINGS)[number]>(1)
  const format = useFormat()
  if (instrument === null || !hasBook) {
    return (
      <section className={styles.panel} aria-label={words.name}>
        <h2 className={styles.title}>{words.name}</h2>
        <EmptyState title={words.waiting} />
      </section>
    )
  }
  const stepOf = (times: number) => toText(decimal(instrument.tickSize).times(times))
  return (
    <section className={styles.panel} aria-label={words.name} title={words.hint}>
      <header className={styles.header}>
        <h2 className={styles.title}>{words.name}</h2>
        <Select
          label={words.grouping}
          hideLabel
          size="small"
          value={String(multiple)}
          choices={GROUPINGS.map((times) => ({
            value: String(times),
            label: format.decimal(stepOf(times)),
          }))}
          onChange={(value) => setMultiple(GROUPINGS.find((one) => String(one) === value) ?? 1)}
        />
      </header>
      <div className={styles.head} aria-hidden>
        <span>{words.price(instrument.quoteCoin)}</span>
        <span className={styles.end}>{words.size(sizeCoin(instrument))}</span>
        <span className={styles.end}>{words.sum}</span>
      </div>
      <BookLevels instrument={instrument} step={stepOf(multiple)} isStale={feed === 'stale'} />
    </section>
  )
}
