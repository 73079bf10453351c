import { useState } from 'react'
import type { KeyColour, KeySet } from '../../../shared/domain/key-set.ts'
import type { SubAccount } from '../../../shared/domain/sub-account.ts'
import { checkSubKeyDraft, type SubField } from '../../../shared/rules/sub-account-rules.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/text-field.tsx'
import { ask } from '../../desk-client.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ColourField } from '../keys/colour-field.tsx'
import { CommandProblem } from './command-problem.tsx'
import { RightsFields, type RightsValues, rightsOf } from './rights-fields.tsx'
import { subDialogWords } from './sub-dialog-words.ts'
import { useCommand } from './use-command.ts'

const FIRST_RIGHTS: RightsValues = {
  canTrade: true,
  canManage: false,
  isReadOnly: false,
  addresses: '',
}

/** Makes a key. Only the passphrase is typed here; the secret never comes to this page. */
export function CreateSubKeyDialog({
  account,
  onClose,
  onMade,
  onLost,
}: {
  readonly account: SubAccount
  readonly onClose: () => void
  readonly onMade: (keySet: KeySet) => void
  /** The answer was lost: the list may tell. */
  readonly onLost: () => void
}) {
  const { keyDialog: words, problem } = useWords(subDialogWords)
  const common = useWords(commonWords)
  const command = useCommand()
  const [note, setNote] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [colour, setColour] = useState<KeyColour>('slate')
  const [rights, setRights] = useState(FIRST_RIGHTS)
  const [isTried, setIsTried] = useState(false)
  const draft = {
    ...rightsOf(rights),
    subUid: account.uid,
    note: note.trim(),
    colour,
    passphrase: passphrase.trim(),
  }
  const found = checkSubKeyDraft(draft)
  const problems = isTried ? found : {}
  const sentence = (field: SubField) => {
    const name = problems[field]
    return name === undefined ? null : problem[name]
  }

  function submit(): void {
    setIsTried(true)
    if (Object.keys(found).length > 0) return
    command.run(
      () => ask('subs.createKey', draft),
      onMade,
      (error) => error.kind === 'unknownOutcome' && onLost(),
    )
  }

  return (
    <Dialog
      open
      title={words.createTitle(account.username)}
      description={words.secret}
      closeLabel={common.close}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button
            kind="primary"
            type="submit"
            busy={command.isBusy}
            disabled={command.error?.kind === 'unknownOutcome'}
          >
            {words.create}
          </Button>
        </>
      }
    >
      <TextField
        label={words.note}
        hint={words.noteHint}
        value={note}
        error={sentence('note')}
        onChange={setNote}
      />
      <TextField
        label={words.passphrase}
        hint={words.passphraseNew}
        type="password"
        mono
        trimPaste
        value={passphrase}
        error={sentence('passphrase')}
        onChange={setPassphrase}
      />
      <RightsFields values={rights} problems={problems} onChange={setRights} />
      <ColourField value={colour} onChange={setColour} />
      <CommandProblem error={command.error} lost={words.lost(draft.note)} />
    </Dialog>
  )
}
