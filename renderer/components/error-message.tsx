import { CircleHelp, OctagonAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './message.module.css'

/** Trouble in three parts. `remedy` may be empty when there is nothing to do. */
export interface ErrorText {
  readonly happened: string
  readonly means: string
  readonly remedy: string
}

/** What happened, what it means, what to do, and buttons that do it. */
export function ErrorMessage({
  text,
  source,
  tone = 'danger',
  actions,
  compact = false,
}: {
  readonly text: ErrorText
  /** Where it came from, verbatim: the exchange's code and message, or a log reference. */
  readonly source?: string | null
  readonly tone?: 'danger' | 'warning'
  readonly actions?: ReactNode
  readonly compact?: boolean
}) {
  const Icon = tone === 'danger' ? OctagonAlert : CircleHelp
  return (
    <div role="alert" className={classNames(styles.error, styles[tone], compact && styles.compact)}>
      <Icon size={16} aria-hidden className={styles.errorIcon} />
      <div className={styles.errorWords}>
        <p className={styles.happened}>{text.happened}</p>
        {text.means !== '' && <p>{text.means}</p>}
        {text.remedy !== '' && <p className={styles.remedy}>{text.remedy}</p>}
        {source !== null && source !== undefined && <p className={styles.source}>{source}</p>}
        {actions !== undefined && <div className={styles.buttons}>{actions}</div>}
      </div>
    </div>
  )
}
