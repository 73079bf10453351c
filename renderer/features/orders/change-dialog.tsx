import { useState } from 'react'
import { type Instrument, isFutures } from '../../../shared/domain/instrument.ts'
import type { Order, OrderChange } from '../../../shared/domain/order.ts'
import { checkChange } from '../../../shared/rules/change-check.ts'
import type { ExitKind } from '../../../shared/rules/exit-check.ts'
import { NumberField } from '../../components/number-field.tsx'
import { useFormat } from '../../format/use-format.ts'
import { accountWords } from '../../i18n/account-words.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { errorSentence } from '../../i18n/explain-error.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ExitFieldGroup } from '../strategies/exit-fields.tsx'
import {
  checkExit,
  type ExitFields,
  exitChange,
  fieldsOf,
  hasErrors,
  NO_ERRORS,
} from '../strategies/exit-form.ts'
import { strategyWords } from '../strategies/strategy-words.ts'
import { currentOrderContext } from '../trade/current-order-context.ts'
import { orderText, sizeUnit } from '../trade/order-text.ts'
import { tradeDesk } from '../trade/trade-desk.ts'
import { changeOrder } from './order-actions.ts'
import { OrderDialog } from './order-dialog.tsx'

/** New price, total size or exits of a resting order. A refusal stays in the form with what was typed. */
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
  const exitWords = useWords(strategyWords)
  const common = useWords(commonWords)
  const format = useFormat()
  const [price, setPrice] = useState(order.price ?? '')
  const [quantity, setQuantity] = useState(order.quantity ?? '')
  const [exits, setExits] = useState({
    takeProfit: fieldsOf(order.takeProfit),
    stopLoss: fieldsOf(order.stopLoss),
  })
  const change: OrderChange = {
    price: price === (order.price ?? '') ? null : price,
    quantity: quantity === (order.quantity ?? '') ? null : quantity,
    takeProfit: exitChange(order.takeProfit, exits.takeProfit),
    stopLoss: exitChange(order.stopLoss, exits.stopLoss),
  }
  const errors = instrument === undefined ? [] : checkChange(order, change, contextOf(instrument))
  const errorOf = (field: string) => {
    const error = errors.find((one) => one.field === field)
    return error === undefined ? null : errorSentence(error, format.language)
  }
  const exitErrors = (name: ExitKind) => {
    // An exit that stays as it is may have been passed by the market meanwhile.
    if (change[name] === null) return NO_ERRORS
    return checkExit(name, exits[name], {
      side: order.positionSide ?? (order.side === 'buy' ? 'long' : 'short'),
      reference: change.price ?? order.price,
      tickSize: instrument?.tickSize ?? '0.00000001',
    })
  }
  const isWrong =
    errors.length > 0 || hasErrors(exitErrors('takeProfit')) || hasErrors(exitErrors('stopLoss'))

  function exit(name: ExitKind) {
    return (
      <ExitFieldGroup
        name={exitWords[name]}
        fields={exits[name]}
        errors={exitErrors(name)}
        instrument={instrument}
        onChange={(fields: ExitFields) => setExits({ ...exits, [name]: fields })}
      />
    )
  }

  return (
    <OrderDialog
      title={words.changeTitle(order.symbol)}
      text={orderText(order, instrument, format)}
      sendLabel={words.changeSend}
      kind="primary"
      canSend={!isWrong}
      send={() => changeOrder(order, change, orderText(order, instrument, format))}
      onClose={onClose}
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
        unit={sizeUnit(instrument)}
        error={errorOf('quantity')}
        stepUpLabel={common.stepUp}
        stepDownLabel={common.stepDown}
        onChange={setQuantity}
      />
      {isFutures(order.category) && exit('takeProfit')}
      {isFutures(order.category) && exit('stopLoss')}
    </OrderDialog>
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
