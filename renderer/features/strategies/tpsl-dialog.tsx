import { useState } from 'react'
import { parseDecimal, toText } from '../../../shared/domain/decimal.ts'
import type { Position } from '../../../shared/domain/position.ts'
import {
  type StrategyOrder,
  TPSL_MODES,
  type TpslMode,
} from '../../../shared/domain/strategy-order.ts'
import type { ExitKind } from '../../../shared/rules/exit-check.ts'
import { positionProfit } from '../../../shared/rules/profit.ts'
import { guardedQuantity } from '../../../shared/rules/strategy-context.ts'
import { NumberField } from '../../components/number-field.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { errorSentence } from '../../i18n/explain-error.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useInstrumentFinder } from '../orders/cells.tsx'
import { OrderDialog } from '../orders/order-dialog.tsx'
import { sizeText, sizeUnit } from '../trade/order-text.ts'
import { useAccount } from '../trade/trade-desk.ts'
import { useLastPrice } from '../trade/use-last-price.ts'
import { ExitFieldGroup } from './exit-fields.tsx'
import { checkExit, type ExitFields, exitChange, fieldsOf, NO_ERRORS } from './exit-form.ts'
import { sendTpsl } from './strategy-actions.ts'
import { strategyWords } from './strategy-words.ts'
import { checkRequest, type TpslForm, tpslRequest } from './tpsl-request.ts'

/**
 * Take-profit and stop-loss of a position: of all of it, where one exists at most, or of parts.
 * `changing` is the strategy order to change; without it the whole position's own is taken when
 * there is one.
 */
export function TpslDialog({
  position,
  whole,
  changing = null,
  onClose,
}: {
  readonly position: Position
  /** The strategy order that guards the whole position. */
  readonly whole: StrategyOrder | null
  readonly changing?: StrategyOrder | null
  readonly onClose: () => void
}) {
  const words = useWords(strategyWords)
  const common = useWords(commonWords)
  const format = useFormat()
  const instrument = useInstrumentFinder()(position)
  const lastPrice = useLastPrice(position)
  const strategies = useAccount((state) => state.strategyOrders)
  const [mode, setMode] = useState<TpslMode>(changing?.mode ?? 'full')
  const [forms, setForms] = useState(() => ({
    full: formOf('full', changing?.mode === 'full' ? changing : whole, position),
    partial: formOf('partial', changing?.mode === 'partial' ? changing : null, position),
  }))
  const form = forms[mode]
  const before = mode === 'full' ? (changing?.mode === 'full' ? changing : whole) : changing
  const change = (patch: Partial<TpslForm>) => setForms({ ...forms, [mode]: { ...form, ...patch } })

  const request = tpslRequest(position, before, form)
  const errors =
    instrument === undefined
      ? []
      : checkRequest(request, before, {
          ...{ instrument, position, lastPrice },
          markPrice: position.markPrice,
          guardedQuantity: guardedQuantity(strategies, position, before?.orderId),
        })
  const quantityError = errors.find(({ field }) => field === 'quantity')
  const errorsOf = (name: ExitKind) => {
    // An exit that stays as it is may have been passed by the market meanwhile.
    if (exitChange(before?.[name] ?? null, form[name]) === null) return NO_ERRORS
    return checkExit(name, form[name], {
      side: position.side,
      reference: form[name].triggerBy === 'mark' ? position.markPrice : lastPrice,
      tickSize: instrument?.tickSize ?? '0.00000001',
    })
  }
  const what = `${position.symbol} ${common.position[position.side]}`
  const sendLabel =
    request.kind === 'cancel'
      ? words.remove
      : request.kind === 'place' || before === null
        ? words.place
        : words.change

  function exit(name: ExitKind) {
    return (
      <ExitFieldGroup
        name={words[name]}
        fields={form[name]}
        errors={errorsOf(name)}
        instrument={instrument}
        note={gainText(form[name])}
        onChange={(fields) => change({ [name]: fields })}
      />
    )
  }

  function gainText(fields: ExitFields): string {
    const price = parseDecimal(
      fields.orderType === 'limit' ? fields.limitPrice : fields.triggerPrice,
    )
    const size = mode === 'full' ? position.size : form.quantity
    if (price === null || price.lte(0) || parseDecimal(size) === null) return ''
    const { unrealised } = positionProfit({ ...position, size }, price, null)
    const digits = position.marginCoin.startsWith('USD') ? 2 : 6
    const amount = format.decimal(toText(unrealised), { digits, sign: true })
    return `${amount} ${position.marginCoin}`
  }

  return (
    <OrderDialog
      title={words.title(what)}
      text={`${sizeText(position.size, instrument, format)} · ${mode === 'full' ? words.text : words.partialText}`}
      sendLabel={sendLabel}
      kind={request.kind === 'cancel' ? 'danger' : 'primary'}
      canSend={errors.length === 0 && request.kind !== 'nothing' && instrument !== undefined}
      send={() => sendTpsl(request, before, what)}
      onClose={onClose}
    >
      {changing === null && (
        <SegmentedControl<TpslMode>
          stretch
          label={words.mode}
          value={mode}
          segments={TPSL_MODES.map((value) => ({ value, label: words.modes[value] }))}
          onChange={setMode}
        />
      )}
      {mode === 'partial' && (
        <NumberField
          label={words.quantity}
          value={form.quantity}
          step={instrument?.quantityStep ?? '1'}
          unit={sizeUnit(instrument)}
          error={quantityError === undefined ? null : errorSentence(quantityError, format.language)}
          stepUpLabel={common.stepUp}
          stepDownLabel={common.stepDown}
          onChange={(quantity) => change({ quantity })}
        />
      )}
      {exit('takeProfit')}
      {exit('stopLoss')}
    </OrderDialog>
  )
}

function formOf(mode: TpslMode, order: StrategyOrder | null, position: Position): TpslForm {
  return {
    mode,
    quantity: order?.quantity ?? position.available,
    takeProfit: fieldsOf(order?.takeProfit ?? null),
    stopLoss: fieldsOf(order?.stopLoss ?? null),
  }
}
