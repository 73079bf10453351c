import { type DeskError, fail, type Result, succeed } from '../../../shared/domain/error.ts'
import type { OrderOutcome } from '../../../shared/ipc/outcome.ts'
import { type Intent, type Journal, JournalNotWritten } from '../journal/intent.ts'
import type { Answer, Clock, OrderAcknowledgement } from '../ports.ts'
import { draftText } from './draft-text.ts'
import { IntentSettler, type Named, type Settled } from './intent-settler.ts'
import type { Schedule, TradingSession } from './trading-session.ts'

/** An order as the exchange names it. */
interface FoundOrder extends Named {
  readonly orderId: string
}

export interface OpenIntent<Own extends Intent> {
  readonly intent: Own
  readonly state: 'sending' | 'unknown'
}

export interface IntentLedgerOptions<Own extends Intent, Found extends FoundOrder> {
  readonly clock: Clock
  readonly schedule: Schedule
  readonly journal: Journal
  readonly newClientOid: () => string
  /** Logs a fault of the desk and returns the reference that finds it. */
  readonly reportFault: (error: unknown) => string
  readonly isOwn: (intent: Intent) => intent is Own
  /** Asks the exchange; `null`: it does not know the order. */
  readonly ask: (intent: Own, session: TradingSession) => Promise<Answer<Found | null>>
  /** Oldest first; called after every change. */
  readonly onOpen: (open: ReadonlyArray<OpenIntent<Own>>) => void
  readonly onSettled: (intent: Own, session: TradingSession, settled: Settled<Found>) => void
}

/**
 * The books of one kind of order: journalled, sent, then accepted, rejected or unknown. Unknown is
 * settled by asking and by listening. It never sends anything itself.
 */
export class IntentLedger<Own extends Intent, Found extends FoundOrder> {
  readonly #options: IntentLedgerOptions<Own, Found>
  readonly #settler: IntentSettler<Own, Found>
  /** Open intents of the running session, oldest first. */
  readonly #open = new Map<string, OpenIntent<Own>>()
  /** Orders that the stream named while their own request was still under way. */
  readonly #heard = new Map<string, Found>()
  #session: TradingSession | null = null
  /** The next order's name, drawn while nobody waits. */
  #spareOid: string | null = null

  constructor(options: IntentLedgerOptions<Own, Found>) {
    const { clock, schedule, ask } = options
    this.#options = options
    this.#settler = new IntentSettler({
      ...{ clock, schedule, ask },
      onSettled: (intent, session, settled) => {
        const orderId = settled.kind === 'accepted' ? settled.order.orderId : null
        this.#close(intent, settled.kind, orderId)
        options.onSettled(intent, session, settled)
      },
    })
  }

  get session(): TradingSession | null {
    return this.#session
  }

  /**
   * Changes the key set that trades and takes up what it left open, also before a crash. For the
   * same session its journal was opened anew: what is still being sent by it gets its own answer.
   */
  activate(session: TradingSession | null): void {
    const before = session === this.#session ? new Map(this.#open) : null
    this.#session = session
    this.#settler.stopAll()
    this.#open.clear()
    if (before === null) this.#heard.clear()
    if (session !== null) {
      const { keySetId, environment } = session
      const left = this.#options.journal.openIntents(keySetId, environment)
      for (const intent of left.filter(this.#options.isOwn)) {
        const isSending = before?.get(intent.clientOid)?.state === 'sending'
        this.#open.set(intent.clientOid, { intent, state: isSending ? 'sending' : 'unknown' })
        if (!isSending) this.#settler.start(intent, session)
      }
    }
    this.#tell()
  }

  /** Every order of the running session that the stream or a list names. */
  hear(orders: ReadonlyArray<Found>): void {
    for (const order of orders) {
      if (this.#open.get(order.clientOid)?.state === 'sending') {
        this.#heard.set(order.clientOid, order)
      }
    }
    this.#settler.hear(orders)
  }

  /** Those of the running session that are under way or unknown. */
  open(): ReadonlyArray<OpenIntent<Own>> {
    return [...this.#open.values()]
  }

  /** Is an equal draft under way or unknown? Sending it once more would be a blind resend. */
  holds(draft: object): boolean {
    if (this.#open.size === 0) return false
    const text = draftText(draft)
    return this.open().some(({ intent }) => draftText(intent.draft) === text)
  }

  /** A name that no order has had. */
  takeOid(): string {
    const oid = this.#spareOid ?? this.#options.newClientOid()
    this.#spareOid = null
    return oid
  }

  /** Writes intents down before anything leaves. `fail`: none is written, and none may be sent. */
  begin(intents: ReadonlyArray<Own>): Result<null> {
    try {
      this.#options.journal.begin(intents)
    } catch (error) {
      return fail(beginProblem(error, this.#options.reportFault))
    }
    for (const intent of intents) this.#open.set(intent.clientOid, { intent, state: 'sending' })
    this.#tell()
    return succeed(null)
  }

  /** Runs a request of journalled intents. A fault of ours may have come after they left: unknown. */
  async send<T>(request: () => Promise<Answer<T>>): Promise<Answer<T>> {
    try {
      return await request()
    } catch (error) {
      const reference = this.#options.reportFault(error)
      return { ok: false, error: { kind: 'internal', reference }, definite: false, request: null }
    }
  }

  /** What became of an intent by the answer to its request, unless the stream was faster. */
  conclude(
    session: TradingSession,
    intent: Own,
    answer: Answer<OrderAcknowledgement>,
  ): OrderOutcome {
    const { clientOid } = intent
    const heard = this.#heard.get(clientOid)
    this.#heard.delete(clientOid)
    const { requestId, roundTripMs, exchangeMs } = answer.request ?? NO_FIGURES
    if (answer.ok || heard !== undefined) {
      const orderId = answer.ok ? answer.value.orderId : (heard?.orderId ?? null)
      this.#close(intent, 'accepted', orderId)
      return { kind: 'accepted', clientOid, orderId, requestId, roundTripMs, exchangeMs }
    }
    if (answer.definite) return this.#reject(intent, answer.error, requestId)
    this.#write(intent, 'unknown', null)
    if (session === this.#session) {
      this.#open.set(clientOid, { intent, state: 'unknown' })
      this.#tell()
      this.#settler.start(intent, session)
    }
    return { kind: 'unknown', clientOid, requestId }
  }

  #reject(intent: Own, error: DeskError, requestId: number | null): OrderOutcome {
    this.#close(intent, 'rejected', null)
    return { kind: 'rejected', clientOid: intent.clientOid, error, requestId }
  }

  #close(intent: Own, state: 'accepted' | 'rejected', orderId: string | null): void {
    // A key set that was left and taken again asks for what is still under way.
    this.#settler.forget(intent.clientOid)
    this.#write(intent, state, orderId)
    if (this.#open.delete(intent.clientOid)) this.#tell()
  }

  /**
   * The caller goes on first; the row follows before anything else comes in. One that cannot be
   * closed stays open: the next start asks once more and closes it.
   */
  #write(intent: Own, state: 'accepted' | 'rejected' | 'unknown', orderId: string | null): void {
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

  #tell(): void {
    this.#options.onOpen(this.open())
  }
}

const NO_FIGURES = { requestId: null, roundTripMs: null, exchangeMs: null } as const

function beginProblem(error: unknown, reportFault: (error: unknown) => string): DeskError {
  const reference = reportFault(error)
  if (!(error instanceof JournalNotWritten)) return { kind: 'internal', reference }
  const reason = error.problem === 'disk-full' ? 'journal-disk-full' : 'journal-not-writable'
  return { kind: 'unavailable', reason }
}
