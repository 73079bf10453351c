import type { ReactNode } from 'react'
import styles from './message.module.css'

/** Says what would be here and offers the way to it. */
export function EmptyState({
  icon,
  title,
  text,
  action,
}: {
  readonly icon?: ReactNode
  readonly title: string
  readonly text?: ReactNode
  readonly action?: ReactNode
}) {
  return (
    <div className={styles.empty}>
      {icon !== undefined && <div className={styles.emptyIcon}>{icon}</div>}
      <p className={styles.emptyTitle}>{title}</p>
      {text !== undefined && <p className={styles.emptyText}>{text}</p>}
      {action !== undefined && <div className={styles.buttons}>{action}</div>}
    </div>
  )
}
