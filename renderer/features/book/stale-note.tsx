import { useFormat } from '../../format/use-format.ts'
import { tradeWords } from '../../i18n/trade-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useMarket } from '../trade/trade-desk.ts'
import { useNow } from '../trade/use-now.ts'
import styles from './order-book.module.css'

/** Lies over the asks that are farthest away: a level that moved would be another one to click. */
export function StaleNote() {
  const format = useFormat()
  const { book: words } = useWords(tradeWords)
  const heardAtMs = useMarket((state) => state.book?.atMs ?? state.heardAtMs)
  const nowMs = useNow(1000)
  const age = format.age(heardAtMs === null ? null : Math.max(0, nowMs - heardAtMs))
  return (
    <p role="status" className={styles.staleNote}>
      <strong>{words.stale(age)}</strong> {words.staleText}
    </p>
  )
}
