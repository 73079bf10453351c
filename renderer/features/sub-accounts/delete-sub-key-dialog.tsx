import { useStore } from 'zustand'
import type { SubAccountKey } from '../../../shared/domain/sub-account.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ask } from '../../desk-client.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { keysStore } from '../../stores/keys-store.ts'
import { CommandProblem } from './command-problem.tsx'
import { isKeyHere } from './is-key-here.ts'
import { subDialogWords } from './sub-dialog-words.ts'
import { useCommand } from './use-command.ts'

/** Names the key that goes; the safe button is the first. */
export function DeleteSubKeyDialog({
  uid,
  of: key,
  onClose,
  onDone,
}: {
  readonly uid: string
  readonly of: SubAccountKey
  readonly onClose: () => void
  /** The keys that are left; `null`: they have to be read. */
  readonly onDone: (left: ReadonlyArray<SubAccountKey> | null) => void
}) {
  const words = useWords(subDialogWords).deleteDialog
  const common = useWords(commonWords)
  const command = useCommand()
  const isHere = useStore(keysStore, (state) => isKeyHere(state.ring, uid, key.hint))
  return (
    <Dialog
      open
      tone="danger"
      title={words.title}
      closeLabel={common.close}
      onClose={onClose}
      onSubmit={() => command.run(() => ask('subs.deleteKey', key.handle), onDone)}
      description={
        <>
          <p>{words.text(key.note, key.hint)}</p>
          {isHere && <p>{words.here}</p>}
        </>
      }
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button kind="danger" type="submit" busy={command.isBusy}>
            {words.submit}
          </Button>
        </>
      }
    >
      <CommandProblem error={command.error} lost={words.lost} />
    </Dialog>
  )
}
