import { memo, useCallback, useRef } from 'react'
import { type Instrument, settleCoin } from '../../../shared/domain/instrument.ts'
import type { SizeKind } from '../../../shared/domain/settings.ts'
import { instrumentUnit } from '../../../shared/rules/quantity-unit.ts'
import { NumberField } from '../../components/number-field.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { convertSize, effectiveKind, sizeKinds } from '../../stores/ticket-size.ts'
import { SizePresets } from './size-presets.tsx'
import { SizeShares } from './size-shares.tsx'
import { ticketFormWords } from './ticket-form-words.ts'
import styles from './ticket-size.module.css'
import type { TicketFieldProps, TicketView } from './use-ticket.ts'

/** Size in base, quote, percent or risk, with shares of what the account can really pay for. */
export function SizeField({
  view,
  error,
}: {
  readonly view: TicketView
  readonly error: string | null
}) {
  const { ticket, instrument, ground, change } = view
  // The field stays as it is while only the market moves; a change of kind reads the prices of then.
  const latest = useRef(view)
  latest.current = view
  const convert = useCallback((to: SizeKind) => {
    const { ticket: before, ground: then } = latest.current
    latest.current.change(convertSize(before, to, then))
  }, [])
  return (
    <div data-ticket="size" className={styles.size}>
      <SizeInput
        ticket={ticket}
        instrument={instrument}
        kind={effectiveKind(ticket, ground)}
        kinds={sizeKinds(ticket, ground).join(' ')}
        error={error}
        change={change}
        convert={convert}
      />
      <SizeShares view={view} />
      <SizePresets view={view} />
    </div>
  )
}

const SizeInput = memo(function SizeInput({
  ticket,
  instrument,
  kind,
  kinds,
  error,
  change,
  convert,
}: TicketFieldProps & {
  readonly kind: SizeKind
  /** Kinds that are possible, joined by spaces, so that an equal list is an equal value. */
  readonly kinds: string
  readonly convert: (to: SizeKind) => void
}) {
  const words = useWords(ticketWords)
  const form = useWords(ticketFormWords)
  const common = useWords(commonWords)
  const label = (one: SizeKind) =>
    one === 'base' ? instrument.baseCoin : one === 'quote' ? instrument.quoteCoin : form.kinds[one]
  const possible = SHOWN_KINDS.filter((one) => kinds.split(' ').includes(one))
  return (
    <NumberField
      label={kinds.startsWith('quote') ? words.spend : words.size}
      note={
        <SegmentedControl<SizeKind>
          label={words.sizeUnit}
          size="small"
          value={kind}
          segments={possible.map((value) => ({ value, label: label(value) }))}
          onChange={convert}
        />
      }
      value={ticket.size}
      step={stepOf(kind, instrument)}
      unit={kind === 'risk' ? (settleCoin(instrument) ?? '') : label(kind)}
      stepUpLabel={common.stepUp}
      stepDownLabel={common.stepDown}
      error={error}
      onChange={(size) => change({ size, sizeKind: kind })}
    />
  )
})

const SHOWN_KINDS = ['base', 'quote', 'percent', 'risk'] as const

/** One press of the stepper: a step of the exchange where it counts, else one whole unit. */
function stepOf(kind: SizeKind, instrument: Instrument): string {
  return kind === instrumentUnit(instrument.category) ? instrument.quantityStep : '1'
}
