import { isFutures } from '../../../shared/domain/instrument.ts'
import type { Side } from '../../../shared/domain/order.ts'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { hedgeSide, type TicketDraft, type TicketType } from '../../stores/ticket-draft.ts'
import { LeverageChip } from './leverage-chip.tsx'
import styles from './order-ticket.module.css'
import { ticketFormWords } from './ticket-form-words.ts'
import type { TicketView } from './use-ticket.ts'

const INTENTS = ['open', 'close'] as const

/** Open or close in hedge mode, side, type, and what margin stands behind it. */
export function TicketHead({ view }: { readonly view: TicketView }) {
  const words = useWords(ticketWords)
  const form = useWords(ticketFormWords)
  const { side, orderType } = useWords(commonWords)
  const { ticket, instrument, ground, change } = view
  const isHedge = isFutures(instrument.category) && ground.context.holdMode === 'hedge_mode'
  const sideLabel = (value: Side) =>
    isHedge ? form.hedge[ticket.intent][hedgeSide(value, ticket.intent)] : side[value]
  return (
    <>
      {isHedge && (
        <SegmentedControl<TicketDraft['intent']>
          label={form.intent}
          value={ticket.intent}
          stretch
          segments={INTENTS.map((value) => ({ value, label: form.intents[value] }))}
          onChange={(intent) => change({ intent })}
        />
      )}
      <SegmentedControl<Side>
        label={words.side}
        value={ticket.side}
        size="large"
        stretch
        segments={[
          { value: 'buy', label: sideLabel('buy'), tone: 'buy' },
          { value: 'sell', label: sideLabel('sell'), tone: 'sell' },
        ]}
        onChange={(value) => change({ side: value })}
      />
      <div className={styles.typeRow}>
        <SegmentedControl<TicketType>
          label={words.type}
          value={ticket.orderType}
          className={styles.types ?? ''}
          segments={[
            { value: 'limit', label: orderType.limit },
            { value: 'market', label: orderType.market },
            { value: 'trigger', label: form.trigger },
          ]}
          onChange={(value) => change({ orderType: value })}
        />
        {instrument.category !== 'SPOT' && <LeverageChip view={view} />}
      </div>
      {instrument.category !== 'SPOT' && view.lacksManage && <LacksManage />}
    </>
  )
}

function LacksManage() {
  const words = useWords(ticketWords)
  const { permission } = useWords(commonWords)
  return (
    <p id="ticket-leverage-block" className={styles.caption}>
      {words.leverageLacks(permission['manage-write'])}
    </p>
  )
}
