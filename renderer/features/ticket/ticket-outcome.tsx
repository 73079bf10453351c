import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Order } from '../../../shared/domain/order.ts'
import { sizeCoin } from '../../../shared/rules/quantity-unit.ts'
import { classNames } from '../../components/class-names.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { formatMs } from '../../format/duration-text.ts'
import { useFormat } from '../../format/use-format.ts'
import { explainError } from '../../i18n/explain-error.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import type { Submission } from '../../stores/ticket-store.ts'
import { ErrorCures } from '../keys/error-cures.tsx'
import { quantityText } from '../trade/order-text.ts'
import { tradeDesk, useAccount } from '../trade/trade-desk.ts'
import { ticketOrderText } from './ticket-order-text.ts'
import styles from './ticket-submit.module.css'
import type { TicketView } from './use-ticket.ts'

/** What became of the last order of this ticket; it stays until it is dismissed or the next is sent. */
export function TicketOutcome({ view }: { readonly view: TicketView }) {
  const words = useWords(ticketWords)
  const told = useTold(view.submission, view)
  if (told === null) return null
  return (
    <div role="status" className={classNames(styles.outcome, styles[told.tone])}>
      <div className={styles.outcomeWords}>
        <p className={styles.outcomeTitle}>{told.title}</p>
        {told.text}
      </div>
      <IconButton
        label={words.dismiss}
        icon={<X size={13} aria-hidden />}
        size="small"
        onClick={() => tradeDesk().ticket.dismiss(view.instrument)}
      />
    </div>
  )
}

interface Told {
  readonly tone: 'done' | 'refused' | 'uncertain'
  readonly title: string
  readonly text: ReactNode
}

function useTold(submission: Submission, view: TicketView): Told | null {
  const words = useWords(ticketWords)
  const format = useFormat()
  const cancelled = useCancelled(submission)
  if (submission.kind === 'idle' || submission.kind === 'sending') return null
  const order = ticketOrderText(submission.draft, view.instrument, format)
  if (submission.kind === 'refused') {
    const { text } = explainError(submission.error, format.language)
    return { tone: 'refused', title: words.notSent(order), text: <p>{text.means}</p> }
  }
  if (submission.kind === 'settled') {
    return submission.outcome === 'accepted'
      ? { tone: 'done', title: words.settledAccepted(order), text: null }
      : { tone: 'refused', title: words.settledRejected(order), text: null }
  }
  const { outcome } = submission
  if (outcome.kind === 'unknown') {
    return { tone: 'uncertain', title: words.unknown(order), text: <p>{words.unknownText}</p> }
  }
  if (outcome.kind === 'accepted' && cancelled !== null) {
    const filled = quantityText(cancelled.filledQuantity, view.instrument, format)
    const text = words.endedText(filled, sizeCoin(view.instrument))
    return { tone: 'refused', title: words.ended(order), text: <p>{text}</p> }
  }
  if (outcome.kind === 'accepted') {
    const times = words.acceptedTimes(formatMs(outcome.roundTripMs), formatMs(outcome.exchangeMs))
    return { tone: 'done', title: words.accepted(order), text: <p>{times}</p> }
  }
  const { text, source } = explainError(outcome.error, format.language)
  return {
    tone: 'refused',
    title: words.rejected(order),
    text: (
      <>
        <p>{text.happened}</p>
        <p>{text.means}</p>
        {text.remedy !== '' && <p>{text.remedy}</p>}
        {source !== null && <p className={styles.source}>{source}</p>}
        <ErrorCures error={outcome.error} />
      </>
    ),
  }
}

/**
 * The order that was accepted and then cancelled, such as a post-only order that would have taken
 * or an order that had to fill at once and could not: accepted alone would sound like success.
 */
function useCancelled(submission: Submission): Order | null {
  const isAccepted = submission.kind === 'answered' && submission.outcome.kind === 'accepted'
  const clientOid = isAccepted ? submission.outcome.clientOid : null
  return useAccount(
    ({ endedOrders }) =>
      endedOrders.find((one) => one.clientOid === clientOid && one.status === 'cancelled') ?? null,
  )
}
