import { Link2 } from 'lucide-react'
import { useState } from 'react'
import type { Environment } from '../../../shared/domain/environment.ts'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { KeySet } from '../../../shared/domain/key-set.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import { SignatureQuestion, signatureRefusal } from '../requests/signature-question.tsx'
import { environmentWords } from './environment-words.ts'
import { rebindKey } from './key-actions.ts'
import { keysWords } from './keys-words.ts'

/** Offers to bind a key set to another environment, and asks first. */
export function RebindButton({
  keySet,
  environment,
}: {
  readonly keySet: KeySet
  readonly environment: Environment
}) {
  const words = useWords(environmentWords).rebind
  const common = useWords(commonWords)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button
        size="small"
        kind="primary"
        icon={<Link2 size={13} aria-hidden />}
        onClick={() => setIsOpen(true)}
      >
        {words.open(common.environment[environment])}
      </Button>
      {isOpen && (
        <RebindDialog keySet={keySet} environment={environment} onClose={() => setIsOpen(false)} />
      )}
    </>
  )
}

function RebindDialog({
  keySet,
  environment,
  onClose,
}: {
  readonly keySet: KeySet
  readonly environment: Environment
  readonly onClose: () => void
}) {
  const words = useWords(environmentWords).rebind
  const keys = useWords(keysWords)
  const common = useWords(commonWords)
  const explain = useExplainError()
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<DeskError | null>(null)
  const [from, to] = [common.environment[keySet.environment], common.environment[environment]]

  async function bind(): Promise<void> {
    setIsBusy(true)
    setError(null)
    const problem = await rebindKey(keySet, environment)
    setIsBusy(false)
    setError(problem)
    if (problem === null) onClose()
  }

  return (
    <Dialog
      open
      tone="environment"
      title={words.title(to)}
      closeLabel={common.close}
      onClose={onClose}
      onSubmit={() => void bind()}
      description={
        <>
          <p>{words.text(keySet.label || keys.unnamed, keySet.hint, from, to)}</p>
          <p>{words.note}</p>
        </>
      }
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button kind="primary" type="submit" busy={isBusy}>
            {isBusy ? words.asking : words.confirm(to)}
          </Button>
        </>
      }
    >
      {error !== null && (
        <ErrorMessage
          compact
          {...explain(error)}
          {...(signatureRefusal(error) === null
            ? {}
            : { actions: <SignatureQuestion error={error} /> })}
        />
      )}
    </Dialog>
  )
}
