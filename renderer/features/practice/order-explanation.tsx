import { useCallback, useEffect, useRef, useState } from 'react'
import type { Result } from '../../../shared/domain/error.ts'
import type { FillExplanation } from '../../../shared/domain/practice-control.ts'
import { Button } from '../../components/button.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { ask } from '../../desk-client.ts'
import { UNKNOWN } from '../../format/unknown.ts'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import { explanationWords } from './explanation-words.ts'
import styles from './order-explanation.module.css'

/** Why an order or strategy order of the practice exchange did or did not fill, in one sentence. */
export function OrderExplanation({ orderId }: { readonly orderId: string }) {
  const words = useWords(explanationWords)
  const common = useWords(commonWords)
  const explain = useExplainError()
  const format = useFormat()
  const [answer, setAnswer] = useState<Result<FillExplanation> | null>(null)
  /** Grows with each question, so that a late answer of an older one is dropped. */
  const asked = useRef(0)

  const load = useCallback(async () => {
    asked.current += 1
    const mine = asked.current
    setAnswer(null)
    const next = await ask('practice.explain', orderId)
    if (mine === asked.current) setAnswer(next)
  }, [orderId])

  useEffect(() => {
    void load()
    return () => {
      asked.current += 1
    }
  }, [load])

  if (answer !== null && !answer.ok) {
    return (
      <ErrorMessage
        compact
        {...explain(answer.error)}
        actions={
          <Button size="small" onClick={() => void load()}>
            {common.retry}
          </Button>
        }
      />
    )
  }
  const sentence = answer === null ? words.asking : sentenceOf(answer.value)
  return (
    <p className={styles.explanation} aria-live="polite" aria-busy={answer === null}>
      <strong>{words.title}</strong> {sentence}
    </p>
  )

  /** Figures come as plain decimals; a value that is none, such as a coin with its amount, stays as it is. */
  function sentenceOf({ reason, values }: FillExplanation): string {
    return words.reasons[reason]((name) => {
      const value = values[name]
      if (value === undefined) return UNKNOWN
      const text = format.decimal(value)
      return text === UNKNOWN ? value : text
    })
  }
}
