import type { DeskError } from '../../../shared/domain/error.ts'
import type { RequestDetail } from '../../../shared/domain/request-record.ts'
import { hasSignatureFault } from '../../../shared/rules/signature-explanation.ts'
import { ErrorMessage } from '../../components/error-message.tsx'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import { requestsWords } from './requests-words.ts'
import { SignatureQuestion } from './signature-question.tsx'

/** What a request that did not go well means and what to do; nothing for the others. */
export function RequestProblem({ detail }: { readonly detail: RequestDetail }) {
  const words = useWords(requestsWords)
  const explain = useExplainError()
  if (detail.outcome === 'ok') return null
  if (detail.code === null) {
    const means = detail.failure ?? detail.message ?? ''
    return <ErrorMessage compact text={{ happened: words.detail.failed, means, remedy: '' }} />
  }
  const error = { kind: 'refused', code: detail.code, message: detail.message ?? '' } as const
  const tone = detail.outcome === 'rate-limited' ? 'warning' : 'danger'
  if (!hasSignatureFault(detail.code)) {
    return <ErrorMessage compact tone={tone} {...explain(error)} />
  }
  const refusal: DeskError = { ...error, kind: 'unauthorised', requestId: detail.id }
  return (
    <ErrorMessage
      compact
      tone={tone}
      {...explain(error)}
      actions={<SignatureQuestion error={refusal} />}
    />
  )
}
