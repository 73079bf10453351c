import { useState } from 'react'
import { decimal, parseDecimal, roundToStep, toText } from '../../../shared/domain/decimal.ts'
import type { DeskError } from '../../../shared/domain/error.ts'
import { ORDER_TYPES, type OrderType } from '../../../shared/domain/order.ts'
import type { Position } from '../../../shared/domain/position.ts'
import { checkClosing, closingDraft, shareOfPosition } from '../../../shared/rules/close-check.ts'
import { positionProfit } from '../../../shared/rules/profit.ts'
import { Button } from '../../components/button.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { errorSentence } from '../../i18n/explain-error.ts'
import { joinSentences } from '../../i18n/join-sentences.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useInstrumentFinder } from '../orders/cells.tsx'
import { OrderDialog } from '../orders/order-dialog.tsx'
import { draftText, priceText, sizeText, sizeUnit } from '../trade/order-text.ts'
import { useAccount } from '../trade/trade-desk.ts'
import { sendClosing } from './close-position.ts'
import { positionWords } from './position-words.ts'
import styles from './positions.module.css'
import { coinDigits } from './profit-cell.tsx'

const SHARES = ['0.25', '0.5', '0.75', '1'] as const

/** Closes a position in part or in full, at market or at a price, after saying the order in words. */
export function ClosePositionDialog({
  position,
  mark,
  onClose,
}: {
  readonly position: Position
  readonly mark: string | null
  readonly onClose: () => void
}) {
  const words = useWords(positionWords)
  const common = useWords(commonWords)
  const { blocked } = useWords(ticketWords)
  const format = useFormat()
  const instrument = useInstrumentFinder()(position)
  const holdMode = useAccount((account) => account.settings?.holdMode ?? null)
  const [orderType, setOrderType] = useState<OrderType>('market')
  const [quantity, setQuantity] = useState(position.available)
  const [price, setPrice] = useState(() => {
    if (mark === null || instrument === undefined) return ''
    return toText(roundToStep(decimal(mark), decimal(instrument.tickSize)))
  })
  const closing = { quantity, price: orderType === 'limit' ? price : null }
  const errors = instrument === undefined ? [] : checkClosing(position, closing, instrument)
  const errorOf = (field: string) => {
    const error = errors.find((one) => one.field === field)
    return error === undefined ? null : errorSentence(error, format.language)
  }
  // Without the hold mode the desk cannot word the order; the settings come with the account.
  const draft = holdMode === null ? null : closingDraft(position, closing, holdMode)
  const order = draft === null ? blocked.loading : draftText(draft, instrument, format)
  const isWhole = closing.price === null && quantity === position.size
  const what = `${position.symbol} ${common.position[position.side]}`
  const side = position.side === 'long' ? 'sell' : 'buy'
  const send = (): Promise<DeskError | null> =>
    draft === null
      ? Promise.resolve(null)
      : sendClosing(position, draft, `${position.symbol} · ${order}`)

  return (
    <OrderDialog
      title={words.closeTitle(what)}
      text={isWhole ? words.wholePosition(order) : order}
      sendLabel={order}
      kind={side}
      canSend={errors.length === 0 && draft !== null && instrument !== undefined}
      send={send}
      onClose={onClose}
    >
      <SegmentedControl<OrderType>
        stretch
        label={words.how}
        value={orderType}
        segments={[...ORDER_TYPES]
          .reverse()
          .map((value) => ({ value, label: common.orderType[value] }))}
        onChange={setOrderType}
      />
      <NumberField
        label={words.size}
        note={words.free(sizeText(position.available, instrument, format))}
        value={quantity}
        step={instrument?.quantityStep ?? '1'}
        unit={sizeUnit(instrument)}
        error={errorOf('quantity')}
        stepUpLabel={common.stepUp}
        stepDownLabel={common.stepDown}
        onChange={setQuantity}
      />
      <div className={styles.shares}>
        {SHARES.map((share) => (
          <Button
            key={share}
            size="small"
            disabled={instrument === undefined}
            aria-label={words.share(format.percent(share, 0))}
            onClick={() => {
              if (instrument === undefined) return
              setQuantity(shareOfPosition(position, decimal(share), instrument))
            }}
          >
            {format.percent(share, 0)}
          </Button>
        ))}
      </div>
      {orderType === 'limit' && (
        <NumberField
          label={words.price}
          value={price}
          step={instrument?.tickSize ?? '1'}
          unit={instrument?.quoteCoin}
          error={errorOf('price')}
          stepUpLabel={common.stepUp}
          stepDownLabel={common.stepDown}
          onChange={setPrice}
        />
      )}
      <p className={styles.note}>{outcome()}</p>
    </OrderDialog>
  )

  function outcome(): string {
    if (draft === null) return ''
    const at = parseDecimal(closing.price ?? mark ?? '')
    const size = parseDecimal(quantity)
    if (at === null || at.lte(0) || size === null) return ''
    const { unrealised } = positionProfit({ ...position, size: quantity }, at, null)
    const digits = coinDigits(position.marginCoin)
    const amount = `${format.decimal(toText(unrealised), { digits, sign: true })} ${position.marginCoin}`
    const told = words.realises(amount, priceText(toText(at), instrument, format))
    return closing.price === null ? told : joinSentences(told, words.rests)
  }
}
