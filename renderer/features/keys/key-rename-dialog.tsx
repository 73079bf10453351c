import { useState } from 'react'
import { useStore } from 'zustand'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { KeySet } from '../../../shared/domain/key-set.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/text-field.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { errorSentence } from '../../i18n/explain-error.ts'
import { useWords } from '../../i18n/use-words.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { ColourField } from './colour-field.tsx'
import { renameKey } from './key-actions.ts'
import { keysWords } from './keys-words.ts'

export function KeyRenameDialog({
  keySet,
  onClose,
}: {
  readonly keySet: KeySet
  readonly onClose: () => void
}) {
  const words = useWords(keysWords)
  const common = useWords(commonWords)
  const language = useStore(settingsStore, (state) => state.settings.language)
  const [label, setLabel] = useState(keySet.label)
  const [colour, setColour] = useState(keySet.colour)
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<DeskError | null>(null)

  async function save(): Promise<void> {
    setIsBusy(true)
    const problem = await renameKey(keySet.id, label.trim(), colour)
    setIsBusy(false)
    setError(problem)
    if (problem === null) onClose()
  }

  return (
    <Dialog
      open
      title={words.renameTitle}
      closeLabel={common.close}
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button kind="primary" type="submit" busy={isBusy}>
            {common.save}
          </Button>
        </>
      }
    >
      <TextField
        label={words.label}
        hint={words.labelHint}
        value={label}
        maxLength={40}
        error={error === null ? null : errorSentence(error, language)}
        onChange={setLabel}
      />
      <ColourField value={colour} onChange={setColour} />
    </Dialog>
  )
}
