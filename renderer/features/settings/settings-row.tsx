import type { ReactNode } from 'react'
import styles from './settings.module.css'

/** One setting: its name and what it means beside its control. */
export function SettingsRow({
  name,
  text,
  children,
}: {
  readonly name: string
  readonly text: string
  readonly children: ReactNode
}) {
  return (
    <section className={styles.row}>
      <div>
        <h2 className={styles.name}>{name}</h2>
        <p className={styles.text}>{text}</p>
      </div>
      <div className={styles.control}>{children}</div>
    </section>
  )
}
