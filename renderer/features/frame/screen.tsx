import type { ReactNode } from 'react'
import styles from './screen.module.css'

/** A page of reading width with a head; it scrolls by itself, the window never does. */
export function Screen({
  title,
  lead,
  actions,
  children,
}: {
  readonly title: string
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className={styles.scroll}>
      <div className={styles.page}>
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
