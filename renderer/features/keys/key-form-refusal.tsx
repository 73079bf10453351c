import { ENVIRONMENTS, type Environment } from '../../../shared/domain/environment.ts'
import type { DeskError } from '../../../shared/domain/error.ts'
import { Button } from '../../components/button.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import { SignatureQuestion, signatureRefusal } from '../requests/signature-question.tsx'
import { environmentWords } from './environment-words.ts'
import styles from './keys.module.css'
import { keysWords } from './keys-words.ts'

/**
 * Why the key was not added. A key of another environment can be added there in one click; only
 * keychain trouble offers to go on without one.
 */
export function KeyFormRefusal({
  error,
  isBusy,
  onUseForSession,
  onSwitch,
}: {
  readonly error: DeskError
  readonly isBusy: boolean
  readonly onUseForSession: () => void
  readonly onSwitch: (environment: Environment) => void
}) {
  const words = useWords(keysWords)
  const common = useWords(commonWords)
  const environments = useWords(environmentWords)
  const explain = useExplainError()
  const right = environmentInstead(error)
  const hasCure = right !== null || signatureRefusal(error) !== null
  const cures = (
    <>
      {right !== null && (
        <Button size="small" kind="primary" busy={isBusy} onClick={() => onSwitch(right)}>
          {environments.switchAndAdd(common.environment[right])}
        </Button>
      )}
      <SignatureQuestion error={error} />
    </>
  )
  return (
    <>
      <ErrorMessage {...explain(error)} {...(hasCure ? { actions: cures } : {})} />
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

/** Where main found that the key belongs. */
function environmentInstead(error: DeskError): Environment | null {
  if (error.kind !== 'invalid' || error.reason !== 'wrong-environment') return null
  return ENVIRONMENTS.find((one) => one === error.values.environment) ?? null
}
