import { Button } from '../../components/button.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import type { Answered } from './use-answer.ts'

/** Why the last question failed, with a button that asks again; nothing when it did not. */
export function AnswerProblem({
  of,
}: {
  readonly of: Pick<Answered<unknown>, 'error' | 'isBusy' | 'ask'>
}) {
  const common = useWords(commonWords)
  const explain = useExplainError()
  if (of.error === null) return null
  const { text, source } = explain(of.error)
  return (
    <ErrorMessage
      compact
      text={text}
      source={source}
      actions={
        <Button size="small" busy={of.isBusy} onClick={of.ask}>
          {common.retry}
        </Button>
      }
    />
  )
}
