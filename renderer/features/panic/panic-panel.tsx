import { X } from 'lucide-react'
import { type Ref, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { Trouble } from '../keys/trouble.tsx'
import { distinctErrors } from '../orders/outcome-counts.ts'
import { useAccount } from '../trade/trade-desk.ts'
import styles from './panic.module.css'
import {
  type AskedAction,
  confirmPanic,
  dismissPanic,
  leavePanic,
  type PanicResult,
  panicStore,
} from './panic-store.ts'
import { panicWords } from './panic-words.ts'
import { panicLines } from './tell-panic.ts'

/** A question left open would turn a later Enter into an order. */
const ASKED_MS = 8000

/** Under the top bar, over everything: the one question, and results until they are dismissed. */
export function PanicPanel({ ref }: { readonly ref: Ref<HTMLElement> }) {
  const words = useWords(panicWords)
  const { asking, running, results } = useStore(panicStore)
  if (asking === null && running.length === 0 && results.length === 0) return null
  return (
    <section ref={ref} className={styles.panel} aria-label={words.results}>
      {asking !== null && <Question key={asking} action={asking} />}
      {running.length > 0 && (
        <p role="status" className={styles.running}>
          {running.map((action) => words.action[action]).join(', ')} · {words.running}
        </p>
      )}
      {results.map((result) => (
        <ResultView key={result.id} result={result} />
      ))}
    </section>
  )
}

function Question({ action }: { readonly action: AskedAction }) {
  const words = useWords(panicWords)
  const positions = useAccount((state) => state.positions.length)
  const orders = useAccount((state) => state.openOrders.length + state.strategyOrders.length)
  const confirm = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const before = document.activeElement
    confirm.current?.focus()
    const timer = setTimeout(leavePanic, ASKED_MS)
    return () => {
      clearTimeout(timer)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <div role="alertdialog" aria-labelledby="panic-question" className={styles.question}>
      <p id="panic-question" className={styles.title}>
        {words.ask[action](positions, orders)}
      </p>
      <p className={styles.hint}>{words.askHint}</p>
      <div className={styles.answers}>
        <Button onClick={leavePanic}>{words.leave}</Button>
        <Button kind="danger" ref={confirm} onClick={confirmPanic}>
          {words.confirm[action]}
        </Button>
      </div>
    </div>
  )
}

function ResultView({ result }: { readonly result: PanicResult }) {
  const words = useWords(panicWords)
  const { id, action, answer } = result
  const name = words.action[action]
  const errors = answer.ok ? answer.value.errors : [answer.error]
  const hasUncertain =
    answer.ok &&
    (answer.value.cancelled?.uncertain ?? 0) + (answer.value.closed?.uncertain ?? 0) > 0
  return (
    <div role="status" className={styles.result}>
      <div className={styles.resultHead}>
        <p className={styles.title}>{answer.ok ? name : words.failed(name)}</p>
        <IconButton
          label={words.dismiss(name)}
          icon={<X size={13} aria-hidden />}
          size="small"
          side="left"
          onClick={() => dismissPanic(id)}
        />
      </div>
      {answer.ok && panicLines(answer.value, words).map((line) => <p key={line}>{line}</p>)}
      {hasUncertain && <p className={styles.hint}>{words.uncertain}</p>}
      {distinctErrors(errors).map((error) => (
        <Trouble key={JSON.stringify(error)} compact error={error} />
      ))}
    </div>
  )
}
