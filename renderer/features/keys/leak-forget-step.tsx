import { useState } from 'react'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { KeySet } from '../../../shared/domain/key-set.ts'
import { Button } from '../../components/button.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import { deleteKey } from './key-actions.ts'
import { LeakStep } from './leak-step.tsx'
import { leakWords } from './leak-words.ts'

export function LeakForgetStep({
  keySet,
  isForgotten,
  onForgotten,
}: {
  readonly keySet: KeySet
  readonly isForgotten: boolean
  /** Its button cannot keep the focus any more. */
  readonly onForgotten: () => void
}) {
  const { forget } = useWords(leakWords)
  const explain = useExplainError()
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<DeskError | null>(null)

  async function run(): Promise<void> {
    setIsBusy(true)
    const problem = await deleteKey(keySet.id)
    setIsBusy(false)
    setError(problem)
    if (problem === null) onForgotten()
  }

  return (
    <LeakStep
      title={forget.title}
      text={forget.text}
      isDone={isForgotten}
      action={
        !isForgotten && (
          <Button kind="danger" size="small" busy={isBusy} onClick={() => void run()}>
            {forget.run}
          </Button>
        )
      }
      result={isForgotten ? forget.forgotten : null}
    >
      {error !== null && !isForgotten && <ErrorMessage compact {...explain(error)} />}
    </LeakStep>
  )
}
