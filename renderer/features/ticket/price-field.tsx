import { memo } from 'react'
import { decimal, roundToStep, toText } from '../../../shared/domain/decimal.ts'
import { NumberField } from '../../components/number-field.tsx'
import { digitsOfStep } from '../../format/decimal-text.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import styles from './order-ticket.module.css'
import { type TicketFieldProps, useBestPrices } from './use-ticket.ts'

/** The limit with bid, mid and ask to take; for market orders, where the price will come from. */
export const PriceField = memo(function PriceField({
  ticket,
  instrument,
  error,
  change,
}: TicketFieldProps) {
  const words = useWords(ticketWords)
  const common = useWords(commonWords)
  if (ticket.orderType === 'market') {
    return (
      <div data-ticket="price" className={styles.marketPrice}>
        <span className={styles.caption}>{words.price}</span>
        <span className={styles.marketBox}>{words.atMarket}</span>
      </div>
    )
  }
  return (
    <div data-ticket="price">
      <NumberField
        label={words.price}
        note={<Chips tickSize={instrument.tickSize} onTake={(price) => change({ price })} />}
        value={ticket.price ?? ''}
        step={instrument.tickSize}
        unit={instrument.quoteCoin}
        stepUpLabel={common.stepUp}
        stepDownLabel={common.stepDown}
        error={error}
        onChange={(price) => change({ price })}
      />
    </div>
  )
})

function Chips({
  tickSize,
  onTake,
}: {
  readonly tickSize: string
  readonly onTake: (price: string) => void
}) {
  const words = useWords(ticketWords)
  const { bid, ask } = useBestPrices()
  const mid =
    bid === null || ask === null
      ? null
      : roundToStep(decimal(bid).plus(ask).div(2), decimal(tickSize)).toFixed(
          digitsOfStep(tickSize),
        )
  const chips = [
    { name: words.bid, price: bid },
    { name: words.mid, price: mid },
    { name: words.ask, price: ask },
  ]
  return (
    <span className={styles.chips}>
      {chips.map(({ name, price }) => (
        <button
          key={name}
          type="button"
          className={styles.chip}
          disabled={price === null}
          onClick={() => {
            if (price !== null) onTake(toText(decimal(price)))
          }}
        >
          {name}
        </button>
      ))}
    </span>
  )
}
