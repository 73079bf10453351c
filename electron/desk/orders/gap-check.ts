import type { Notice } from '../../../shared/ipc/contract.ts'
import type { JournalGap, JournalGaps } from '../journal/intent.ts'
import { type GapQuestion, gapQuestion, type OwnOrders, unknownOrders } from './gap-question.ts'
import { readOwnOrders } from './own-orders.ts'
import type { Schedule, TradingSession } from './trading-session.ts'

export interface GapCheckOptions {
  readonly gaps: JournalGaps
  readonly now: () => number
  readonly schedule: Schedule
  readonly raise: (notice: Notice) => void
  readonly reportFault: (error: unknown) => string
}

interface Look {
  readonly session: TradingSession
  readonly question: GapQuestion
  readonly kind: JournalGap['kind']
}

/** Waits before the exchange is asked again, ms; the last one repeats. */
const RETRIES_MS: ReadonlyArray<number> = [2000, 5000, 15_000, 60_000]

/**
 * The journal was lost, or a run did not close it in order: nobody knows whether every order is in
 * it. Each key set's first use asks the exchange for the desk's own orders and tells how many of
 * them the journal does not know. After a loss it tells in any case, after a cut when there are
 * such orders. Nothing is sent again, and nothing is guessed.
 */
export class GapCheck {
  readonly #options: GapCheckOptions
  /** The look that counts: what an earlier one finds is of another key set or another journal. */
  #running: Look | null = null
  #stopRetry: () => void = () => undefined

  constructor(options: GapCheckOptions) {
    this.#options = options
  }

  activate(session: TradingSession | null): void {
    this.#stopRetry()
    this.#running = null
    if (session === null) return
    const gap = this.#options.gaps.gapOf(session.keySetId, session.environment)
    const question = gap === null ? null : gapQuestion(gap, this.#options.now())
    if (gap === null || question === null) return
    this.#running = { session, question, kind: gap.kind }
    void this.#look(this.#running, 0)
  }

  async #look(look: Look, tried: number): Promise<void> {
    const { schedule } = this.#options
    const listed = await readOwnOrders(look.session.rest, look.question.sinceMs, schedule)
    if (this.#running !== look) return
    if (listed.ok) return this.#compare(look, listed.value)
    const waitMs = RETRIES_MS[Math.min(tried, RETRIES_MS.length - 1)] ?? 0
    this.#stopRetry = schedule(waitMs, () => void this.#look(look, tried + 1))
  }

  /** After the answer, so that the journal has every order that was placed meanwhile. */
  #compare({ session, question, kind }: Look, listed: OwnOrders): void {
    const { gaps, raise } = this.#options
    const names = [...listed.open, ...listed.ended].map((order) => order.clientOid)
    const known = gaps.knownNames(names)
    // It broke meanwhile: the journal that is opened in its place is taken up from the start.
    if (known === null) return
    this.#close(session)
    const counts = unknownOrders(listed, known, question)
    const facts = { environment: session.environment, ...counts, sinceMs: question.sinceMs }
    if (kind === 'lost') raise({ kind: 'journal-checked', ...facts })
    else if (counts.open + counts.ended > 0) raise({ kind: 'journal-cut', ...facts })
  }

  /** One that cannot be closed is looked into again at the next start. */
  #close({ keySetId, environment }: TradingSession): void {
    try {
      this.#options.gaps.closeGap(keySetId, environment)
    } catch (error) {
      this.#options.reportFault(error)
    }
  }
}
