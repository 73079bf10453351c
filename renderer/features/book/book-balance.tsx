import type { CSSProperties } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import styles from './book-extras.module.css'
import { bookWords } from './book-words.ts'

/** How the sizes shown are shared between bids and asks, in figures and as a bar. */
export function BookBalance({ bids }: { readonly bids: number | null }) {
  const words = useWords(bookWords)
  if (bids === null) return <div className={styles.balance} />
  const share = { '--bids': `${bids}%` } as CSSProperties
  return (
    <div className={styles.balance} role="img" aria-label={words.share(bids)}>
      <span className={styles.bids}>{words.bids(bids)}</span>
      <span className={styles.bar} style={share} />
      <span className={styles.asks}>{words.asks(100 - bids)}</span>
    </div>
  )
}
