import {
  type DeskError,
  fail,
  invalid,
  type Result,
  succeed,
} from '../../../shared/domain/error.ts'
import type { Order, OrderDraft, PendingOrder } from '../../../shared/domain/order.ts'
import type { Notice } from '../../../shared/ipc/contract.ts'
import type { OrderOutcome } from '../../../shared/ipc/outcome.ts'
import type { Intent, Journal } from '../journal/journal.ts'
import type { Answer, Clock, OrderAcknowledgement } from '../ports.ts'
import { DuplicateGuard } from './duplicate-guard.ts'
import { IntentSettler, type Settled } from './intent-settler.ts'
import type { OrderAccount, Schedule, TradingSession } from './trading-session.ts'

export interface OrderServiceOptions {
  readonly clock: Clock
  readonly schedule: Schedule
  readonly journal: Journal
  readonly account: OrderAccount
  readonly newClientOid: () => string
  /** The first thing wrong with a draft by the instrument's rules; `null`: nothing is. */
  readonly check: (draft: OrderDraft) => DeskError | null
  readonly onNotice: (notice: Notice) => void
  /** Logs a fault of the desk and returns the reference that finds it. */
  readonly reportFault: (error: unknown) => string
}

/**
 * The one way an order leaves: draft, checked, journalled, sent, then accepted, rejected or
 * unknown. Unknown is settled by asking and by listening; nothing is ever sent twice.
 */
export class OrderService {
  readonly #options: OrderServiceOptions
  readonly #guard: DuplicateGuard
  readonly #settler: IntentSettler
  /** Open intents of the running session, oldest first. */
  readonly #pending = new Map<string, PendingOrder>()
  /** Orders that the stream named while their own request was still under way. */
  readonly #heard = new Map<string, Order>()
  #session: TradingSession | null = null
  /** The next order's name, drawn while nobody waits. */
  #spareOid: string | null = null

  constructor(options: OrderServiceOptions) {
    const { clock, schedule } = options
    this.#options = options
    this.#guard = new DuplicateGuard(() => clock.monotonic())
    this.#settler = new IntentSettler({
      clock,
      schedule,
      onSettled: (intent, session, settled) => this.#onSettled(intent, session, settled),
    })
  }

  /** Changes the key set that trades and takes up what it left open, also before a crash. */
  activate(session: TradingSession | null): void {
    this.#session = session
    this.#settler.stopAll()
    this.#pending.clear()
    this.#heard.clear()
    if (session !== null) {
      const { keySetId, environment } = session
      for (const intent of this.#options.journal.openIntents(keySetId, environment)) {
        this.#pend(intent, 'unknown')
        this.#settler.start(intent, session)
      }
    }
    this.#tellPending()
  }

  /** Every order of the running session that the stream or a list names. */
  hear(orders: ReadonlyArray<Order>): void {
    for (const order of orders) {
      if (this.#pending.get(order.clientOid)?.state === 'sending') {
        this.#heard.set(order.clientOid, order)
      }
    }
    this.#settler.hear(orders)
  }

  /**
   * Answers when the exchange has, or when it is clear that it will not. `fail`: nothing was sent.
   * `clickedAtMs` is the page's wall clock, Unix ms.
   */
  async submit(draft: OrderDraft, clickedAtMs: number): Promise<Result<OrderOutcome>> {
    const session = this.#session
    if (session === null) return fail(invalid('no-key'))
    const refusal = this.#refusal(draft, session)
    if (refusal !== null) return fail(refusal)
    const { clock, journal, reportFault } = this.#options
    const intent: Intent = {
      clientOid: this.#takeOid(),
      keySetId: session.keySetId,
      environment: session.environment,
      draft,
      state: 'sending',
      createdAtMs: clock.now(),
    }
    try {
      journal.begin(intent)
    } catch (error) {
      return fail({ kind: 'internal', reference: reportFault(error) })
    }
    this.#pend(intent, 'sending')
    this.#tellPending()
    const answer = await this.#send(session, intent, clickedAtMs)
    return succeed(this.#conclude(session, intent, answer))
  }

  #takeOid(): string {
    const oid = this.#spareOid ?? this.#options.newClientOid()
    this.#spareOid = null
    return oid
  }

  #refusal(draft: OrderDraft, session: TradingSession): DeskError | null {
    const wrong = this.#options.check(draft)
    if (wrong !== null) return wrong
    return this.#guard.repeats(session.keySetId, draft) ? invalid('duplicate-submit') : null
  }

  async #send(
    session: TradingSession,
    intent: Intent,
    clickedAtMs: number,
  ): Promise<Answer<OrderAcknowledgement>> {
    try {
      return await session.rest.placeOrder(intent.draft, intent.clientOid, clickedAtMs)
    } catch (error) {
      // A fault of ours after the intent was journalled: it may have left, so it is unknown.
      const reference = this.#options.reportFault(error)
      return { ok: false, error: { kind: 'internal', reference }, definite: false, request: null }
    }
  }

  #conclude(
    session: TradingSession,
    intent: Intent,
    answer: Answer<OrderAcknowledgement>,
  ): OrderOutcome {
    const { clientOid } = intent
    const heard = this.#heard.get(clientOid)
    this.#heard.delete(clientOid)
    const requestId = answer.request?.requestId ?? null
    if (answer.ok || heard !== undefined) {
      const orderId = answer.ok ? answer.value.orderId : (heard?.orderId ?? null)
      this.#close(intent, 'accepted', orderId)
      const roundTripMs = answer.request?.roundTripMs ?? null
      const exchangeMs = answer.request?.exchangeMs ?? null
      return { kind: 'accepted', clientOid, orderId, requestId, roundTripMs, exchangeMs }
    }
    if (answer.definite) {
      this.#close(intent, 'rejected', null)
      return { kind: 'rejected', clientOid, error: answer.error, requestId }
    }
    this.#write(intent, 'unknown', null)
    if (session === this.#session) {
      this.#pend(intent, 'unknown')
      this.#tellPending()
      this.#settler.start(intent, session)
    }
    return { kind: 'unknown', clientOid, requestId }
  }

  #onSettled(intent: Intent, session: TradingSession, settled: Settled): void {
    const { clientOid, draft } = intent
    const orderId = settled.kind === 'accepted' ? settled.order.orderId : null
    this.#close(intent, settled.kind, orderId)
    if (settled.kind === 'accepted') {
      this.#options.account.mergeOrders(session.keySetId, [settled.order])
    }
    this.#options.onNotice({ kind: 'order-settled', clientOid, outcome: settled.kind, draft })
  }

  #close(intent: Intent, state: 'accepted' | 'rejected', orderId: string | null): void {
    this.#write(intent, state, orderId)
    if (this.#pending.delete(intent.clientOid)) this.#tellPending()
  }

  /**
   * The caller goes on first; the row follows before anything else comes in. One that cannot be
   * closed stays open: the next start asks once more and closes it.
   */
  #write(intent: Intent, state: 'accepted' | 'rejected' | 'unknown', orderId: string | null): void {
    const { clock, journal, newClientOid, reportFault } = this.#options
    process.nextTick(() => {
      try {
        journal.note(intent.clientOid, state, orderId, clock.now())
        this.#spareOid ??= newClientOid()
      } catch (error) {
        reportFault(error)
      }
    })
  }

  #pend(intent: Intent, state: PendingOrder['state']): void {
    const { clientOid, draft, createdAtMs } = intent
    this.#pending.set(clientOid, { clientOid, draft, state, sinceMs: createdAtMs })
  }

  #tellPending(): void {
    this.#options.account.setPending([...this.#pending.values()])
  }
}
