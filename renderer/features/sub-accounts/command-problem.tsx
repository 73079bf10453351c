import type { DeskError } from '../../../shared/domain/error.ts'
import { ErrorMessage } from '../../components/error-message.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { Trouble } from '../keys/trouble.tsx'
import { commandWords } from './command-words.ts'

/** Why a command failed. A lost answer is told in the words of what it was about, as a warning. */
export function CommandProblem({
  error,
  lost,
}: {
  readonly error: DeskError | null
  /** What a lost answer means here, and what to do. */
  readonly lost: string
}) {
  const words = useWords(commandWords)
  if (error === null) return null
  if (error.kind !== 'unknownOutcome') return <Trouble compact error={error} />
  return (
    <ErrorMessage
      compact
      tone="warning"
      text={{ happened: words.unknown, means: lost, remedy: '' }}
    />
  )
}
