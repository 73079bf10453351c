import { TRIGGER_SOURCES, type TriggerSource } from '../../../shared/domain/exit.ts'
import { ORDER_TYPES, type OrderType } from '../../../shared/domain/order.ts'
import { EXIT_KINDS, type ExitKind } from '../../../shared/rules/exit-check.ts'
import { targetSide } from '../../../shared/rules/order-effect.ts'
import { Checkbox } from '../../components/checkbox.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { aimOf, expectedPrice, type TicketExits } from '../../stores/ticket-draft.ts'
import { convertExits, takesExits } from '../../stores/ticket-exits.ts'
import { ExitFigures } from './exit-figures.tsx'
import { ExitTemplates } from './exit-templates.tsx'
import styles from './order-ticket.module.css'
import { ticketFormWords } from './ticket-form-words.ts'
import type { TicketView } from './use-ticket.ts'

const UNITS = ['price', 'percent'] as const

/** Take-profit and stop-loss that go with an opening order, by price, distance or template. */
export function ExitsSection({
  view,
  errorOf,
}: {
  readonly view: TicketView
  readonly errorOf: (field: string) => string | null
}) {
  const words = useWords(ticketFormWords)
  const { ticket, instrument, ground, change } = view
  const { exits } = ticket
  if (!takesExits(ticket, ground.context)) return null

  function patch(next: Partial<TicketExits>): void {
    change({ exits: { ...exits, ...next } })
  }

  function tellIn(unit: TicketExits['unit']): void {
    const side = targetSide(aimOf(ticket, ground.context))
    const entry = expectedPrice(ticket, ground.best)
    change({ exits: convertExits(exits, unit, side, entry, instrument.tickSize) })
  }

  return (
    <div className={styles.exits}>
      <div className={styles.typeRow}>
        <Checkbox
          label={words.exits}
          checked={exits.isOpen}
          onChange={(isOpen) => patch({ isOpen })}
        />
        <div className={styles.chips}>
          {exits.isOpen && (
            <SegmentedControl<TicketExits['unit']>
              label={words.exitUnit}
              size="small"
              value={exits.unit}
              segments={UNITS.map((value) => ({ value, label: words.exitUnits[value] }))}
              onChange={tellIn}
            />
          )}
          <ExitTemplates view={view} />
        </div>
      </div>
      {exits.isOpen && (
        <>
          <div className={styles.pair}>
            {EXIT_KINDS.map((kind) => (
              <ExitField
                key={kind}
                kind={kind}
                view={view}
                error={errorOf(kind)}
                onChange={(text) => patch({ [kind]: text })}
              />
            ))}
          </div>
          {exits.orderType === 'limit' && <LimitPrices view={view} patch={patch} />}
          <HowTheyAct exits={exits} patch={patch} />
          <ExitFigures view={view} />
        </>
      )}
    </div>
  )
}

function ExitField({
  kind,
  view,
  error,
  onChange,
}: {
  readonly kind: ExitKind
  readonly view: TicketView
  readonly error: string | null
  readonly onChange: (text: string) => void
}) {
  const words = useWords(ticketFormWords)
  const common = useWords(commonWords)
  const { exits } = view.ticket
  const isPercent = exits.unit === 'percent'
  return (
    <div data-ticket={kind}>
      <NumberField
        label={words[kind]}
        value={exits[kind]}
        step={isPercent ? '0.1' : view.instrument.tickSize}
        {...(isPercent ? { unit: words.percentUnit } : {})}
        stepUpLabel={common.stepUp}
        stepDownLabel={common.stepDown}
        error={error}
        onChange={onChange}
      />
    </div>
  )
}

function LimitPrices({
  view,
  patch,
}: {
  readonly view: TicketView
  readonly patch: (next: Partial<TicketExits>) => void
}) {
  const words = useWords(ticketFormWords)
  const common = useWords(commonWords)
  const { exits } = view.ticket
  return (
    <div className={styles.pair}>
      {(['takeProfitLimit', 'stopLossLimit'] as const).map((field) => (
        <NumberField
          key={field}
          label={words[field]}
          value={exits[field]}
          step={view.instrument.tickSize}
          stepUpLabel={common.stepUp}
          stepDownLabel={common.stepDown}
          onChange={(text) => patch({ [field]: text })}
        />
      ))}
    </div>
  )
}

function HowTheyAct({
  exits,
  patch,
}: {
  readonly exits: TicketExits
  readonly patch: (next: Partial<TicketExits>) => void
}) {
  const words = useWords(ticketFormWords)
  const { orderType } = useWords(commonWords)
  return (
    <div className={styles.typeRow}>
      <SegmentedControl<TriggerSource>
        label={words.triggerBy}
        size="small"
        value={exits.triggerBy}
        segments={TRIGGER_SOURCES.map((value) => ({ value, label: words.sources[value] }))}
        onChange={(triggerBy) => patch({ triggerBy })}
      />
      <SegmentedControl<OrderType>
        label={words.exitType}
        size="small"
        value={exits.orderType}
        segments={ORDER_TYPES.map((value) => ({ value, label: orderType[value] }))}
        onChange={(type) => patch({ orderType: type })}
      />
    </div>
  )
}
