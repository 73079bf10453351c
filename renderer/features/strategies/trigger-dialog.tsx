import { useState } from 'react'
import type {
  StrategyChange,
  StrategyOrder,
  Trigger,
} from '../../../shared/domain/strategy-order.ts'
import { checkStrategyChange } from '../../../shared/rules/strategy-check.ts'
import type { StrategyContext } from '../../../shared/rules/strategy-context.ts'
import { NumberField } from '../../components/number-field.tsx'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { errorSentence } from '../../i18n/explain-error.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useInstrumentFinder } from '../orders/cells.tsx'
import { OrderDialog } from '../orders/order-dialog.tsx'
import { sizeUnit } from '../trade/order-text.ts'
import { ExitFieldGroup } from './exit-fields.tsx'
import { checkTriggerFields, exitChange, fieldsOf, hasErrors } from './exit-form.ts'
import { sendTpsl } from './strategy-actions.ts'
import { strategyText } from './strategy-text.ts'
import { strategyWords } from './strategy-words.ts'

/** A trigger guards nothing: neither the market's side of it nor a position binds it. */
const UNGUARDED: Omit<StrategyContext, 'instrument'> = {
  lastPrice: null,
  markPrice: null,
  position: 'unknown',
  guardedQuantity: '0',
}

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
  const prices = checkTriggerFields(fields, instrument?.tickSize ?? '0.00000001')
  const newTrigger = exitChange(trigger, fields)
  const change: StrategyChange = {
    quantity: quantity === order.quantity ? null : quantity,
    trigger: newTrigger === 'remove' ? null : newTrigger,
    takeProfit: null,
    stopLoss: null,
  }
  const errors =
    instrument === undefined ? [] : checkStrategyChange(order, change, { instrument, ...UNGUARDED })
  const sizeError = errors.find(({ field }) => field === 'quantity')
  const text = strategyText(order, instrument, format)
  return (
    <OrderDialog
      title={words.triggerTitle(order.symbol)}
      text={text}
      sendLabel={words.changeTrigger}
      kind="primary"
      canSend={instrument !== undefined && errors.length === 0 && !hasErrors(prices)}
      send={() => sendTpsl({ kind: 'change', change }, order, text)}
      onClose={onClose}
    >
      <ExitFieldGroup
        name={words.triggerPrice}
        fields={fields}
        errors={prices}
        instrument={instrument}
        onChange={setFields}
      />
      <NumberField
        label={words.quantity}
        value={quantity}
        step={instrument?.quantityStep ?? '1'}
        unit={sizeUnit(instrument)}
        error={sizeError === undefined ? null : errorSentence(sizeError, format.language)}
        stepUpLabel={common.stepUp}
        stepDownLabel={common.stepDown}
        onChange={setQuantity}
      />
    </OrderDialog>
  )
}
