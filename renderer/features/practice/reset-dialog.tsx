import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { DeskError } from '../../../shared/domain/error.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { TextField } from '../../components/text-field.tsx'
import { ask } from '../../desk-client.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import { practiceStore } from '../../stores/practice-store.ts'
import { tradeDesk } from '../trade/trade-desk.ts'
import styles from './practice.module.css'
import { practiceControlWords } from './practice-control-words.ts'
import { type BalanceRow, balancesOf, rowFault, STARTING_ROWS } from './reset-rules.ts'

/** What to put back to the start, and with how much. Keys survive. */
export function ResetDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(practiceControlWords)
  const common = useWords(commonWords)
  const explain = useExplainError()
  const [exposure, setExposure] = useState(true)
  const [history, setHistory] = useState(true)
  const [hasBalances, setHasBalances] = useState(true)
  const [rows, setRows] = useState<ReadonlyArray<BalanceRow>>(STARTING_ROWS)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<DeskError | null>(null)
  const isGood = !hasBalances || rows.every((row) => rowFault(row, rows) === null)
  const isAnything = exposure || history || hasBalances

  function change(id: number, patch: Partial<BalanceRow>): void {
    setRows((known) => known.map((row) => (row.id === id ? { ...row, ...patch } : row)))
  }

  async function reset(): Promise<void> {
    if (!isGood || !isAnything || isBusy) return
    setBusy(true)
    const balances = hasBalances ? balancesOf(rows) : null
    const answer = await ask('practice.reset', { exposure, history, balances })
    setBusy(false)
    if (!answer.ok) {
      setRefusal(answer.error)
      return
    }
    practiceStore.setState({ view: answer.value })
    tradeDesk().account.read()
    onClose()
  }

  const explained = refusal === null ? null : explain(refusal)
  return (
    <Dialog
      open
      title={words.resetTitle}
      description={words.resetText}
      closeLabel={common.close}
      onClose={onClose}
      onSubmit={() => void reset()}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" kind="danger" busy={isBusy} disabled={!isGood || !isAnything}>
            {words.resetSend}
          </Button>
        </>
      }
    >
      <Checkbox
        label={words.exposure}
        hint={words.exposureText}
        checked={exposure}
        onChange={setExposure}
      />
      <Checkbox
        label={words.history}
        hint={words.historyText}
        checked={history}
        onChange={setHistory}
      />
      <Checkbox
        label={words.balances}
        hint={words.balancesText}
        checked={hasBalances}
        onChange={setHasBalances}
      />
      {hasBalances && (
        <fieldset className={styles.balances}>
          <legend className={styles.legend}>{words.balances}</legend>
          {rows.map((row) => {
            const fault = rowFault(row, rows)
            return (
              <div key={row.id} className={styles.balance}>
                <TextField
                  label={words.coin}
                  hideLabel
                  mono
                  maxLength={20}
                  value={row.coin}
                  error={fault?.field === 'coin' ? words.faults[fault.kind] : null}
                  onChange={(coin) => change(row.id, { coin: coin.toUpperCase() })}
                />
                <NumberField
                  label={words.amountOf(row.coin)}
                  hideLabel
                  value={row.amount}
                  step="100"
                  unit={row.coin}
                  error={fault?.field === 'amount' ? words.faults[fault.kind] : null}
                  stepUpLabel={common.stepUp}
                  stepDownLabel={common.stepDown}
                  onChange={(amount) => change(row.id, { amount })}
                />
                <IconButton
                  label={words.leaveOut(row.coin)}
                  size="small"
                  icon={<Trash2 size={13} aria-hidden />}
                  onClick={() => setRows((known) => known.filter((one) => one.id !== row.id))}
                />
              </div>
            )
          })}
          <Button
            size="small"
            disabled={rows.length >= 20}
            icon={<Plus size={12} aria-hidden />}
            onClick={() =>
              setRows((known) => [
                ...known,
                { id: Math.max(0, ...known.map((row) => row.id)) + 1, coin: '', amount: '' },
              ])
            }
          >
            {words.addCoin}
          </Button>
        </fieldset>
      )}
      {explained !== null && (
        <ErrorMessage compact text={explained.text} source={explained.source} />
      )}
    </Dialog>
  )
}
