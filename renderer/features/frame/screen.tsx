import type { ReactNode } from 'react'
import { classNames } from '../../components/class-names.ts'
import styles from './screen.module.css'

/** A page of reading width with a head; it scrolls by itself, the window never does. */
export function Screen({
  title,
  lead,
  actions,
  isNarrow = false,
  children,
}: {
  readonly title: string
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  /** For rows of settings, which would lie too far apart in a wide page. */
  readonly isNarrow?: boolean
  readonly children: ReactNode
}) {
  return (
    <div className={styles.scroll}>
      <div className={classNames(styles.page, isNarrow && styles.narrow)}>
        <header className={styles.head}>
          <div>
            <h1 className={styles.title}>{title}</h1>
            {lead !== undefined && <p className={styles.lead}>{lead}</p>}
          </div>
          {actions !== null && actions !== undefined && (
            <div className={styles.actions}>{actions}</div>
          )}
        </header>
        {children}
      </div>
    </div>
  )
}
