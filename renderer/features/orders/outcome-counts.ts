import type { DeskError } from '../../../shared/domain/error.ts'
import type { Counts } from '../../../shared/domain/panic.ts'
import type { OrderOutcome } from '../../../shared/ipc/outcome.ts'
import type { Tone } from '../../stores/notices-store.ts'

export const NO_COUNTS: Counts = { done: 0, failed: 0, uncertain: 0 }

/** What became of the items of a batch. */
export function countOutcomes(items: ReadonlyArray<OrderOutcome>): Counts {
  const count = (kind: OrderOutcome['kind']) => items.filter((item) => item.kind === kind).length
  return { done: count('accepted'), failed: count('rejected'), uncertain: count('unknown') }
}

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    done: a.done + b.done,
    failed: a.failed + b.failed,
    uncertain: a.uncertain + b.uncertain,
  }
}

/** The gravest of what happened: uncertain before failed, because it wants to be watched. */
export function toneOfCounts({ failed, uncertain }: Counts): Tone {
  if (uncertain > 0) return 'uncertain'
  return failed > 0 ? 'refused' : 'done'
}

/** Why items were rejected, each reason once. */
export function rejections(items: ReadonlyArray<OrderOutcome>): ReadonlyArray<DeskError> {
  return distinctErrors(items.flatMap((item) => (item.kind === 'rejected' ? [item.error] : [])))
}

export function distinctErrors(errors: ReadonlyArray<DeskError>): ReadonlyArray<DeskError> {
  return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()]
}
