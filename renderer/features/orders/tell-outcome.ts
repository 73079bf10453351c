import type { DeskError, Result } from '../../../shared/domain/error.ts'
import type { Counts } from '../../../shared/domain/panic.ts'
import type { OrderOutcome } from '../../../shared/ipc/outcome.ts'
import { formatMs } from '../../format/duration-text.ts'
import { errorSentence } from '../../i18n/explain-error.ts'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { requestOf, tell } from '../../stores/notices-store.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { orderWords } from './order-words.ts'
import { toneOfCounts } from './outcome-counts.ts'

export interface OutcomeTitles {
  readonly done: string
  readonly failed: string
  readonly unknown: string
}

const language = () => settingsStore.getState().settings.language

/** Titles for what is sent: `Accepted: …`, `Rejected: …`, `Uncertain: …`. `what` is the order in words. */
export function sentTitles(what: string): OutcomeTitles {
  const words = ticketWords[language()]
  return { done: words.accepted(what), failed: words.rejected(what), unknown: words.unknown(what) }
}

/** Tells what became of one order in a toast. */
export function tellOutcome(answer: Result<OrderOutcome>, titles: OutcomeTitles): void {
  if (!answer.ok) {
    tell('refused', { kind: 'error', title: titles.failed, error: answer.error })
    return
  }
  const outcome = answer.value
  if (outcome.kind === 'rejected') {
    const { error, requestId } = outcome
    tell('refused', { kind: 'error', title: titles.failed, error }, requestId)
    return
  }
  if (outcome.kind === 'unknown') {
    const text = orderWords[language()].uncertainText
    tell('uncertain', { kind: 'words', title: titles.unknown, text }, outcome.requestId)
    return
  }
  const { roundTripMs, exchangeMs } = outcome
  const times = ticketWords[language()].acceptedTimes
  const text = times(formatMs(roundTripMs), formatMs(exchangeMs))
  tell(
    'done',
    { kind: 'words', title: titles.done, ...(roundTripMs === null ? {} : { text }) },
    outcome.requestId,
  )
}

/**
 * For a form: tells an order that was taken or is uncertain, and gives a refusal back, so that the
 * form can show it and keep what was typed.
 */
export function refusalOf(answer: Result<OrderOutcome>, titles: OutcomeTitles): DeskError | null {
  if (!answer.ok) return answer.error
  if (answer.value.kind === 'rejected') return answer.value.error
  tellOutcome(answer, titles)
  return null
}

/** Tells how many of many were done, failed or stay uncertain; the first reason stands below. */
export function tellCounts(
  title: string,
  counts: Counts,
  errors: ReadonlyArray<DeskError>,
  requestId: number | null = null,
): void {
  const words = orderWords[language()]
  const [first] = errors
  const reason = first === undefined ? [] : [errorSentence(first, language())]
  const text = [
    words.counts(counts.done, counts.failed, counts.uncertain),
    ...reason,
    ...(counts.uncertain > 0 ? [words.uncertainText] : []),
  ].join(' · ')
  const request = requestId ?? (first === undefined ? null : requestOf(first))
  tell(toneOfCounts(counts), { kind: 'words', title, text }, request)
}
