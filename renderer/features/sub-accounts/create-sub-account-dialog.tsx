import { useState } from 'react'
import { checkSubAccountDraft } from '../../../shared/rules/sub-account-rules.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/text-field.tsx'
import { ask } from '../../desk-client.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { CommandProblem } from './command-problem.tsx'
import { subDialogWords } from './sub-dialog-words.ts'
import { useCommand } from './use-command.ts'

export function CreateSubAccountDialog({
  onClose,
  onCreated,
  onLost,
}: {
  readonly onClose: () => void
  readonly onCreated: (uid: string) => void
  /** The answer was lost: the list may tell. */
  readonly onLost: () => void
}) {
  const { accountDialog: words, problem } = useWords(subDialogWords)
  const common = useWords(commonWords)
  const command = useCommand()
  const [username, setUsername] = useState('')
  const [note, setNote] = useState('')
  const [isTried, setIsTried] = useState(false)
  const draft = { username: username.trim(), note: note.trim() }
  const problems = checkSubAccountDraft(draft)
  const sentence = (field: 'username' | 'note') =>
    isTried && problems[field] !== undefined ? problem[problems[field]] : null

  function submit(): void {
    setIsTried(true)
    if (Object.keys(problems).length > 0) return
    command.run(
      () => ask('subs.create', draft),
      (account) => onCreated(account.uid),
      (error) => error.kind === 'unknownOutcome' && onLost(),
    )
  }

  return (
    <Dialog
      open
      title={words.title}
      closeLabel={common.close}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button kind="primary" type="submit" busy={command.isBusy}>
            {words.submit}
          </Button>
        </>
      }
    >
      <TextField
        label={words.username}
        hint={words.usernameHint}
        value={username}
        error={sentence('username')}
        onChange={setUsername}
      />
      <TextField
        label={words.note}
        hint={words.noteHint}
        value={note}
        error={sentence('note')}
        onChange={setNote}
      />
      <CommandProblem error={command.error} lost={words.lost(draft.username)} />
    </Dialog>
  )
}
