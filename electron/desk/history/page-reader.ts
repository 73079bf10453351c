import { fail, invalid, type Result, succeed } from '../../../shared/domain/error.ts'
import type { Page } from '../../../shared/ipc/history-requests.ts'
import type { Answer } from '../ports.ts'
import { type HistoryPlace, placeOfText, placeToText } from './history-cursor.ts'
import { type HistoryWindow, newestWindow, type TimeSpan, windowBefore } from './history-windows.ts'

/** One call for one page of one window. */
export type AskPage<Row> = (
  window: HistoryWindow,
  cursor: string | null,
) => Promise<Answer<Page<Row>>>

/** Calls for one page: of rows that a filter drops there may be many pages in a row. */
const MOST_CALLS = 25

/**
 * One page of a span of any length, newest first; pages and windows without rows are passed over.
 * `cursor` is what the page before gave. The last page may be empty.
 */
export async function readPage<Row>(
  ask: AskPage<Row>,
  span: TimeSpan,
  cursor: string | null,
  nowMs: number,
): Promise<Result<Page<Row>>> {
  let place = cursor === null ? firstPlace(span, nowMs) : placeOfText(cursor)
  if (cursor !== null && place === null) return fail(invalid('malformed', 'cursor'))
  for (let calls = 0; place !== null && calls < MOST_CALLS; calls += 1) {
    const answer: Answer<Page<Row>> = await ask(place.window, place.cursor)
    if (!answer.ok) return fail(answer.error)
    const { rows, cursor: more } = answer.value
    place = placeAfter(place, more, span, nowMs)
    if (rows.length > 0) return pageOf(rows, place)
  }
  return pageOf([], place)
}

function firstPlace(span: TimeSpan, nowMs: number): HistoryPlace | null {
  const window = newestWindow(span, nowMs)
  return window === null ? null : { window, cursor: null }
}

/** `more` is the exchange's cursor. One that leads to itself, or none, ends the window. */
function placeAfter(
  place: HistoryPlace,
  more: string | null,
  span: TimeSpan,
  nowMs: number,
): HistoryPlace | null {
  if (more !== null && more !== place.cursor) return { window: place.window, cursor: more }
  const window = windowBefore(place.window, span, nowMs)
  return window === null ? null : { window, cursor: null }
}

function pageOf<Row>(rows: ReadonlyArray<Row>, next: HistoryPlace | null): Result<Page<Row>> {
  if (next === null) return succeed({ rows, cursor: null })
  const cursor = placeToText(next)
  // Without the place the rest would look as if it were not there.
  if (cursor === null) return fail({ kind: 'unavailable', reason: 'unreadable' })
  return succeed({ rows, cursor })
}
