import { isFutures } from '../../../shared/domain/instrument.ts'
import { STP_MODES } from '../../../shared/domain/order.ts'
import { Checkbox } from '../../components/checkbox.tsx'
import { Select } from '../../components/select.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import type { TicketDraft } from '../../stores/ticket-draft.ts'
import styles from './order-ticket.module.css'
import { ticketFormWords } from './ticket-form-words.ts'
import type { TicketView } from './use-ticket.ts'

const TIMES: ReadonlyArray<TicketDraft['timeInForce']> = ['gtc', 'ioc', 'fok']

/** How long it stands, what it must not do, and what happens when it meets an own order. */
export function OptionsRow({
  view,
  error,
}: {
  readonly view: TicketView
  readonly error: string | null
}) {
  const words = useWords(ticketWords)
  const form = useWords(ticketFormWords)
  const { timeInForce } = useWords(commonWords)
  const { ticket, instrument, ground, change } = view
  const isLimit = ticket.orderType === 'limit'
  const isPlain = ticket.orderType !== 'trigger'
  const mayReduce = isFutures(instrument.category) && ground.context.holdMode !== 'hedge_mode'
  return (
    <div className={styles.options}>
      {isPlain && (
        <div className={styles.pair}>
          {isLimit && (
            <Select
              label={words.timeInForce}
              hideLabel
              size="small"
              value={ticket.postOnly ? 'gtc' : ticket.timeInForce}
              disabled={ticket.postOnly}
              choices={TIMES.map((value) => ({
                value,
                label: timeInForce[value],
                hint: form.timeHints[value],
              }))}
              onChange={(value) => change({ timeInForce: value })}
            />
          )}
          <Select
            label={form.stp}
            hideLabel
            size="small"
            value={ticket.stpMode ?? ground.defaults.stpMode}
            choices={STP_MODES.map((value) => ({
              value,
              label: form.stpModes[value],
              hint: form.stpHints[value],
            }))}
            onChange={(stpMode) => change({ stpMode })}
          />
        </div>
      )}
      {(isLimit || mayReduce) && (
        <div className={styles.ticks}>
          {isLimit && (
            <Checkbox
              label={words.postOnly}
              checked={ticket.postOnly}
              onChange={(postOnly) => change({ postOnly })}
            />
          )}
          {mayReduce && (
            <Checkbox
              label={words.reduceOnly}
              checked={ticket.reduceOnly}
              onChange={(reduceOnly) => change({ reduceOnly })}
            />
          )}
        </div>
      )}
      {error !== null && (
        <p role="alert" className={styles.fieldError}>
          {error}
        </p>
      )}
    </div>
  )
}
