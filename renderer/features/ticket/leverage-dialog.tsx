import { useState } from 'react'
import { decimal, parseDecimal } from '../../../shared/domain/decimal.ts'
import type { DeskError } from '../../../shared/domain/error.ts'
import { isFutures } from '../../../shared/domain/instrument.ts'
import { MARGIN_MODES, type MarginMode, type PositionSide } from '../../../shared/domain/order.ts'
import { leverageOfOrder } from '../../../shared/rules/order-context.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { ask } from '../../desk-client.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { marginModeOf } from '../../stores/ticket-draft.ts'
import { Trouble } from '../keys/trouble.tsx'
import { tradeDesk } from '../trade/trade-desk.ts'
import styles from './order-ticket.module.css'
import { ticketFormWords } from './ticket-form-words.ts'
import type { TicketView } from './use-ticket.ts'

const PRESETS = ['1', '2', '3', '5', '10', '20', '50', '100'] as const

/**
 * Margin mode of the next orders, and the leverage that goes with it: of the symbol, of one side in
 * isolated hedge mode, of loans of the quote coin on margin. The exchange applies leverage at once,
 * to the open position too; the margin mode travels with each order.
 */
export function LeverageDialog({
  view,
  borrowed,
  onClose,
}: {
  readonly view: TicketView
  /** Of MARGIN. */
  readonly borrowed: string | null
  readonly onClose: () => void
}) {
  const words = useWords(ticketWords)
  const form = useWords(ticketFormWords)
  const common = useWords(commonWords)
  const { instrument, ground } = view
  const isDerivative = isFutures(instrument.category)
  const known = (marginMode: MarginMode) =>
    isDerivative ? leverageOfOrder(ground.context, { ...view.draft, marginMode }) : borrowed
  const low = instrument.minLeverage ?? '1'
  // Without a stated highest the exchange judges.
  const high = instrument.maxLeverage
  const [mode, setMode] = useState<MarginMode>(marginModeOf(view.ticket, ground) ?? 'crossed')
  const [positionSide, setPositionSide] = useState<PositionSide | 'both'>('both')
  const [text, setText] = useState(known(mode) ?? low)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<DeskError | null>(null)
  const value = parseDecimal(text)
  const isGood = value?.gte(decimal(low)) === true && (high === null || value.lte(decimal(high)))
  const isSided = isDerivative && mode === 'isolated' && ground.context.holdMode === 'hedge_mode'

  async function save(): Promise<void> {
    if (!isGood || isBusy) return
    setBusy(true)
    const { category, symbol } = instrument
    const answer = await ask('account.setLeverage', { category, symbol }, text, {
      marginMode: mode,
      positionSide: isSided && positionSide !== 'both' ? positionSide : null,
    })
    setBusy(false)
    if (!answer.ok) {
      setError(answer.error)
      return
    }
    if (isDerivative) view.change({ marginMode: mode })
    tradeDesk().account.read()
    onClose()
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={
        isDerivative ? form.marginTitle(instrument.symbol) : form.borrowTitle(instrument.quoteCoin)
      }
      description={
        isDerivative ? words.leverageText(instrument.symbol) : form.borrowText(instrument.quoteCoin)
      }
      closeLabel={common.close}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" kind="primary" busy={isBusy} disabled={!isGood}>
            {isDerivative ? form.applyMode(form.marginModes[mode], text) : words.leverageSet(text)}
          </Button>
        </>
      }
    >
      {isDerivative && (
        <div className={styles.modes}>
          <SegmentedControl<MarginMode>
            label={form.marginMode}
            value={mode}
            segments={MARGIN_MODES.map((one) => ({ value: one, label: form.marginModes[one] }))}
            onChange={(next) => {
              setMode(next)
              setText(known(next) ?? text)
            }}
          />
          {isSided && (
            <SegmentedControl<PositionSide | 'both'>
              label={form.positionSide}
              value={positionSide}
              segments={[
                { value: 'both', label: form.bothSides },
                { value: 'long', label: common.position.long },
                { value: 'short', label: common.position.short },
              ]}
              onChange={setPositionSide}
            />
          )}
          <p className={styles.modeText}>{form.marginText[mode]}</p>
        </div>
      )}
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
        {PRESETS.filter((preset) => high === null || decimal(preset).lte(decimal(high))).map(
          (preset) => (
            <Button key={preset} size="small" onClick={() => setText(preset)}>
              {preset}×
            </Button>
          ),
        )}
      </div>
      {error !== null && <Trouble compact error={error} />}
    </Dialog>
  )
}
