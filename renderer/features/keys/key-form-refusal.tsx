import type { DeskError } from '../../../shared/domain/error.ts'
import { Button } from '../../components/button.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import styles from './keys.module.css'
import { keysWords } from './keys-words.ts'

/** Why the key was not added; only keychain trouble offers to go on without one. */
export function KeyFormRefusal({
  error,
  isBusy,
  onUseForSession,
}: {
  readonly error: DeskError
  readonly isBusy: boolean
  readonly onUseForSession: () => void
}) {
  const words = useWords(keysWords)
  const explain = useExplainError()
  return (
    <>
      <ErrorMessage {...explain(error)} />
      {error.kind === 'keychain' && (
        <div className={styles.session}>
          <p className={styles.sessionTitle}>{words.form.sessionTitle}</p>
          <p>{words.form.sessionText}</p>
          <Button busy={isBusy} onClick={onUseForSession}>
            {words.form.session}
          </Button>
        </div>
      )}
    </>
  )
}
