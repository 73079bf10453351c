import { useState } from 'react'
import { decimal, parseDecimal } from '../../../shared/domain/decimal.ts'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { Instrument } from '../../../shared/domain/instrument.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { ask } from '../../desk-client.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import { tradeDesk } from '../trade/trade-desk.ts'
import styles from './order-ticket.module.css'

const PRESETS = ['1', '2', '3', '5', '10', '20', '50', '100'] as const

/** Leverage of one symbol; the exchange applies it to the open position at once. */
export function LeverageDialog({
  instrument,
  leverage,
  onClose,
}: {
  readonly instrument: Instrument
  readonly leverage: string | null
  readonly onClose: () => void
}) {
  const words = useWords(ticketWords)
  const common = useWords(commonWords)
  const explain = useExplainError()
  const low = instrument.minLeverage ?? '1'
  const high = instrument.maxLeverage ?? '125'
  const [text, setText] = useState(leverage ?? low)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<DeskError | null>(null)
  const value = parseDecimal(text)
  const isGood = value?.gte(decimal(low)) === true && value.lte(decimal(high))

  async function save(): Promise<void> {
    if (!isGood || isBusy) return
    setBusy(true)
    const { category, symbol } = instrument
    const answer = await ask('account.setLeverage', { category, symbol }, text, {
      marginMode: 'crossed',
      positionSide: null,
    })
    setBusy(false)
    if (!answer.ok) {
      setError(answer.error)
      return
    }
    tradeDesk().account.read()
    onClose()
  }

  const explained = error === null ? null : explain(error)
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${words.leverage} · ${instrument.symbol}`}
      description={words.leverageText(instrument.symbol)}
      closeLabel={common.close}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" kind="primary" busy={isBusy} disabled={!isGood}>
            {words.leverageSet(text)}
          </Button>
        </>
      }
    >
      <NumberField
        label={words.leverage}
        value={text}
        step="1"
        unit="×"
        hint={words.leverageRange(low, high)}
        error={isGood ? null : words.leverageBad(low, high)}
        stepUpLabel={common.stepUp}
        stepDownLabel={common.stepDown}
        onChange={setText}
      />
      <div className={styles.presets}>
        {PRESETS.filter((preset) => decimal(preset).lte(decimal(high))).map((preset) => (
          <Button key={preset} size="small" onClick={() => setText(preset)}>
            {preset}×
          </Button>
        ))}
      </div>
      {explained !== null && (
        <ErrorMessage compact text={explained.text} source={explained.source} />
      )}
    </Dialog>
  )
}
