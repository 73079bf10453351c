import styles from './bar.module.css'
import { classNames } from './class-names.ts'

export interface BarPart {
  readonly id: string
  /** In the unit of `total`; negative or missing values must be left out by the caller. */
  readonly length: number
  readonly tone: 'exchange' | 'network' | 'desk' | 'wait'
}

/** Parts of a whole drawn to scale. `start` shifts the first part, as in a waterfall. */
export function Bar({
  parts,
  total,
  start = 0,
  label,
  height = 8,
}: {
  readonly parts: ReadonlyArray<BarPart>
  readonly total: number
  readonly start?: number
  /** The same in words, for screen readers. */
  readonly label: string
  readonly height?: 4 | 8 | 12
}) {
  const percent = (length: number) => `${total > 0 ? (length / total) * 100 : 0}%`
  return (
    <span role="img" aria-label={label} className={classNames(styles.bar, styles[`high${height}`])}>
      {start > 0 && <span style={{ width: percent(start) }} />}
      {parts.map((part) => (
        <span
          key={part.id}
          className={classNames(styles.part, styles[part.tone])}
          style={{ width: percent(part.length) }}
        />
      ))}
    </span>
  )
}
