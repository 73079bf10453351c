import type { DeskError } from '../../../shared/domain/error.ts'
import type { Counts } from '../../../shared/domain/panic.ts'
import type { Answer } from '../ports.ts'

/** What came of some calls. */
export interface Tally {
  readonly counts: Counts
  readonly errors: ReadonlyArray<DeskError>
  /** Of the first call that left. */
  readonly requestId: number | null
}

export const NO_COUNTS: Counts = { done: 0, failed: 0, uncertain: 0 }
const EMPTY_TALLY: Tally = { counts: NO_COUNTS, errors: [], requestId: null }

export function addTallies(tallies: ReadonlyArray<Tally>): Tally {
  return tallies.reduce(
    (sum, { counts, errors, requestId }) => ({
      counts: {
        done: sum.counts.done + counts.done,
        failed: sum.counts.failed + counts.failed,
        uncertain: sum.counts.uncertain + counts.uncertain,
      },
      errors: [...sum.errors, ...errors],
      requestId: sum.requestId ?? requestId,
    }),
    EMPTY_TALLY,
  )
}

/** A call about `meant` things that failed as a whole: they failed, or nobody knows. */
export function tallyFailure(
  answer: Extract<Answer<unknown>, { readonly ok: false }>,
  meant: number,
): Tally {
  const { definite, error, request } = answer
  const counts = { ...NO_COUNTS, [definite ? 'failed' : 'uncertain']: meant }
  return { counts, errors: [error], requestId: request?.requestId ?? null }
}
