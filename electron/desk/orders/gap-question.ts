import type { JournalGap } from '../journal/intent.ts'

/** An order as far as it matters whether the journal knows it. */
export interface Listed {
  readonly clientOid: string
  /** Unix ms, of the exchange's clock. */
  readonly createdAtMs: number
}

/** The desk's own orders as the exchange lists them. */
export interface OwnOrders {
  readonly open: ReadonlyArray<Listed>
  readonly ended: ReadonlyArray<Listed>
}

/** What the exchange is asked after a gap. */
export interface GapQuestion {
  /** Unix ms: ended orders are listed from here on. */
  readonly sinceMs: number
  /** Unix ms: open orders that are older do not count; 0: all do. */
  readonly openSinceMs: number
}

const DAY_MS = 86_400_000
/**
 * Inside the 30 days that one call may ask for (page "Get Order History"). It also keeps within the
 * 90 days after which the journal forgets what is settled: an order that is younger than this, and
 * that the journal has ever known, it still knows.
 */
const MOST_BACK_MS = 29 * DAY_MS

/**
 * What to ask; `null`: nothing that was lost is young enough to be asked for. A day is added for the
 * clocks of this machine and of the exchange. After a cut only orders of the runs that were cut
 * count, since older ones may stand that an earlier journal knew; after a loss every open one does.
 */
export function gapQuestion(gap: JournalGap, nowMs: number): GapQuestion | null {
  const oldestMs = nowMs - MOST_BACK_MS
  // A clock that was set back in between: when it was wrong nobody knows, so as far as can be.
  const fromMs = gap.beganAtMs > nowMs ? 0 : gap.beganAtMs - DAY_MS
  const sinceMs = Math.max(fromMs, oldestMs)
  if (gap.kind === 'lost') return { sinceMs, openSinceMs: 0 }
  return gap.endedByMs + DAY_MS < oldestMs ? null : { sinceMs, openSinceMs: sinceMs }
}

/** How many orders the journal does not know. One that was listed as open is not ended. */
export function unknownOrders(
  listed: OwnOrders,
  known: ReadonlySet<string>,
  question: GapQuestion,
): { readonly open: number; readonly ended: number } {
  const namesOf = (orders: ReadonlyArray<Listed>, fromMs: number) =>
    new Set(
      orders
        .filter(({ clientOid, createdAtMs }) => createdAtMs >= fromMs && !known.has(clientOid))
        .map(({ clientOid }) => clientOid),
    )
  const open = namesOf(listed.open, question.openSinceMs)
  const ended = [...namesOf(listed.ended, question.sinceMs)].filter((name) => !open.has(name))
  return { open: open.size, ended: ended.length }
}
