import type { Fill } from '../../../shared/domain/order.ts'

/** A long session's fills; older ones are in the history. */
export const FILLS_KEPT = 5000

export interface MergedFills {
  /** Newest first. */
  readonly fills: ReadonlyArray<Fill>
  /** Those that were not known, newest first. */
  readonly added: ReadonlyArray<Fill>
}

/** Adds fills that are not known yet; `execId` names one for good (Bitget: "Fill Channel"). */
export function mergeFills(known: ReadonlyArray<Fill>, incoming: ReadonlyArray<Fill>): MergedFills {
  const ids = new Set(known.map((fill) => fill.fillId))
  const added: Fill[] = []
  for (const fill of incoming) {
    if (ids.has(fill.fillId)) continue
    ids.add(fill.fillId)
    added.push(fill)
  }
  if (added.length === 0) return { fills: known, added }
  added.sort(newestFirst)
  return { fills: [...added, ...known].sort(newestFirst).slice(0, FILLS_KEPT), added }
}

/** Ids are decimal texts that grow with time. */
function newestFirst(a: Fill, b: Fill): number {
  if (a.atMs !== b.atMs) return b.atMs - a.atMs
  if (a.fillId.length !== b.fillId.length) return b.fillId.length - a.fillId.length
  return a.fillId < b.fillId ? 1 : -1
}
