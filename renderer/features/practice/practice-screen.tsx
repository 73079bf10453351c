import { FlaskConical, RotateCw, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { PracticeView } from '../../../shared/domain/connection.ts'
import type { DeskError } from '../../../shared/domain/error.ts'
import { Badge, type BadgeTone } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { ask } from '../../desk-client.ts'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import { keysStore } from '../../stores/keys-store.ts'
import { goTo } from '../../stores/navigation-store.ts'
import { practiceStore } from '../../stores/practice-store.ts'
import { Screen } from '../frame/screen.tsx'
import { usePracticeKey } from '../keys/use-practice-key.ts'
import { KeptStates } from './kept-states.tsx'
import styles from './practice.module.css'
import { PracticeAddresses } from './practice-addresses.tsx'
import { practiceControlWords } from './practice-control-words.ts'
import { practiceWords } from './practice-words.ts'
import { ResetDialog } from './reset-dialog.tsx'
import { RestartDialog } from './restart-dialog.tsx'

const TONES: Readonly<Record<PracticeView['state'], BadgeTone>> = {
  starting: 'warning',
  running: 'good',
  stopped: 'neutral',
  failed: 'danger',
  elsewhere: 'neutral',
}

/** The local exchange: whether it runs, where others reach it, and a key for it. */
export function PracticeScreen() {
  const words = useWords(practiceWords)
  const control = useWords(practiceControlWords)
  const explain = useExplainError()
  const view = useStore(practiceStore, (state) => state.view)
  const keyCount = useStore(
    keysStore,
    (state) => state.ring?.keySets.filter((one) => one.environment === 'practice').length ?? 0,
  )
  const hasKey = useStore(
    keysStore,
    (state) => state.ring?.environment === 'practice' && state.ring.activeId !== null,
  )
  const practiceKey = usePracticeKey()
  const [isAsking, setIsAsking] = useState(false)
  const [isResetting, setIsResetting] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<DeskError | null>(null)
  const state = view?.state ?? 'starting'
  const isRunning = state === 'running'

  async function restart(): Promise<void> {
    setIsAsking(false)
    setIsBusy(true)
    const answer = await ask('practice.restart')
    setIsBusy(false)
    setError(answer.ok ? null : answer.error)
    if (answer.ok) practiceStore.setState({ view: answer.value })
  }

  async function makeKey(): Promise<void> {
    if (await practiceKey.make()) goTo('trade')
  }

  return (
    <Screen isNarrow title={words.title} lead={words.lead}>
      {error !== null && <ErrorMessage {...explain(error)} />}
      {practiceKey.error !== null && <ErrorMessage {...explain(practiceKey.error)} />}
      {state === 'failed' && view?.problem !== null && view !== null && (
        <ErrorMessage
          text={{
            happened: words.failedHappened,
            means: words.failedMeans(view.problem),
            remedy: words.failedRemedy,
          }}
        />
      )}
      <section className={styles.panel}>
        <div className={styles.row}>
          <div>
            <h2 className={styles.name}>
              {words.status} <Badge tone={TONES[state]}>{words.state[state]}</Badge>
            </h2>
            <p className={styles.text}>{words.stateMeans[state]}</p>
          </div>
          {state !== 'elsewhere' && (
            <Button
              busy={isBusy || state === 'starting'}
              icon={<RotateCw size={13} aria-hidden />}
              onClick={() => (isRunning ? setIsAsking(true) : void restart())}
            >
              {state === 'stopped' || state === 'failed' ? words.start : words.restart}
            </Button>
          )}
        </div>
        <div className={styles.row}>
          <div>
            <h2 className={styles.name}>{words.keys}</h2>
            <p className={styles.text}>{words.keysText(keyCount)}</p>
          </div>
          {state !== 'elsewhere' && (
            <Button
              kind={keyCount === 0 ? 'primary' : 'plain'}
              busy={practiceKey.isBusy}
              disabled={!isRunning}
              icon={<FlaskConical size={13} aria-hidden />}
              onClick={() => void makeKey()}
            >
              {words.makeKey}
            </Button>
          )}
        </div>
        {isRunning && (
          <div className={styles.row}>
            <div>
              <h2 className={styles.name}>{control.account}</h2>
              <p className={styles.text}>{control.accountText}</p>
            </div>
            <Button
              disabled={!hasKey}
              icon={<Undo2 size={13} aria-hidden />}
              onClick={() => setIsResetting(true)}
            >
              {control.reset}
            </Button>
          </div>
        )}
      </section>
      {isRunning && <KeptStates />}
      <PracticeAddresses view={view} />
      {isResetting && <ResetDialog onClose={() => setIsResetting(false)} />}
      {isAsking && (
        <RestartDialog onClose={() => setIsAsking(false)} onConfirm={() => void restart()} />
      )}
    </Screen>
  )
}
