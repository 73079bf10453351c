import { useFormat } from '../../format/use-format.ts'
import { errorSentence } from '../../i18n/explain-error.ts'
import type { TicketView } from './use-ticket.ts'

/** Sentences under fields. What is merely still empty is told only after a try to send. */
export function useFieldErrors(
  view: TicketView,
  wasTried: boolean,
): (field: string) => string | null {
  const { language } = useFormat()
  const sent = view.submission.kind === 'refused' ? view.submission.error : null
  return (field) => {
    const error =
      view.errors.find((one) => one.field === field) ??
      (sent?.kind === 'invalid' && sent.field === field ? sent : undefined)
    if (error === undefined || (error.reason === 'required' && !wasTried)) return null
    return errorSentence(error, language)
  }
}
