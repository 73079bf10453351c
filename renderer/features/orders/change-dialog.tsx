import { useState } from 'react'
import type { DeskError } from '../../../shared/domain/error.ts'
import { NO_EXITS_CHANGE } from '../../../shared/domain/exit.ts'
import type { Instrument } from '../../../shared/domain/instrument.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { checkChange } from '../../../shared/rules/change-check.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { useFormat } from '../../format/use-format.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { errorSentence } from '../../i18n/explain-error.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import { currentOrderContext } from '../trade/current-order-context.ts'
import { orderText } from '../trade/order-text.ts'
import { tradeDesk } from '../trade/trade-desk.ts'
import { useLiveLocked } from '../trade/use-live-locked.ts'
import { changeOrder } from './order-actions.ts'

/** New price or total size of a resting order. A refusal stays in the form with what was typed. */
export function ChangeDialog({
  order,
  instrument,
  onClose,
}: {
  readonly order: Order
  readonly instrument: Instrument | undefined
  readonly onClose: () => void
}) {
  const words = useWords(accountWords)
  const common = useWords(commonWords)
  const { blocked } = useWords(ticketWords)
  const isLocked = useLiveLocked()
  const format = useFormat()
  const explain = useExplainError()
  const [price, setPrice] = useState(order.price ?? '')
  const [quantity, setQuantity] = useState(order.quantity ?? '')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<DeskError | null>(null)
  const change = {
    price: price === order.price ? null : price,
    quantity: quantity === order.quantity ? null : quantity,
    ...NO_EXITS_CHANGE,
  }
  const errors = instrument === undefined ? [] : checkChange(order, change, contextOf(instrument))
  const errorOf = (field: string) => {
    const error = errors.find((one) => one.field === field)
    return error === undefined ? null : errorSentence(error, format.language)
  }

  async function send(): Promise<void> {
    if (errors.length > 0 || isBusy || isLocked) return
    setBusy(true)
    const answer = await changeOrder(order, change, orderText(order, instrument, format))
    setBusy(false)
    if (!answer.ok) setRefusal(answer.error)
    else if (answer.value.kind === 'rejected') setRefusal(answer.value.error)
    else onClose()
  }

  const explained = refusal === null ? null : explain(refusal)
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.changeTitle(order.symbol)}
      description={isLocked ? blocked.live : orderText(order, instrument, format)}
      closeLabel={common.close}
      onSubmit={() => void send()}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button
            type="submit"
            kind="primary"
            busy={isBusy}
            disabled={errors.length > 0 || isLocked}
          >
            {words.changeSend}
          </Button>
        </>
      }
    >
      <NumberField
        label={words.newPrice}
        value={price}
        step={instrument?.tickSize ?? '1'}
        unit={instrument?.quoteCoin}
        error={errorOf('price')}
        stepUpLabel={common.stepUp}
        stepDownLabel={common.stepDown}
        onChange={setPrice}
      />
      <NumberField
        label={words.newSize}
        value={quantity}
        step={instrument?.quantityStep ?? '1'}
        unit={instrument?.baseCoin}
        error={errorOf('quantity')}
        stepUpLabel={common.stepUp}
        stepDownLabel={common.stepDown}
        onChange={setQuantity}
      />
      {explained !== null && (
        <ErrorMessage compact text={explained.text} source={explained.source} />
      )}
    </Dialog>
  )
}

/** The band is known only for the watched instrument; for others main and the exchange judge it. */
function contextOf(instrument: Instrument) {
  const { market, account } = tradeDesk()
  const state = market.store.getState()
  const isWatched =
    state.watched.symbol === instrument.symbol && state.watched.category === instrument.category
  const known = isWatched ? state : { ticker: null, book: null, feed: state.feed }
  return currentOrderContext(instrument, known, account.store.getState(), null)
}
