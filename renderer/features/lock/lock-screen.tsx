import { LockKeyhole } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { LockView } from '../../../shared/domain/lock.ts'
import { Button } from '../../components/button.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { useFormat } from '../../format/use-format.ts'
import { joinSentences } from '../../i18n/join-sentences.ts'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import { deadManStore } from '../../stores/dead-man-store.ts'
import styles from './lock.module.css'
import { openDesk } from './lock-actions.ts'
import { lockWords } from './lock-words.ts'

/** Stands in the place of the whole desk while it is locked. */
export function LockScreen({
  view,
}: {
  readonly view: Extract<LockView, { readonly state: 'locked' }>
}) {
  const words = useWords(lockWords)
  const format = useFormat()
  const explain = useExplainError()
  const firesAtMs = useStore(deadManStore, (state) => state.view.firesAtMs)
  const [isOpening, setIsOpening] = useState(false)
  const [error, setError] = useState<DeskError | null>(null)

  async function open(): Promise<void> {
    setIsOpening(true)
    setError(null)
    setError(await openDesk())
    setIsOpening(false)
  }

  return (
    <main className={styles.screen}>
      <div className={styles.stripe} aria-hidden />
      <section className={styles.card} aria-labelledby="lock-title">
        <LockKeyhole size={28} aria-hidden className={styles.icon} />
        <h1 id="lock-title" className={styles.title}>
          {words.title}
        </h1>
        <p className={styles.reason}>
          {joinSentences(
            words.reasons[view.reason],
            words.since(format.time(view.sinceMs, 'time')),
          )}
        </p>
        <p>{words.keys}</p>
        <p>{words.orders}</p>
        {firesAtMs !== null && (
          <p className={styles.warning}>{words.deadMan(format.time(firesAtMs, 'time'))}</p>
        )}
        {view.forgotten.length > 0 && (
          <p className={styles.warning}>{words.forgotten(view.forgotten)}</p>
        )}
        {error !== null && <ErrorMessage {...explain(error)} />}
        <Button
          kind="primary"
          size="large"
          autoFocus
          busy={isOpening}
          className={styles.unlock ?? ''}
          onClick={() => void open()}
        >
          {words.unlock}
        </Button>
      </section>
    </main>
  )
}
