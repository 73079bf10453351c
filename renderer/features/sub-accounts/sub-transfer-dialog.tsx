import { useState } from 'react'
import type {
  SubAccount,
  SubAccountAssets,
  SubTransferDraft,
} from '../../../shared/domain/sub-account.ts'
import type { TransferOutcome } from '../../../shared/domain/transfer.ts'
import { checkSubTransfer } from '../../../shared/rules/sub-account-rules.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { TextField } from '../../components/text-field.tsx'
import { ask } from '../../desk-client.ts'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { CommandProblem } from './command-problem.tsx'
import styles from './sub-accounts.module.css'
import { subDialogWords } from './sub-dialog-words.ts'
import { useCommand } from './use-command.ts'

/** Moves a coin between the main account and a sub-account. One press sends it once. */
export function SubTransferDialog({
  account,
  coins,
  onClose,
}: {
  readonly account: SubAccount
  /** What the sub-account holds, as far as it was read. */
  readonly coins: SubAccountAssets['coins']
  readonly onClose: () => void
}) {
  const { transferDialog: words, problem } = useWords(subDialogWords)
  const common = useWords(commonWords)
  const format = useFormat()
  const command = useCommand()
  const [direction, setDirection] = useState<SubTransferDraft['direction']>('to-sub')
  const [coin, setCoin] = useState('USDT')
  const [amount, setAmount] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [outcome, setOutcome] = useState<TransferOutcome | null>(null)
  const draft = { subUid: account.uid, direction, coin: coin.trim().toUpperCase(), amount }
  const problems = checkSubTransfer(draft)
  const isCoinBad = !/^[A-Z0-9]{1,20}$/.test(draft.coin)
  const held = coins.find((one) => one.coin === draft.coin)

  function submit(): void {
    setIsTried(true)
    if (isCoinBad || problems.amount !== undefined || outcome !== null) return
    command.run(() => ask('subs.transfer', draft), setOutcome)
  }

  return (
    <Dialog
      open
      title={words.title(account.username)}
      description={words.means}
      closeLabel={common.close}
      onClose={onClose}
      onSubmit={submit}
      actions={
        outcome === null ? (
          <>
            <Button onClick={onClose}>{common.cancel}</Button>
            <Button kind="primary" type="submit" busy={command.isBusy}>
              {words.submit(amount || '–', draft.coin)}
            </Button>
          </>
        ) : (
          <Button kind="primary" onClick={onClose}>
            {common.close}
          </Button>
        )
      }
    >
      <SegmentedControl
        label={words.direction}
        stretch
        value={direction}
        onChange={setDirection}
        segments={[
          { value: 'to-sub', label: words.toSub },
          { value: 'to-main', label: words.toMain },
        ]}
      />
      <TextField
        label={words.coin}
        value={coin}
        error={isTried && isCoinBad ? problem.required : null}
        onChange={setCoin}
      />
      <NumberField
        label={words.amount}
        value={amount}
        step="1"
        unit={draft.coin}
        hint={
          direction === 'to-main' && held !== undefined
            ? words.available(format.decimal(held.available), held.coin)
            : undefined
        }
        error={isTried && problems.amount !== undefined ? problem[problems.amount] : null}
        stepUpLabel={common.stepUp}
        stepDownLabel={common.stepDown}
        onChange={setAmount}
      />
      <div role="status">
        {outcome !== null && (
          <p className={styles.outcome} data-kind={outcome.kind}>
            {outcome.kind === 'accepted'
              ? words.done(outcome.transferId)
              : words.unknown(outcome.clientOid)}
          </p>
        )}
      </div>
      <CommandProblem error={command.error} lost="" />
    </Dialog>
  )
}
