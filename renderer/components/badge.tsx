import type { ReactNode } from 'react'
import styles from './badge.module.css'
import { classNames } from './class-names.ts'

export type BadgeTone =
  | 'neutral'
  | 'accent'
  | 'good'
  | 'warning'
  | 'danger'
  | 'up'
  | 'down'
  | 'environment'
  | 'environment-soft'

/** A word in a small box; the word carries the meaning, the tone repeats it. */
export function Badge({
  tone = 'neutral',
  children,
  className,
}: {
  readonly tone?: BadgeTone
  readonly children: ReactNode
  readonly className?: string
}) {
  return <span className={classNames(styles.badge, styles[tone], className)}>{children}</span>
}
