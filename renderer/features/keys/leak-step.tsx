import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import styles from './key-leak.module.css'
import { leakWords } from './leak-words.ts'

/** One step: what it does and why now, its button, and what became of it. */
export function LeakStep({
  title,
  text,
  isDone,
  action,
  result,
  children,
}: {
  readonly title: string
  readonly text: string
  readonly isDone: boolean
  readonly action: ReactNode
  /** Spoken when it comes. */
  readonly result: ReactNode
  readonly children?: ReactNode
}) {
  const words = useWords(leakWords)
  return (
    <li className={styles.step} data-done={isDone}>
      <h3 className={styles.title}>
        {title}
        {isDone && <Check size={14} strokeWidth={2.6} role="img" aria-label={words.done} />}
      </h3>
      <p className={styles.text}>{text}</p>
      {action}
      <div role="status" className={styles.result}>
        {result}
      </div>
      {children}
    </li>
  )
}
