import type { Answer, Clock } from '../ports.ts'
import type { Schedule, TradingSession } from './trading-session.ts'

/** What an intent and the order that it became have in common. */
export interface Named {
  readonly clientOid: string
}

export type Settled<Found> =
  | { readonly kind: 'accepted'; readonly order: Found }
  | { readonly kind: 'rejected' }

export interface IntentSettlerOptions<Asked extends Named, Found extends Named> {
  readonly clock: Clock
  readonly schedule: Schedule
  /** Asks the exchange; `null`: it does not know the order. */
  readonly ask: (intent: Asked, session: TradingSession) => Promise<Answer<Found | null>>
  readonly onSettled: (intent: Asked, session: TradingSession, settled: Settled<Found>) => void
}

/** Waits between questions, ms; the last one repeats. */
const WAITS_MS: ReadonlyArray<number> = [250, 500, 1000, 2000, 4000, 8000]

/**
 * A signed request is good for 30 seconds either side of its timestamp (Bitget: "Signature"). Even
 * with this machine's clock 30 seconds ahead it is dead after a minute: an order that the exchange
 * does not know by then can never come to be. Over the socket its receive window does the same: one
 * that comes later is cancelled at once. Before that, "not found" proves nothing.
 */
export const DEAD_AFTER_MS = 65_000

interface Open<Asked> {
  readonly intent: Asked
  readonly session: TradingSession
  readonly ageMs: () => number
  asked: number
  stop: () => void
}

/** Settles orders whose fate is unknown by asking, never by sending again. */
export class IntentSettler<Asked extends Named, Found extends Named> {
  readonly #options: IntentSettlerOptions<Asked, Found>
  readonly #open = new Map<string, Open<Asked>>()

  constructor(options: IntentSettlerOptions<Asked, Found>) {
    this.#options = options
  }

  /**
   * Its age counts from here, also of one that a crash left: how long ago that was only the wall
   * clock says, and a wall clock can be set.
   */
  start(intent: Asked, session: TradingSession): void {
    const { clock } = this.#options
    const started = clock.monotonic()
    const ageMs = () => clock.monotonic() - started
    const open: Open<Asked> = { intent, session, ageMs, asked: 0, stop: () => undefined }
    this.#open.set(intent.clientOid, open)
    this.#wait(open)
  }

  /** The stream or a list named these: an order that exists was accepted. */
  hear(orders: ReadonlyArray<Found>): void {
    if (this.#open.size === 0) return
    for (const order of orders) {
      const open = this.#open.get(order.clientOid)
      if (open !== undefined) this.#settle(open, { kind: 'accepted', order })
    }
  }

  /** Its own answer came after all: nobody needs to ask. */
  forget(clientOid: string): void {
    this.#open.get(clientOid)?.stop()
    this.#open.delete(clientOid)
  }

  /** Stops asking; the intents stay open in the journal. */
  stopAll(): void {
    for (const open of this.#open.values()) open.stop()
    this.#open.clear()
  }

  #wait(open: Open<Asked>): void {
    const waitMs = WAITS_MS[Math.min(open.asked, WAITS_MS.length - 1)] ?? 0
    open.stop = this.#options.schedule(waitMs, () => {
      void this.#ask(open)
    })
  }

  async #ask(open: Open<Asked>): Promise<void> {
    open.asked += 1
    const ageMs = open.ageMs()
    const answer = await this.#options.ask(open.intent, open.session)
    if (this.#open.get(open.intent.clientOid) !== open) return
    if (answer.ok && answer.value !== null) {
      return this.#settle(open, { kind: 'accepted', order: answer.value })
    }
    if (answer.ok && ageMs >= DEAD_AFTER_MS) return this.#settle(open, { kind: 'rejected' })
    this.#wait(open)
  }

  #settle(open: Open<Asked>, settled: Settled<Found>): void {
    open.stop()
    this.#open.delete(open.intent.clientOid)
    this.#options.onSettled(open.intent, open.session, settled)
  }
}
