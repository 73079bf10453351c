import { ExternalLink } from 'lucide-react'
import { useState } from 'react'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { KeySet } from '../../../shared/domain/key-set.ts'
import { Button } from '../../components/button.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import { visitLink } from './key-actions.ts'
import { LeakStep } from './leak-step.tsx'
import { leakWords } from './leak-words.ts'

/** The desk cannot delete a key at the exchange; it opens the page where the user does. */
export function LeakRemoveStep({ keySet }: { readonly keySet: KeySet }) {
  const { remove } = useWords(leakWords)
  const explain = useExplainError()
  const [state, setState] = useState<'waiting' | 'busy' | 'opened'>('waiting')
  const [error, setError] = useState<DeskError | null>(null)
  const isPractice = keySet.environment === 'practice'

  async function run(): Promise<void> {
    setState('busy')
    const problem = await visitLink('api-key-management')
    setError(problem)
    setState(problem === null ? 'opened' : 'waiting')
  }

  return (
    <LeakStep
      title={remove.title}
      text={remove.text}
      isDone={false}
      action={
        !isPractice && (
          <Button
            size="small"
            icon={<ExternalLink size={13} aria-hidden />}
            busy={state === 'busy'}
            onClick={() => void run()}
          >
            {remove.run}
          </Button>
        )
      }
      result={
        <>
          {isPractice && <p>{remove.practice}</p>}
          {state === 'opened' && <p>{remove.opened(keySet.hint)}</p>}
          {keySet.environment === 'demo' && <p>{remove.demo}</p>}
        </>
      }
    >
      {error !== null && <ErrorMessage compact {...explain(error)} />}
    </LeakStep>
  )
}
