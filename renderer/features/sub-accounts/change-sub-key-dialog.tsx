import { useState } from 'react'
import type { SubAccountKey } from '../../../shared/domain/sub-account.ts'
import { checkSubKeyChange } from '../../../shared/rules/sub-account-rules.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/text-field.tsx'
import { ask } from '../../desk-client.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { CommandProblem } from './command-problem.tsx'
import { RightsFields, type RightsValues, rightsOf } from './rights-fields.tsx'
import { subDialogWords } from './sub-dialog-words.ts'
import { useCommand } from './use-command.ts'

/** Changes what a key may do and from where; the exchange asks for its passphrase. */
export function ChangeSubKeyDialog({
  of: key,
  onClose,
  onDone,
  onLost,
}: {
  readonly of: SubAccountKey
  readonly onClose: () => void
  readonly onDone: () => void
  /** The answer was lost: the list may tell. */
  readonly onLost: () => void
}) {
  const { keyDialog: words, problem } = useWords(subDialogWords)
  const common = useWords(commonWords)
  const command = useCommand()
  const [passphrase, setPassphrase] = useState('')
  const [rights, setRights] = useState(() => valuesOf(key))
  const [isTried, setIsTried] = useState(false)
  const change = { ...rightsOf(rights), handle: key.handle, passphrase: passphrase.trim() }
  const found = checkSubKeyChange(change)
  const problems = isTried ? found : {}

  function submit(): void {
    setIsTried(true)
    if (Object.keys(found).length > 0) return
    command.run(
      () => ask('subs.changeKey', change),
      onDone,
      (error) => error.kind === 'unknownOutcome' && onLost(),
    )
  }

  return (
    <Dialog
      open
      title={words.changeTitle(`${key.note} ·…${key.hint}`)}
      closeLabel={common.close}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button kind="primary" type="submit" busy={command.isBusy}>
            {words.change}
          </Button>
        </>
      }
    >
      <RightsFields values={rights} problems={problems} onChange={setRights} />
      <TextField
        label={words.passphrase}
        hint={words.passphraseOld}
        type="password"
        mono
        trimPaste
        value={passphrase}
        error={problems.passphrase === undefined ? null : problem[problems.passphrase]}
        onChange={setPassphrase}
      />
      <CommandProblem error={command.error} lost={words.changeLost} />
    </Dialog>
  )
}

function valuesOf({ permissions, boundIps }: SubAccountKey): RightsValues {
  return {
    canTrade: permissions.some((one) => one.startsWith('trade')),
    canManage: permissions.some((one) => one.startsWith('manage')),
    isReadOnly: !permissions.some((one) => one.endsWith('write')),
    addresses: boundIps.join(' '),
  }
}
