import { useState } from 'react'
import { decimal, isMultipleOf } from '../../../shared/domain/decimal.ts'
import { type DeskError, invalid } from '../../../shared/domain/error.ts'
import type { Instrument } from '../../../shared/domain/instrument.ts'
import type { StrategyOrder, Trigger } from '../../../shared/domain/strategy-order.ts'
import { readAmount } from '../../../shared/rules/order-error.ts'
import { NumberField } from '../../components/number-field.tsx'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { errorSentence } from '../../i18n/explain-error.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useInstrumentFinder } from '../orders/cells.tsx'
import { OrderDialog } from '../orders/order-dialog.tsx'
import { sizeUnit } from '../trade/order-text.ts'
import { ExitFieldGroup } from './exit-fields.tsx'
import { checkTrigger, exitChange, fieldsOf, hasErrors } from './exit-form.ts'
import { sendTpsl } from './strategy-actions.ts'
import { strategyText } from './strategy-text.ts'
import { strategyWords } from './strategy-words.ts'

/** New trigger price, order or size of a trigger order. */
export function TriggerDialog({
  order,
  trigger,
  onClose,
}: {
  readonly order: StrategyOrder
  readonly trigger: Trigger
  readonly onClose: () => void
}) {
  const words = useWords(strategyWords)
  const common = useWords(commonWords)
  const format = useFormat()
  const instrument = useInstrumentFinder()(order)
  const [fields, setFields] = useState(() => fieldsOf(trigger))
  const [quantity, setQuantity] = useState(order.quantity ?? '')
  const errors = checkTrigger(fields, instrument?.tickSize ?? '0.00000001')
  const sizeError = instrument === undefined ? null : checkSize(quantity, instrument)
  const change = exitChange(trigger, fields)
  const newTrigger = change === 'remove' ? null : change
  const newQuantity = quantity === order.quantity ? null : quantity
  const text = strategyText(order, instrument, format)
  return (
    <OrderDialog
      title={words.triggerTitle(order.symbol)}
      text={text}
      sendLabel={words.changeTrigger}
      kind="primary"
      canSend={
        sizeError === null && !hasErrors(errors) && (newTrigger !== null || newQuantity !== null)
      }
      send={() =>
        sendTpsl(
          {
            kind: 'change',
            change: {
              quantity: newQuantity,
              trigger: newTrigger,
              takeProfit: null,
              stopLoss: null,
            },
          },
          order,
          text,
        )
      }
      onClose={onClose}
    >
      <ExitFieldGroup
        name={words.triggerPrice}
        fields={fields}
        errors={errors}
        instrument={instrument}
        onChange={setFields}
      />
      <NumberField
        label={words.quantity}
        value={quantity}
        step={instrument?.quantityStep ?? '1'}
        unit={sizeUnit(instrument)}
        error={sizeError === null ? null : errorSentence(sizeError, format.language)}
        stepUpLabel={common.stepUp}
        stepDownLabel={common.stepDown}
        onChange={setQuantity}
      />
    </OrderDialog>
  )
}

function checkSize(text: string, { quantityStep }: Instrument): DeskError | null {
  const read = readAmount(text, 'quantity')
  if ('error' in read) return read.error
  return isMultipleOf(read.value, decimal(quantityStep))
    ? null
    : invalid('off-step', 'quantity', { step: quantityStep })
}
