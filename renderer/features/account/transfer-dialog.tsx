import { ArrowLeftRight } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { TransferDraft, Wallet } from '../../../shared/domain/transfer.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { Select } from '../../components/select.tsx'
import { ask } from '../../desk-client.ts'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { tell } from '../../stores/notices-store.ts'
import { Trouble } from '../keys/trouble.tsx'
import { tradeDesk, useAccount } from '../trade/trade-desk.ts'
import styles from './account.module.css'
import { accountScreenWords } from './account-screen-words.ts'
import { amountFault } from './transfer-rules.ts'
import { useAnswer } from './use-answer.ts'
import { useTransferCoins } from './use-transfer-coins.ts'

/** Moves a coin between the unified and the funding account. Sent once; a lost answer is told as uncertain. */
export function TransferDialog({
  onClose,
  onMoved,
}: {
  readonly onClose: () => void
  readonly onMoved: () => void
}) {
  const words = useWords(accountScreenWords)
  const common = useWords(commonWords)
  const format = useFormat()
  const keySetId = useAccount((state) => state.keySetId)
  const [from, setFrom] = useState<Wallet>('funding')
  const to: Wallet = from === 'unified' ? 'funding' : 'unified'
  const coins = useTransferCoins(from)
  const [chosen, setChosen] = useState('USDT')
  const coin = coins.includes(chosen) ? chosen : (coins[0] ?? 'USDT')
  const [amount, setAmount] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<DeskError | null>(null)
  const limit = useAnswer(
    useCallback(() => ask('account.transferLimit', { from, coin }), [from, coin]),
  )
  const largest = limit.value?.coin === coin ? limit.value.largest : null
  const fault = amountFault(amount, largest)
  const shownLargest = largest === null ? null : format.decimal(largest)

  function turn(): void {
    setFrom(to)
    setRefusal(null)
  }

  async function send(): Promise<void> {
    if (fault !== 'none' || isBusy || keySetId === null) return
    setBusy(true)
    const draft: TransferDraft = { from, to, coin, amount }
    const answer = await ask('account.transfer', draft)
    setBusy(false)
    if (!answer.ok) {
      setRefusal(answer.error)
      return
    }
    const { requestId } = answer.value
    if (answer.value.kind === 'accepted') {
      const title = words.transferred(format.decimal(amount), coin, words.wallet[to])
      tell('done', { kind: 'words', title }, requestId)
    } else {
      const title = words.transferUnknown(format.decimal(amount), coin)
      tell('uncertain', { kind: 'words', title, text: words.transferUnknownText }, requestId)
    }
    tradeDesk().account.read()
    onMoved()
    onClose()
  }

  return (
    <Dialog
      open
      tone="environment"
      title={words.transferTitle}
      description={words.transferText}
      closeLabel={common.close}
      onClose={onClose}
      onSubmit={() => void send()}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" kind="environment" busy={isBusy} disabled={fault !== 'none'}>
            {words.send(amount, coin)}
          </Button>
        </>
      }
    >
      <div className={styles.directions}>
        <WalletBox label={words.from} name={words.wallet[from]} />
        <IconButton
          label={words.swap}
          icon={<ArrowLeftRight size={15} aria-hidden />}
          onClick={turn}
        />
        <WalletBox label={words.to} name={words.wallet[to]} />
      </div>
      <div className={styles.amountRow}>
        <Select
          label={words.coin}
          value={coin}
          choices={coins.map((value) => ({ value, label: value }))}
          onChange={(next) => {
            setChosen(next)
            setAmount('')
          }}
        />
        <NumberField
          label={words.amount}
          value={amount}
          step="1"
          unit={coin}
          hint={shownLargest === null ? words.largestUnknown : words.largest(shownLargest, coin)}
          error={
            fault === 'too-much'
              ? words.moreThanLargest(shownLargest ?? '', coin)
              : fault === 'not-positive'
                ? words.needAmount
                : null
          }
          stepUpLabel={common.stepUp}
          stepDownLabel={common.stepDown}
          onChange={setAmount}
        />
        <Button
          className={styles.allButton}
          disabled={largest === null}
          onClick={() => setAmount(largest ?? '')}
        >
          {words.all}
        </Button>
      </div>
      {refusal !== null && <Trouble compact error={refusal} />}
    </Dialog>
  )
}

function WalletBox({ label, name }: { readonly label: string; readonly name: string }) {
  return (
    <div>
      <div className={styles.walletLabel}>{label}</div>
      <div>{name}</div>
    </div>
  )
}
