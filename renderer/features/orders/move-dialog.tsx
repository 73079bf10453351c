import { useState } from 'react'
import { instrumentId } from '../../../shared/domain/instrument.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { NumberField } from '../../components/number-field.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { errorSentence } from '../../i18n/explain-error.ts'
import { useWords } from '../../i18n/use-words.ts'
import { priceText } from '../trade/order-text.ts'
import { useInstrumentFinder } from './cells.tsx'
import { moveBatch } from './order-batches.ts'
import { OrderDialog } from './order-dialog.tsx'
import { orderWords } from './order-words.ts'
import { checkOnePrice, type PriceMove, planMove, readTicks } from './price-move.ts'
import styles from './tables.module.css'

const SHOWN_MOVES = 5

/** Moves the prices of the chosen orders by ticks, or all of one symbol to one price; shows each before it is sent. */
export function MoveDialog({
  orders,
  onClose,
}: {
  readonly orders: ReadonlyArray<Order>
  readonly onClose: () => void
}) {
  const words = useWords(orderWords)
  const common = useWords(commonWords)
  const format = useFormat()
  const find = useInstrumentFinder()
  const [kind, setKind] = useState<PriceMove['kind']>('ticks')
  const [direction, setDirection] = useState<'up' | 'down'>('up')
  const [ticksText, setTicksText] = useState('1')
  const [price, setPrice] = useState(orders[0]?.price ?? '')
  const isOneSymbol = new Set(orders.map(instrumentId)).size === 1
  const instrument = orders[0] === undefined ? undefined : find(orders[0])
  const ticks = readTicks(ticksText)
  const priceError =
    kind === 'price' && instrument !== undefined ? checkOnePrice(price, instrument) : null
  const move = moveOf()
  const plan = move === null ? { moves: [], leftOut: [] } : planMove(orders, move, find)
  const { moves, leftOut } = plan

  return (
    <OrderDialog
      title={words.moveTitle(orders.length)}
      text={leftOut.length > 0 ? words.leftOut(leftOut.length) : words.ticksHint}
      sendLabel={words.moveSend(moves.length)}
      kind="primary"
      canSend={moves.length > 0}
      send={() => moveBatch(moves)}
      onClose={onClose}
    >
      <SegmentedControl<PriceMove['kind']>
        stretch
        label={words.moveHow}
        value={kind}
        segments={[
          { value: 'ticks', label: words.moveBy },
          { value: 'price', label: words.moveTo, disabled: !isOneSymbol },
        ]}
        onChange={setKind}
      />
      {!isOneSymbol && <p className={styles.faint}>{words.oneSymbolOnly}</p>}
      {kind === 'ticks' && (
        <>
          <SegmentedControl<'up' | 'down'>
            stretch
            label={words.direction}
            value={direction}
            segments={[
              { value: 'up', label: words.up },
              { value: 'down', label: words.down },
            ]}
            onChange={setDirection}
          />
          <NumberField
            label={words.ticks}
            value={ticksText}
            step="1"
            error={ticks === null ? words.ticksBad : null}
            stepUpLabel={common.stepUp}
            stepDownLabel={common.stepDown}
            onChange={setTicksText}
          />
        </>
      )}
      {kind === 'price' && (
        <NumberField
          label={words.onePrice}
          value={price}
          step={instrument?.tickSize ?? '1'}
          unit={instrument?.quoteCoin}
          error={priceError === null ? null : errorSentence(priceError, format.language)}
          stepUpLabel={common.stepUp}
          stepDownLabel={common.stepDown}
          onChange={setPrice}
        />
      )}
      {move !== null && moves.length === 0 && <p>{words.nothingMoves}</p>}
      <ul className={styles.moves}>
        {moves.slice(0, SHOWN_MOVES).map(({ order, price: to }) => (
          <li key={order.orderId}>
            <span>
              {order.symbol} {common.side[order.side]}
            </span>
            <span>
              {priceText(order.price, find(order), format)} → {priceText(to, find(order), format)}
            </span>
          </li>
        ))}
        {moves.length > SHOWN_MOVES && <li>{words.moreRows(moves.length - SHOWN_MOVES)}</li>}
      </ul>
    </OrderDialog>
  )

  function moveOf(): PriceMove | null {
    if (kind === 'price') {
      return instrument === undefined || priceError !== null ? null : { kind, price }
    }
    return ticks === null ? null : { kind, ticks: direction === 'up' ? ticks : -ticks }
  }
}
