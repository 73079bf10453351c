import { type DeskError, fail, type Result, succeed } from '../../../shared/domain/error.ts'
import type { Page } from '../../../shared/ipc/history-requests.ts'
import type { Schedule } from '../orders/trading-session.ts'
import { pause } from '../paced-calls.ts'

/** Rows that one export holds at most. */
export const MOST_ROWS = 20_000
/** Refusals for the rate alone that are sat out, in a row, before the reading gives up. */
const MOST_WAITS = 20

export interface EveryRow<Row> {
  /** Newest first. */
  readonly rows: ReadonlyArray<Row>
  /** `false`: there are more than `MOST_ROWS`. */
  readonly complete: boolean
}

/** Reads page after page. A read that came too early is asked again: unlike an order it may be. */
export async function readEveryPage<Row>(
  read: (cursor: string | null) => Promise<Result<Page<Row>>>,
  schedule: Schedule,
): Promise<Result<EveryRow<Row>>> {
  const rows: Row[] = []
  let cursor: string | null = null
  let waits = 0
  for (;;) {
    const page: Result<Page<Row>> = await read(cursor)
    if (!page.ok) {
      if (!isTooEarly(page.error) || waits === MOST_WAITS) return fail(page.error)
      waits += 1
      await pause(schedule, page.error.retryAfterMs)
      continue
    }
    waits = 0
    rows.push(...page.value.rows)
    const before: string | null = cursor
    cursor = page.value.cursor
    if (cursor === null) return succeed(cut(rows, true))
    // A cursor that leads back to itself would never end.
    if (rows.length >= MOST_ROWS || cursor === before) return succeed(cut(rows, false))
  }
}

function cut<Row>(rows: ReadonlyArray<Row>, isEnd: boolean): EveryRow<Row> {
  return { rows: rows.slice(0, MOST_ROWS), complete: isEnd && rows.length <= MOST_ROWS }
}

function isTooEarly(
  error: DeskError,
): error is Extract<DeskError, { readonly kind: 'rateLimited' }> {
  return error.kind === 'rateLimited'
}
