import type { SubAccount } from '../../../shared/domain/sub-account.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ask } from '../../desk-client.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { CommandProblem } from './command-problem.tsx'
import { subDialogWords } from './sub-dialog-words.ts'
import { useCommand } from './use-command.ts'

/** Asks before a sub-account is frozen or set free again. */
export function FreezeDialog({
  account,
  onClose,
  onDone,
}: {
  readonly account: SubAccount
  readonly onClose: () => void
  readonly onDone: (accounts: ReadonlyArray<SubAccount> | null) => void
}) {
  const words = useWords(subDialogWords).freezeDialog
  const common = useWords(commonWords)
  const command = useCommand()
  const frozen = account.status !== 'frozen'
  return (
    <Dialog
      open
      tone={frozen ? 'danger' : 'plain'}
      title={words.title(frozen)}
      description={words.text(account.username, account.uid, frozen)}
      closeLabel={common.close}
      onClose={onClose}
      onSubmit={() => command.run(() => ask('subs.freeze', account.uid, frozen), onDone)}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button kind={frozen ? 'danger' : 'primary'} type="submit" busy={command.isBusy}>
            {words.submit(frozen)}
          </Button>
        </>
      }
    >
      <CommandProblem error={command.error} lost={words.lost} />
    </Dialog>
  )
}
