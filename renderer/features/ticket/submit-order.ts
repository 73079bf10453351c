import type { Instrument } from '../../../shared/domain/instrument.ts'
import { formatMs } from '../../format/duration-text.ts'
import type { Format } from '../../format/use-format.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { tell } from '../../stores/notices-store.ts'
import type { TicketOrder } from '../../stores/ticket-order.ts'
import { tradeDesk } from '../trade/trade-desk.ts'
import { ticketOrderText } from './ticket-order-text.ts'

/** Sends the order once and tells what became of it. */
export async function submitOrder(
  draft: TicketOrder,
  instrument: Instrument,
  format: Format,
): Promise<void> {
  const words = ticketWords[format.language]
  const order = `${instrument.symbol} · ${ticketOrderText(draft, instrument, format)}`
  const submission = await tradeDesk().ticket.submit(draft, Date.now())
  if (submission.kind === 'refused') {
    tell('refused', { kind: 'error', title: words.notSent(order), error: submission.error })
    return
  }
  if (submission.kind !== 'answered') return
  const { outcome } = submission
  switch (outcome.kind) {
    case 'accepted': {
      const text = words.acceptedTimes(formatMs(outcome.roundTripMs), formatMs(outcome.exchangeMs))
      tell('done', { kind: 'words', title: words.accepted(order), text }, outcome.requestId)
      return
    }
    case 'rejected': {
      const title = words.rejected(order)
      tell('refused', { kind: 'error', title, error: outcome.error }, outcome.requestId)
      return
    }
    case 'unknown': {
      const title = words.unknown(order)
      tell('uncertain', { kind: 'words', title, text: words.unknownText }, outcome.requestId)
    }
  }
}
