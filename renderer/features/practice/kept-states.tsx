import { useState } from 'react'
import type { DeskError, Result } from '../../../shared/domain/error.ts'
import type { KeptState } from '../../../shared/domain/practice-control.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { TextField } from '../../components/text-field.tsx'
import { ask } from '../../desk-client.ts'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import { practiceStore } from '../../stores/practice-store.ts'
import { tradeDesk } from '../trade/trade-desk.ts'
import styles from './practice.module.css'
import { practiceControlWords } from './practice-control-words.ts'
import { useKeptStates } from './use-kept-states.ts'

/** What may be asked before it is done. */
type Question = { readonly kind: 'bringBack' | 'forget'; readonly name: string }

const NAME = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u

/** States of the whole exchange that were kept, and a field to keep this one. */
export function KeptStates() {
  const words = useWords(practiceControlWords)
  const common = useWords(commonWords)
  const format = useFormat()
  const explain = useExplainError()
  const kept = useKeptStates()
  const [name, setName] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<DeskError | null>(null)
  const [question, setQuestion] = useState<Question | null>(null)
  const isNamed = NAME.test(name.trim())

  async function run<T>(act: () => Promise<Result<T>>, then: (value: T) => void): Promise<void> {
    if (isBusy) return
    setBusy(true)
    const answer = await act()
    setBusy(false)
    setRefusal(answer.ok ? null : answer.error)
    if (answer.ok) then(answer.value)
  }

  function keep(): void {
    if (!isNamed) return
    void run(
      () => ask('practice.keep', name.trim()),
      (states) => {
        kept.put(states)
        setName('')
      },
    )
  }

  function answerQuestion({ kind, name: of }: Question): void {
    setQuestion(null)
    if (kind === 'forget') {
      void run(() => ask('practice.forget', of), kept.put)
      return
    }
    void run(
      () => ask('practice.bringBack', of),
      (view) => {
        practiceStore.setState({ view })
        tradeDesk().account.read()
      },
    )
  }

  const error = refusal ?? kept.error
  const explained = error === null ? null : explain(error)
  return (
    <section className={styles.panel}>
      <div className={styles.head}>
        <h2 className={styles.name}>{words.states}</h2>
        <p className={styles.text}>{words.statesText}</p>
      </div>
      {explained !== null && (
        <ErrorMessage compact text={explained.text} source={explained.source} />
      )}
      <form
        className={styles.keep}
        onSubmit={(event) => {
          event.preventDefault()
          keep()
        }}
      >
        <TextField
          label={words.name}
          maxLength={40}
          value={name}
          hint={words.keepHint}
          error={name === '' || isNamed ? null : words.nameMissing}
          onChange={setName}
        />
        <Button type="submit" kind="primary" busy={isBusy} disabled={!isNamed}>
          {words.keep}
        </Button>
      </form>
      {kept.states?.length === 0 && <p className={styles.none}>{words.statesEmptyText}</p>}
      <ul className={styles.states} aria-label={words.kept(kept.states?.length ?? 0)}>
        {(kept.states ?? []).map((state) => (
          <StateLine
            key={state.name}
            state={state}
            time={format.time(state.savedAtMs, 'date-time')}
            onAsk={(kind) => setQuestion({ kind, name: state.name })}
          />
        ))}
      </ul>
      {question !== null && (
        <Dialog
          open
          title={(question.kind === 'forget' ? words.forgetTitle : words.bringBackTitle)(
            question.name,
          )}
          description={question.kind === 'forget' ? words.forgetText : words.bringBackText}
          closeLabel={common.close}
          onClose={() => setQuestion(null)}
          onSubmit={() => answerQuestion(question)}
          actions={
            <>
              <Button onClick={() => setQuestion(null)}>{common.cancel}</Button>
              <Button type="submit" kind={question.kind === 'forget' ? 'danger' : 'primary'}>
                {words[question.kind]}
              </Button>
            </>
          }
        />
      )}
    </section>
  )
}

function StateLine({
  state,
  time,
  onAsk,
}: {
  readonly state: KeptState
  readonly time: string
  readonly onAsk: (kind: Question['kind']) => void
}) {
  const words = useWords(practiceControlWords)
  return (
    <li className={styles.state}>
      <span className={styles.stateName}>{state.name}</span>
      <time className={styles.text}>{time}</time>
      <Button size="small" onClick={() => onAsk('bringBack')}>
        {words.bringBack}
      </Button>
      <Button size="small" kind="quiet" onClick={() => onAsk('forget')}>
        {words.forget}
      </Button>
    </li>
  )
}
