import { Button } from '../../components/button.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Trouble } from '../keys/trouble.tsx'
import type { Answered } from './use-answer.ts'

/** Why the last question failed, with a button that asks again; nothing when it did not. */
export function AnswerProblem({
  of,
}: {
  readonly of: Pick<Answered<unknown>, 'error' | 'isBusy' | 'ask'>
}) {
  const common = useWords(commonWords)
  if (of.error === null) return null
  return (
    <Trouble
      compact
      error={of.error}
      actions={
        <Button size="small" busy={of.isBusy} onClick={of.ask}>
          {common.retry}
        </Button>
      }
    />
  )
}
