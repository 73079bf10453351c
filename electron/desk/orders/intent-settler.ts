import type { Order } from '../../../shared/domain/order.ts'
import type { Intent } from '../journal/journal.ts'
import type { Clock } from '../ports.ts'
import type { Schedule, TradingSession } from './trading-session.ts'

export type Settled =
  | { readonly kind: 'accepted'; readonly order: Order }
  | { readonly kind: 'rejected' }

export interface IntentSettlerOptions {
  readonly clock: Clock
  readonly schedule: Schedule
  readonly onSettled: (intent: Intent, session: TradingSession, settled: Settled) => void
}

/** Waits between questions, ms; the last one repeats. */
const WAITS_MS: ReadonlyArray<number> = [250, 500, 1000, 2000, 4000, 8000]

/**
 * A signed request is good for 30 seconds either side of its timestamp (Bitget: "Signature"). Even
 * with this machine's clock 30 seconds ahead it is dead after a minute: an order that the exchange
 * does not know by then can never come to be. Before that, "not found" proves nothing.
 */
const DEAD_AFTER_MS = 65_000

interface Open {
  readonly intent: Intent
  readonly session: TradingSession
  readonly ageMs: () => number
  asked: number
  stop: () => void
}

/** Settles orders whose fate is unknown by asking, never by sending again. */
export class IntentSettler {
  readonly #options: IntentSettlerOptions
  readonly #open = new Map<string, Open>()

  constructor(options: IntentSettlerOptions) {
    this.#options = options
  }

  /** `createdAtMs` of a fresh intent is now; of one left by a crash it lies back. */
  start(intent: Intent, session: TradingSession): void {
    const { clock } = this.#options
    const started = clock.monotonic()
    const olderMs = Math.max(0, clock.now() - intent.createdAtMs)
    const ageMs = () => olderMs + clock.monotonic() - started
    const open: Open = { intent, session, ageMs, asked: 0, stop: () => undefined }
    this.#open.set(intent.clientOid, open)
    this.#wait(open)
  }

  /** The stream or a list named these: an order that exists was accepted. */
  hear(orders: ReadonlyArray<Order>): void {
    if (this.#open.size === 0) return
    for (const order of orders) {
      const open = this.#open.get(order.clientOid)
      if (open !== undefined) this.#settle(open, { kind: 'accepted', order })
    }
  }

  /** Stops asking; the intents stay open in the journal. */
  stopAll(): void {
    for (const open of this.#open.values()) open.stop()
    this.#open.clear()
  }

  #wait(open: Open): void {
    const waitMs = WAITS_MS[Math.min(open.asked, WAITS_MS.length - 1)] ?? 0
    open.stop = this.#options.schedule(waitMs, () => {
      void this.#ask(open)
    })
  }

  async #ask(open: Open): Promise<void> {
    open.asked += 1
    const ageMs = open.ageMs()
    const answer = await open.session.rest.orderByClientOid(open.intent.clientOid)
    if (this.#open.get(open.intent.clientOid) !== open) return
    if (answer.ok && answer.value !== null) {
      return this.#settle(open, { kind: 'accepted', order: answer.value })
    }
    if (answer.ok && ageMs >= DEAD_AFTER_MS) return this.#settle(open, { kind: 'rejected' })
    this.#wait(open)
  }

  #settle(open: Open, settled: Settled): void {
    open.stop()
    this.#open.delete(open.intent.clientOid)
    this.#options.onSettled(open.intent, open.session, settled)
  }
}
