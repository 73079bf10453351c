import { type CSSProperties, useMemo } from 'react'
import { type Decimal, decimal, parseDecimal, toText } from '../../../shared/domain/decimal.ts'
import { isFutures } from '../../../shared/domain/instrument.ts'
import { instrumentUnit, unitCoin } from '../../../shared/rules/quantity-unit.ts'
import { availableFor, largestAffordable } from '../../../shared/rules/sizing.ts'
import { useFormat } from '../../format/use-format.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import {
  convertSize,
  effectiveKind,
  sizingOrder,
  ticketQuantity,
  ticketUnit,
} from '../../stores/ticket-size.ts'
import { KeepPreset } from './size-presets.tsx'
import { ticketFormWords } from './ticket-form-words.ts'
import styles from './ticket-size.module.css'
import type { TicketView } from './use-ticket.ts'

const SHARES = [25, 50, 75, 100] as const

/** Slider and chips over what the account can really pay for, and how much that is. */
export function SizeShares({ view }: { readonly view: TicketView }) {
  const words = useWords(ticketWords)
  const form = useWords(ticketFormWords)
  const format = useFormat()
  const { ticket, instrument, ground, order, change } = view
  const largest = useMemo(
    () => largestAffordable(sizingOrder(ticket, ground), ground.context),
    [ticket, ground],
  )
  const kind = effectiveKind(ticket, ground)
  const percent = kind === 'percent' ? typedPercent(ticket.size) : shareOf(order.quantity, largest)
  const available = availableFor(sizingOrder(ticket, ground), ground.context)
  const { leverages } = ground.context
  const lacksLeverage =
    isFutures(instrument.category) && leverages.crossed === null && leverages.isolated === null

  /** The size of this share, told in the kind that the field counts. */
  function take(share: number): void {
    const inPercent = { ...ticket, sizeKind: 'percent' as const, size: String(share) }
    if (kind === 'percent') {
      change(inPercent)
      return
    }
    const quantity = ticketQuantity(inPercent, ground)
    if (quantity === '' || quantity === '0') {
      change({ size: '' })
      return
    }
    const unit = ticketUnit(ticket, ground)
    const exact = { ...ticket, sizeKind: unit, size: quantity }
    change(kind === 'risk' ? exact : convertSize(exact, kind, ground))
  }

  // A custom property tells the style sheet how far the track is filled.
  const filled = { '--filled': `${percent}%` } as CSSProperties
  const unit = sizingUnit(view)
  const coin = unitCoin(unit, instrument)
  const isAmount = unit !== instrumentUnit(instrument.category)
  const shown = (amount: Decimal) => (isAmount ? amount.round(2, 0) : amount)
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
        <KeepPreset view={view} />
      </div>
      <dl className={styles.inline}>
        <div>
          <dt>{words.available}</dt>
          <dd>
            {format.decimal(available === null ? null : toText(available.amount.round(8, 0)), {
              digits: available?.coin === instrument.baseCoin ? 6 : 2,
            })}{' '}
            {available?.coin ?? ''}
          </dd>
        </div>
        <div>
          <dt>{words.most}</dt>
          <dd>
            {format.decimal(largest === null ? null : toText(shown(largest)))} {coin}
          </dd>
        </div>
      </dl>
      {kind === 'risk' && order.quantity === '' && <p className={styles.hint}>{form.riskHint}</p>}
      {largest === null && available !== null && lacksLeverage && (
        <p className={styles.hint}>{words.leverageUnknown}</p>
      )}
    </>
  )
}

/** What `largestAffordable` counts: a spot market buy spends quote, even behind a trigger. */
function sizingUnit({ ticket, ground }: TicketView) {
  const { triggered } = ticket
  const sent = ticket.orderType === 'trigger' ? { ...ticket, orderType: triggered } : ticket
  return ticketUnit(sent, ground)
}

function typedPercent(text: string): number {
  const typed = parseDecimal(text)
  return typed === null ? 0 : clamp(typed)
}

function shareOf(quantity: string, largest: Decimal | null): number {
  const typed = parseDecimal(quantity)
  if (largest === null || typed === null || largest.eq(0)) return 0
  return clamp(typed.div(largest).times(decimal('100')))
}

/** For the slider only, which draws whole percents. */
function clamp(percent: Decimal): number {
  return Math.max(0, Math.min(100, Math.round(Number(percent))))
}
