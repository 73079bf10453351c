import { memo } from 'react'
import { isFutures } from '../../../shared/domain/instrument.ts'
import { Checkbox } from '../../components/checkbox.tsx'
import { Select } from '../../components/select.tsx'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import type { TicketDraft } from '../../stores/ticket-draft.ts'
import styles from './order-ticket.module.css'
import type { TicketFieldProps } from './use-ticket.ts'

const TIMES: ReadonlyArray<TicketDraft['timeInForce']> = ['gtc', 'ioc', 'fok']

/** How long it stands, and what it must not do. */
export const OptionsRow = memo(function OptionsRow({
  ticket,
  instrument,
  error,
  change,
}: TicketFieldProps) {
  const words = useWords(ticketWords)
  const isLimit = ticket.orderType === 'limit'
  return (
    <div className={styles.options}>
      {isLimit && (
        <Select
          label={words.timeInForce}
          hideLabel
          value={ticket.postOnly ? 'gtc' : ticket.timeInForce}
          disabled={ticket.postOnly}
          choices={TIMES.map((value) => ({ value, label: words.timeInForceLong[value] }))}
          onChange={(timeInForce) => change({ timeInForce })}
        />
      )}
      <div className={styles.ticks}>
        {isLimit && (
          <Checkbox
            label={words.postOnly}
            checked={ticket.postOnly}
            onChange={(postOnly) => change({ postOnly })}
          />
        )}
        {isFutures(instrument.category) && (
          <Checkbox
            label={words.reduceOnly}
            checked={ticket.reduceOnly}
            onChange={(reduceOnly) => change({ reduceOnly })}
          />
        )}
      </div>
      {error !== null && (
        <p role="alert" className={styles.fieldError}>
          {error}
        </p>
      )}
    </div>
  )
})
