import { useState } from 'react'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { KeySet } from '../../../shared/domain/key-set.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import { deleteKey } from './key-actions.ts'
import { keysWords } from './keys-words.ts'

/** Names the key that goes; the safe button is the first. */
export function KeyDeleteDialog({
  keySet,
  onClose,
}: {
  readonly keySet: KeySet
  readonly onClose: () => void
}) {
  const words = useWords(keysWords)
  const common = useWords(commonWords)
  const explain = useExplainError()
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<DeskError | null>(null)

  async function remove(): Promise<void> {
    setIsBusy(true)
    const problem = await deleteKey(keySet.id)
    setIsBusy(false)
    setError(problem)
    if (problem === null) onClose()
  }

  return (
    <Dialog
      open
      tone="danger"
      title={words.deleteTitle}
      closeLabel={common.close}
      onClose={onClose}
      onSubmit={() => void remove()}
      description={
        <>
          <p>
            {words.deleteText(
              keySet.label || words.unnamed,
              keySet.hint,
              common.environment[keySet.environment],
            )}
          </p>
          <p>{words.deleteNote}</p>
        </>
      }
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button kind="danger" type="submit" busy={isBusy}>
            {words.deleteConfirm}
          </Button>
        </>
      }
    >
      {error !== null && <ErrorMessage compact {...explain(error)} />}
    </Dialog>
  )
}
