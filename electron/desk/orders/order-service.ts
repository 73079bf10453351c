import {
  type DeskError,
  fail,
  invalid,
  type Result,
  succeed,
} from '../../../shared/domain/error.ts'
import type { Order, OrderDraft, PendingOrder } from '../../../shared/domain/order.ts'
import type { Notice } from '../../../shared/ipc/contract.ts'
import type { BatchOutcome, OrderOutcome } from '../../../shared/ipc/outcome.ts'
import { checkBatch, checkBatchItem, firstOfItems } from '../../../shared/rules/batch-check.ts'
import type { OrderGuards } from '../guards/order-guards.ts'
import type { Journal, OrderIntent } from '../journal/intent.ts'
import type { Clock } from '../ports.ts'
import type { OrderEntry } from '../wire-ports.ts'
import { answersOfBatch } from './batch-answers.ts'
import { DuplicateGuard } from './duplicate-guard.ts'
import { findOrder } from './find-order.ts'
import { IntentLedger, type OpenIntent } from './intent-ledger.ts'
import type { Settled } from './intent-settler.ts'
import {
  NO_ENTRY,
  type OrderAccount,
  type Schedule,
  type TradingSession,
} from './trading-session.ts'

export interface OrderServiceOptions {
  readonly clock: Clock
  readonly schedule: Schedule
  readonly journal: Journal
  readonly account: Pick<OrderAccount, 'mergeOrders' | 'setPending'>
  readonly newClientOid: () => string
  /** The first thing wrong with a draft by the instrument's rules; `null`: nothing is. */
  readonly check: (draft: OrderDraft) => DeskError | null
  /** The user's own limits: the first that refuses these orders; `null`: none does. */
  readonly guard: OrderGuards['orders']
  readonly onNotice: (notice: Notice) => void
  /** Logs a fault of the desk and returns the reference that finds it. */
  readonly reportFault: (error: unknown) => string
}

/** The way by which checked orders go, with whose key. */
interface Passage {
  readonly session: TradingSession
  readonly entry: OrderEntry
}

/**
 * The one way an order leaves, over REST or over the private socket: draft, checked, journalled,
 * sent, then accepted, rejected or unknown. Nothing is ever sent twice.
 */
export class OrderService {
  readonly #options: OrderServiceOptions
  readonly #repeats: DuplicateGuard
  readonly #ledger: IntentLedger<OrderIntent, Order>

  constructor(options: OrderServiceOptions) {
    const { clock, schedule, journal, newClientOid, reportFault, account } = options
    this.#options = options
    this.#repeats = new DuplicateGuard(() => clock.monotonic())
    this.#ledger = new IntentLedger<OrderIntent, Order>({
      ...{ clock, schedule, journal, newClientOid, reportFault },
      isOwn: (intent): intent is OrderIntent => intent.kind === 'order',
      ask: (intent, session) => findOrder(session.rest, intent, clock.now()),
      onOpen: (open) => account.setPending(open.map(pendingOf)),
      onSettled: (intent, session, settled) => this.#onSettled(intent, session, settled),
    })
  }

  /** Changes the key set that trades and takes up what it left open, also before a crash. */
  activate(session: TradingSession | null): void {
    this.#ledger.activate(session)
  }

  /** Every order of the running session that the stream or a list names. */
  hear(orders: ReadonlyArray<Order>): void {
    this.#ledger.hear(orders)
  }

  /**
   * Answers when the exchange has, or when it is clear that it will not. `fail`: nothing was sent.
   * `clickedAtMs` is the page's wall clock, Unix ms.
   */
  async submit(draft: OrderDraft, clickedAtMs: number): Promise<Result<OrderOutcome>> {
    const { check, guard } = this.#options
    const passage = this.#passage([draft], () => check(draft) ?? guard([draft], 'place-order'))
    if (!passage.ok) return passage
    const { session, entry } = passage.value
    const intent = this.#intentOf(session, draft)
    const begun = this.#ledger.begin([intent])
    if (!begun.ok) return begun
    const answer = await this.#ledger.send(() =>
      entry.placeOrder(draft, intent.clientOid, clickedAtMs),
    )
    return succeed(this.#ledger.conclude(session, intent, answer))
  }

  /**
   * 1 to 20 orders of one product line in one call. One that is wrong keeps all of them here: its
   * place is in the error's figure `item`. Each ends by itself.
   */
  async submitBatch(
    drafts: ReadonlyArray<OrderDraft>,
    clickedAtMs: number,
  ): Promise<Result<BatchOutcome>> {
    const passage = this.#passage(drafts, () => this.#batchProblem(drafts))
    if (!passage.ok) return passage
    const { session, entry } = passage.value
    const intents = drafts.map((draft) => this.#intentOf(session, draft))
    const begun = this.#ledger.begin(intents)
    if (!begun.ok) return begun
    const named = intents.map(({ draft, clientOid }) => ({ draft, clientOid }))
    const answer = await this.#ledger.send(() => entry.placeOrders(named, clickedAtMs))
    const items = answersOfBatch(intents, answer).map(([intent, each]) =>
      this.#ledger.conclude(session, intent, each),
    )
    return succeed({ items })
  }

  #batchProblem(drafts: ReadonlyArray<OrderDraft>): DeskError | null {
    const each = (draft: OrderDraft) => checkBatchItem(draft) ?? this.#options.check(draft)
    return (
      checkBatch(drafts) ?? firstOfItems(drafts, each) ?? this.#options.guard(drafts, 'place-batch')
    )
  }

  #passage(drafts: ReadonlyArray<OrderDraft>, check: () => DeskError | null): Result<Passage> {
    const session = this.#ledger.session
    if (session === null) return fail(invalid('no-key'))
    const wrong = check()
    if (wrong !== null) return fail(wrong)
    const entry = session.entry()
    if (entry === null) return fail(NO_ENTRY)
    if (this.#repeats.repeats(session.keySetId, drafts)) return fail(invalid('duplicate-submit'))
    if (drafts.some((draft) => this.#ledger.holds(draft)))
      return fail(invalid('duplicate-unsettled'))
    return succeed({ session, entry })
  }

  #intentOf({ keySetId, environment }: TradingSession, draft: OrderDraft): OrderIntent {
    const clientOid = this.#ledger.takeOid()
    const createdAtMs = this.#options.clock.now()
    return { kind: 'order', clientOid, keySetId, environment, draft, state: 'sending', createdAtMs }
  }

  #onSettled(intent: OrderIntent, session: TradingSession, settled: Settled<Order>): void {
    const { clientOid, draft } = intent
    if (settled.kind === 'accepted') {
      this.#options.account.mergeOrders(session.keySetId, [settled.order])
    }
    this.#options.onNotice({ kind: 'order-settled', clientOid, outcome: settled.kind, draft })
  }
}

function pendingOf({ intent, state }: OpenIntent<OrderIntent>): PendingOrder {
  const { clientOid, draft, createdAtMs } = intent
  return { clientOid, draft, state, sinceMs: createdAtMs }
}
