import type { Order } from '../../../shared/domain/order.ts'
import type { Language } from '../../../shared/domain/settings.ts'
import type { OrderOutcome } from '../../../shared/ipc/outcome.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { errorSentence } from '../../i18n/explain-error.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { requestOf, tell } from '../../stores/notices-store.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { orderWords } from './order-words.ts'
import { countOutcomes, toneOfCounts } from './outcome-counts.ts'

/** What became of one item of a batch; `name` is the order in words. */
export interface ItemResult {
  readonly name: string
  readonly outcome: OrderOutcome
}

/** Items that a message names; more would not be read in a toast. */
const MOST_NAMED = 5

/** Tells the counts, and of each item that was not done which it is and why. */
export function tellBatch(title: string, results: ReadonlyArray<ItemResult>): void {
  const { language } = settingsStore.getState().settings
  const outcomes = results.map(({ outcome }) => outcome)
  const text = batchLines(results, language).join(' · ')
  tell(toneOfCounts(countOutcomes(outcomes)), { kind: 'words', title, text }, requestIn(outcomes))
}

/** The counts, then the items that failed or are uncertain. */
function batchLines(results: ReadonlyArray<ItemResult>, language: Language): ReadonlyArray<string> {
  const words = orderWords[language]
  const counts = countOutcomes(results.map(({ outcome }) => outcome))
  const named = results.flatMap(({ name, outcome }) => {
    if (outcome.kind === 'accepted') return []
    if (outcome.kind === 'unknown') return [words.itemUncertain(name)]
    return [words.itemFailed(name, errorSentence(outcome.error, language))]
  })
  return [
    words.counts(counts.done, counts.failed, counts.uncertain),
    ...named.slice(0, MOST_NAMED),
    ...(named.length > MOST_NAMED ? [words.moreRows(named.length - MOST_NAMED)] : []),
    ...(counts.uncertain > 0 ? [words.uncertainText] : []),
  ]
}

/** `BTCUSDT · Buy 0.05 @ 60800`, as the exchange writes the figures. */
export function itemName(order: Order, language: Language): string {
  const words = ticketWords[language].order
  const side = commonWords[language].side[order.side]
  const size = order.quantity ?? order.quoteAmount ?? ''
  const text =
    order.price === null ? words.market(side, size) : words.limit(side, size, order.price)
  return `${order.symbol} · ${text}`
}

/** The request to look at: that of a key that was not accepted, else the first that was sent. */
function requestIn(outcomes: ReadonlyArray<OrderOutcome>): number | null {
  for (const outcome of outcomes) {
    const request = outcome.kind === 'rejected' ? requestOf(outcome.error) : null
    if (request !== null) return request
  }
  return outcomes.find(({ requestId }) => requestId !== null)?.requestId ?? null
}
