import { memo, type ReactNode } from 'react'
import { decimal, roundToStep, toText } from '../../../shared/domain/decimal.ts'
import { TRIGGER_SOURCES, type TriggerSource } from '../../../shared/domain/exit.ts'
import { ORDER_TYPES, type OrderType } from '../../../shared/domain/order.ts'
import { NumberField } from '../../components/number-field.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { digitsOfStep } from '../../format/decimal-text.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { sentType } from '../../stores/ticket-draft.ts'
import styles from './order-ticket.module.css'
import { ticketFormWords } from './ticket-form-words.ts'
import { type TicketFieldProps, useBestPrices } from './use-ticket.ts'

/** Where a trigger fires, and the limit with bid, mid and ask to take; a market order has neither. */
export const PriceFields = memo(function PriceFields({
  triggerError,
  ...fields
}: TicketFieldProps & { readonly triggerError: string | null }) {
  const { orderType } = fields.ticket
  return (
    <>
      {orderType === 'trigger' && <TriggerFields {...fields} error={triggerError} />}
      {sentType(fields.ticket) === 'limit' ? (
        <LimitField {...fields} />
      ) : (
        orderType === 'market' && <MarketPrice />
      )}
    </>
  )
})

function MarketPrice() {
  const words = useWords(ticketWords)
  return (
    <div data-ticket="price" className={styles.marketPrice}>
      <span className={styles.caption}>{words.price}</span>
      <span className={styles.marketBox}>{words.atMarket}</span>
    </div>
  )
}

function TriggerFields({ ticket, instrument, error, change }: TicketFieldProps) {
  const form = useWords(ticketFormWords)
  const common = useWords(commonWords)
  return (
    <>
      <div data-ticket="trigger">
        <NumberField
          label={form.triggerPrice}
          note={
            <SegmentedControl<TriggerSource>
              label={form.triggerBy}
              size="small"
              value={ticket.triggerBy}
              segments={TRIGGER_SOURCES.map((value) => ({ value, label: form.sources[value] }))}
              onChange={(triggerBy) => change({ triggerBy })}
            />
          }
          value={ticket.triggerPrice}
          step={instrument.tickSize}
          unit={instrument.quoteCoin}
          stepUpLabel={common.stepUp}
          stepDownLabel={common.stepDown}
          error={error}
          onChange={(triggerPrice) => change({ triggerPrice })}
        />
      </div>
      <div className={styles.typeRow}>
        <span className={styles.caption}>{form.triggered}</span>
        <SegmentedControl<OrderType>
          label={form.triggered}
          size="small"
          value={ticket.triggered}
          segments={ORDER_TYPES.map((value) => ({ value, label: common.orderType[value] }))}
          onChange={(triggered) => change({ triggered })}
        />
      </div>
    </>
  )
}

function LimitField({ ticket, instrument, error, change }: TicketFieldProps) {
  const words = useWords(ticketWords)
  const common = useWords(commonWords)
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
}

function Chips({
  tickSize,
  onTake,
}: {
  readonly tickSize: string
  readonly onTake: (price: string) => void
}): ReactNode {
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
