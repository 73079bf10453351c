import { type DeskError, fail, type Result, succeed } from '../../../shared/domain/error.ts'
import { CATEGORIES, type Category, isFutures } from '../../../shared/domain/instrument.ts'
import type { Notice } from '../../../shared/ipc/contract.ts'
import { readEveryPage } from '../history/read-every-page.ts'
import type { JournalGaps } from '../journal/intent.ts'
import type { PrivateRest } from '../ports.ts'
import { listStrategies } from '../strategies/list-strategies.ts'
import { isOwnName } from './client-oid.ts'
import type { Schedule, TradingSession } from './trading-session.ts'

export interface GapCheckOptions {
  readonly gaps: JournalGaps
  readonly now: () => number
  readonly schedule: Schedule
  readonly raise: (notice: Notice) => void
  readonly reportFault: (error: unknown) => string
}

const DAY_MS = 86_400_000
/** Inside the 30 days that one call may ask for. */
const MOST_BACK_MS = 29 * DAY_MS
/** Waits before the exchange is asked again, ms; the last one repeats. */
const RETRIES_MS: ReadonlyArray<number> = [2000, 5000, 15_000, 60_000]

/**
 * After the journal was lost nobody knows which orders were under way: each key set's first use asks
 * the exchange for the desk's own orders, those open and those that ended since a day before the
 * loss, and tells how many there are. Nothing is sent again, and nothing is guessed.
 */
export class GapCheck {
  readonly #options: GapCheckOptions
  #session: TradingSession | null = null
  #stopRetry: () => void = () => undefined

  constructor(options: GapCheckOptions) {
    this.#options = options
  }

  activate(session: TradingSession | null): void {
    this.#stopRetry()
    this.#session = session
    if (session === null) return
    const gapAtMs = this.#options.gaps.gapOf(session.keySetId, session.environment)
    if (gapAtMs !== null) void this.#look(session, gapAtMs, 0)
  }

  async #look(session: TradingSession, gapAtMs: number, tried: number): Promise<void> {
    const { now, schedule, raise } = this.#options
    const startedAtMs = now()
    const sinceMs = Math.max(gapAtMs - DAY_MS, startedAtMs - MOST_BACK_MS)
    const found = await readOwnOrders(session.rest, sinceMs, schedule)
    if (this.#session !== session) return
    if (!found.ok) {
      const waitMs = RETRIES_MS[Math.min(tried, RETRIES_MS.length - 1)] ?? 0
      this.#stopRetry = schedule(waitMs, () => void this.#look(session, gapAtMs, tried + 1))
      return
    }
    this.#close(session, Math.max(startedAtMs, gapAtMs))
    raise({
      ...{ kind: 'journal-checked', environment: session.environment, sinceMs },
      ...found.value,
    })
  }

  /** One that cannot be closed is looked into again at the next start. */
  #close({ keySetId, environment }: TradingSession, atMs: number): void {
    try {
      this.#options.gaps.closeGap(keySetId, environment, atMs)
    } catch (error) {
      this.#options.reportFault(error)
    }
  }
}

interface OwnOrders {
  readonly open: number
  readonly ended: number
}

/** One call after the other: nobody waits for the answer, and the rates are shared with those who do. */
async function readOwnOrders(
  rest: PrivateRest,
  startMs: number,
  schedule: Schedule,
): Promise<Result<OwnOrders>> {
  const listed = await rest.openOrders()
  if (!listed.ok) return fail(listed.error)
  let open = countOwn(listed.value)
  let ended = 0
  for (const category of CATEGORIES) {
    const waiting = await listStrategies(rest, category)
    if (!waiting.ok) return fail(waiting.error)
    open += countOwn(waiting.value)
    const filter = { category, symbol: null, startMs, endMs: null }
    const orders = await readEveryPage(async (cursor) => {
      const page = await rest.orderHistory(filter, cursor)
      return page.ok ? succeed(page.value) : fail(page.error)
    }, schedule)
    if (!orders.ok) return orders
    const strategies = await readEveryPage(async (cursor) => {
      const page = await rest.strategyHistory(filter, cursor)
      if (page.ok) return succeed(page.value)
      return hasNone(category, page.error) ? succeed({ rows: [], cursor: null }) : fail(page.error)
    }, schedule)
    if (!strategies.ok) return strategies
    ended += countOwn(orders.value.rows) + countOwn(strategies.value.rows)
  }
  return succeed({ open, ended })
}

/** As `listStrategies`: where the exchange refuses to list them outside of futures, there are none. */
function hasNone(category: Category, error: DeskError): boolean {
  return !isFutures(category) && error.kind === 'refused'
}

function countOwn(orders: ReadonlyArray<{ readonly clientOid: string }>): number {
  return orders.filter((order) => isOwnName(order.clientOid)).length
}
