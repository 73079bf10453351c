import { type CSSProperties, memo, useMemo } from 'react'
import { decimal, parseDecimal } from '../../../shared/domain/decimal.ts'
import { wireUnit } from '../../../shared/rules/quantity-unit.ts'
import { availableFor, largestAffordable, shareOfAvailable } from '../../../shared/rules/sizing.ts'
import { NumberField } from '../../components/number-field.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import {
  convertSize,
  effectiveUnit,
  expectedPrice,
  sizeText,
  sizeUnits,
} from '../../stores/ticket-draft.ts'
import styles from './order-ticket.module.css'
import { bestPricesNow, type TicketFieldProps, type TicketView } from './use-ticket.ts'

const SHARES = [25, 50, 75, 100] as const

/** Size in base or quote, with shares of what the account can really pay for. */
export function SizeField({
  view,
  error,
}: {
  readonly view: TicketView
  readonly error: string | null
}) {
  const { ticket, instrument, change } = view
  return (
    <div data-ticket="size" className={styles.size}>
      <SizeInput ticket={ticket} instrument={instrument} error={error} change={change} />
      <Shares view={view} />
    </div>
  )
}

const SizeInput = memo(function SizeInput({ ticket, instrument, error, change }: TicketFieldProps) {
  const words = useWords(ticketWords)
  const common = useWords(commonWords)
  const unit = effectiveUnit(ticket, instrument)
  const units = sizeUnits(ticket, instrument)
  return (
    <NumberField
      label={units.length === 1 ? words.spend : words.size}
      note={
        units.length > 1 && (
          <SegmentedControl
            label={words.sizeUnit}
            size="small"
            value={unit}
            segments={[
              { value: 'base', label: instrument.baseCoin },
              { value: 'quote', label: instrument.quoteCoin },
            ]}
            onChange={(to) => change(convertSize(ticket, to, instrument, bestPricesNow()))}
          />
        )
      }
      value={ticket.size}
      step={unit === 'base' ? instrument.quantityStep : '1'}
      unit={unit === 'base' ? instrument.baseCoin : instrument.quoteCoin}
      stepUpLabel={common.stepUp}
      stepDownLabel={common.stepDown}
      error={error}
      onChange={(size) => change({ size, sizeUnit: unit })}
    />
  )
})

function Shares({ view }: { readonly view: TicketView }) {
  const words = useWords(ticketWords)
  const format = useFormat()
  const { ticket, instrument, best, context, draft, change } = view
  const order = useMemo(() => {
    const price = expectedPrice(ticket, best)
    return { ...draft, price }
  }, [ticket, best, draft])
  const largest = useMemo(() => largestAffordable(order, context), [order, context])
  const typed = parseDecimal(draft.quantity)
  const percent =
    largest === null || typed === null || largest.eq(0)
      ? 0
      : Math.max(0, Math.min(100, Math.round(Number(typed.div(largest).times(100)))))
  const wire = wireUnit(instrument.category, ticket.side, ticket.orderType)
  const available = availableFor(ticket.side, context)

  function take(share: number): void {
    const quantity = shareOfAvailable(decimal(String(share)), order, context)
    if (quantity === null) return
    change({ size: quantity.eq(0) ? '' : sizeText(quantity, ticket, instrument, best) })
  }

  // A custom property tells the style sheet how far the track is filled.
  const filled = { '--filled': `${percent}%` } as CSSProperties
  return (
    <>
      <input
        type="range"
        className={styles.slider}
        min={0}
        max={100}
        step={1}
        value={percent}
        disabled={largest === null}
        aria-label={words.percent}
        aria-valuetext={`${percent}%`}
        style={filled}
        onChange={(event) => take(Number(event.currentTarget.value))}
      />
      <div className={styles.shares}>
        {SHARES.map((share) => (
          <button
            key={share}
            type="button"
            className={styles.share}
            aria-pressed={percent === share}
            disabled={largest === null}
            onClick={() => take(share)}
          >
            {share}%
          </button>
        ))}
      </div>
      <dl className={styles.available}>
        <dt>{words.available}</dt>
        <dd>
          {format.decimal(available?.amount.toFixed(8) ?? null, {
            digits: available?.coin === instrument.baseCoin ? 6 : 2,
          })}{' '}
          {available?.coin ?? ''}
        </dd>
        <dt>{words.most}</dt>
        <dd>
          {format.decimal(largest === null ? null : largest.toFixed())}{' '}
          {wire === 'base' ? instrument.baseCoin : instrument.quoteCoin}
        </dd>
      </dl>
      {largest === null && available !== null && context.leverages.crossed === null && (
        <p className={styles.hint}>{words.leverageUnknown}</p>
      )}
    </>
  )
}
