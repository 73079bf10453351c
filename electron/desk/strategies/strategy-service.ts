import {
  type DeskError,
  fail,
  invalid,
  type Result,
  succeed,
} from '../../../shared/domain/error.ts'
import type { StrategyDraft, StrategyOrder } from '../../../shared/domain/strategy-order.ts'
import type { Notice } from '../../../shared/ipc/contract.ts'
import type { OrderOutcome } from '../../../shared/ipc/outcome.ts'
import type { OrderGuards } from '../guards/order-guards.ts'
import type { Journal, StrategyIntent } from '../journal/intent.ts'
import { DuplicateGuard } from '../orders/duplicate-guard.ts'
import { IntentLedger } from '../orders/intent-ledger.ts'
import type { Settled } from '../orders/intent-settler.ts'
import type { Schedule, TradingSession } from '../orders/trading-session.ts'
import type { Answer, Clock } from '../ports.ts'
import { findStrategy } from './find-strategy.ts'
import type { StrategyAccount } from './strategy-account.ts'

export interface StrategyServiceOptions {
  readonly clock: Clock
  readonly schedule: Schedule
  readonly journal: Journal
  readonly account: Pick<StrategyAccount, 'mergeStrategies'>
  readonly newClientOid: () => string
  /** The first thing wrong with a draft by the rules; `null`: nothing is. */
  readonly check: (draft: StrategyDraft) => DeskError | null
  /** The user's own limits: the first that refuses; `null`: none does. */
  readonly guard: OrderGuards['strategy']
  readonly onNotice: (notice: Notice) => void
  /** Logs a fault of the desk and returns the reference that finds it. */
  readonly reportFault: (error: unknown) => string
}

/**
 * Places strategy orders as orders are placed: journalled before they leave, never sent twice, and
 * looked for by their clientOid when the answer is lost. The page calls that name idempotent for six
 * hours, "not guaranteed": nothing here relies on it.
 */
export class StrategyService {
  readonly #options: StrategyServiceOptions
  readonly #repeats: DuplicateGuard
  readonly #ledger: IntentLedger<StrategyIntent, StrategyOrder>

  constructor(options: StrategyServiceOptions) {
    const { clock, schedule, journal, newClientOid, reportFault } = options
    this.#options = options
    this.#repeats = new DuplicateGuard(() => clock.monotonic())
    this.#ledger = new IntentLedger<StrategyIntent, StrategyOrder>({
      ...{ clock, schedule, journal, newClientOid, reportFault },
      isOwn: (intent): intent is StrategyIntent => intent.kind === 'strategy',
      ask: (intent, session) => this.#ask(intent, session),
      // The page's list of pending orders is of orders alone; a notice tells how this ends.
      onOpen: () => undefined,
      onSettled: (intent, session, settled) => this.#onSettled(intent, session, settled),
    })
  }

  /** Changes the key set that trades and takes up what it left open, also before a crash. */
  activate(session: TradingSession | null): void {
    this.#ledger.activate(session)
  }

  /** Every strategy order of the running session that the stream or a list names. */
  hear(orders: ReadonlyArray<StrategyOrder>): void {
    this.#ledger.hear(orders)
  }

  /** `fail`: nothing was sent. */
  async place(draft: StrategyDraft, clickedAtMs: number): Promise<Result<OrderOutcome>> {
    const session = this.#ledger.session
    if (session === null) return fail(invalid('no-key'))
    const wrong = this.#options.check(draft) ?? this.#options.guard(draft)
    if (wrong !== null) return fail(wrong)
    const { keySetId, environment } = session
    if (this.#repeats.repeats(keySetId, [draft])) return fail(invalid('duplicate-submit'))
    if (this.#ledger.holds(draft)) return fail(invalid('duplicate-unsettled'))
    const clientOid = this.#ledger.takeOid()
    const createdAtMs = this.#options.clock.now()
    const facts = { clientOid, keySetId, environment, createdAtMs, state: 'sending' } as const
    const intent: StrategyIntent = { ...facts, kind: 'strategy', draft }
    const begun = this.#ledger.begin([intent])
    if (!begun.ok) return begun
    const answer = await this.#ledger.send(() =>
      session.rest.placeStrategy(draft, clientOid, clickedAtMs),
    )
    return succeed(this.#ledger.conclude(session, intent, answer))
  }

  #ask(
    { clientOid, draft, createdAtMs }: StrategyIntent,
    { rest }: TradingSession,
  ): Promise<Answer<StrategyOrder | null>> {
    const { category, symbol } = draft
    const isIt = (order: StrategyOrder) => order.clientOid === clientOid
    const wanted = { category, symbol, isIt, notBeforeMs: createdAtMs }
    return findStrategy(rest, wanted, this.#options.clock.now())
  }

  #onSettled(
    { clientOid, draft }: StrategyIntent,
    session: TradingSession,
    settled: Settled<StrategyOrder>,
  ): void {
    if (settled.kind === 'accepted') {
      this.#options.account.mergeStrategies(session.keySetId, [settled.order])
    }
    this.#options.onNotice({ kind: 'strategy-settled', clientOid, outcome: settled.kind, draft })
  }
}
