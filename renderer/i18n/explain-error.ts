import { assertNever, type DeskError } from '../../shared/domain/error.ts'
import type { Language } from '../../shared/domain/settings.ts'
import type { ErrorText } from '../components/error-message.tsx'
import { formatMs } from '../format/duration-text.ts'
import { codeLines, helpForCode } from './code-words.ts'
import { errorWords } from './error-words.ts'

export interface ExplainedError {
  readonly text: ErrorText
  /** The exchange's code and words, verbatim; `null` when it said nothing. */
  readonly source: string | null
}

/** Any trouble in three parts: what happened, what it means, what to do. */
export function explainError(error: DeskError, language: Language): ExplainedError {
  const words = errorWords[language]
  switch (error.kind) {
    case 'invalid':
      return {
        text: {
          happened: words.invalidTitle,
          means: words.invalid[error.reason](error.values),
          remedy: '',
        },
        source: null,
      }
    case 'refused':
    case 'unauthorised':
      return {
        text: helpForCode(error.code, codeLines[language]) ?? words[error.kind],
        source: words.source(error.code, error.message),
      }
    case 'rateLimited':
      return { text: words.rateLimited(formatMs(error.retryAfterMs)), source: null }
    case 'unavailable':
      return { text: words.unavailable[error.reason], source: null }
    case 'unknownOutcome':
      return { text: words.unknownOutcome(error.clientOid), source: null }
    case 'keychain':
      return { text: words.keychain[error.failure], source: null }
    case 'fileNotWritten':
      return { text: words.fileNotWritten[error.problem], source: null }
    case 'internal':
      return { text: words.internal(error.reference), source: null }
    default:
      return assertNever(error)
  }
}

/** The shortest useful sentence, for a line under a field or a button. */
export function errorSentence(error: DeskError, language: Language): string {
  const { text } = explainError(error, language)
  return error.kind === 'invalid' ? text.means : text.happened
}
