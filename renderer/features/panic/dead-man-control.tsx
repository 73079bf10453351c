import { useState } from 'react'
import { useStore } from 'zustand'
import type { DeskError } from '../../../shared/domain/error.ts'
import { Button } from '../../components/button.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { ask } from '../../desk-client.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import {
  deadManStore,
  FIRST_SECONDS,
  readSeconds,
  secondsLeft,
} from '../../stores/dead-man-store.ts'
import { Trouble } from '../keys/trouble.tsx'
import { useNow } from '../trade/use-now.ts'
import styles from './panic.module.css'
import { panicWords } from './panic-words.ts'

/** Arms the switch with 5 to 60 s, says when it fires, and disarms it. */
export function DeadManControl() {
  const { deadMan: words } = useWords(panicWords)
  const common = useWords(commonWords)
  const view = useStore(deadManStore, (state) => state.view)
  const nowMs = useNow(250)
  const [text, setText] = useState(String(view.seconds ?? FIRST_SECONDS))
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<DeskError | null>(null)
  const seconds = readSeconds(text)
  const error = failure ?? view.error

  async function arm(next: number | null): Promise<void> {
    setBusy(true)
    setFailure(null)
    const answer = await ask('deadMan.arm', next)
    setBusy(false)
    if (answer.ok) deadManStore.setState({ view: answer.value })
    else setFailure(answer.error)
  }

  return (
    <section className={styles.control} aria-label={words.name}>
      <h2 className={styles.title}>{words.name}</h2>
      <p className={styles.hint}>{words.means}</p>
      <p role="status">{stateText()}</p>
      {error !== null && <Trouble compact error={error} />}
      <NumberField
        label={words.seconds}
        value={text}
        step="1"
        unit="s"
        hint={words.secondsHint}
        error={seconds === null ? words.secondsBad : null}
        stepUpLabel={common.stepUp}
        stepDownLabel={common.stepDown}
        onChange={setText}
      />
      <div className={styles.answers}>
        {view.state !== 'off' && (
          <Button busy={isBusy} onClick={() => void arm(null)}>
            {words.disarm}
          </Button>
        )}
        <Button
          kind="primary"
          busy={isBusy}
          disabled={seconds === null}
          onClick={() => void arm(seconds)}
        >
          {view.state === 'armed' ? words.again : words.arm}
        </Button>
      </div>
    </section>
  )

  function stateText(): string {
    if (view.state !== 'armed') return words.state[view.state]
    const left = secondsLeft(view, nowMs)
    if (left === 0) return words.fired
    return words.fires(`${left ?? '–'} s`)
  }
}
