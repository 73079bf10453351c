/** Timers as the desk's services need them, so that a test can hold the clock. */
export interface DeskTimers {
  /** Monotonic ms. */
  monotonic(): number
  /** Runs once after `delayMs`; the returned function calls it off. */
  after(delayMs: number, run: () => void): () => void
}

/**
 * Many changes, few updates: `flush` runs at most once an interval, and only after a change.
 * The first change after a rest goes out at the end of the running turn, so that what comes
 * together is told together.
 */
export class Conflation {
  readonly #timers: DeskTimers
  readonly #intervalMs: number
  readonly #flush: () => void
  #flushedAtMs = Number.NEGATIVE_INFINITY
  #stopTimer: (() => void) | null = null

  constructor(timers: DeskTimers, intervalMs: number, flush: () => void) {
    this.#timers = timers
    this.#intervalMs = intervalMs
    this.#flush = flush
  }

  /** Something changed. Cheap: it is called for every frame. */
  mark(): void {
    if (this.#stopTimer !== null) return
    const sinceMs = this.#timers.monotonic() - this.#flushedAtMs
    const waitMs = Math.max(0, this.#intervalMs - sinceMs)
    this.#stopTimer = this.#timers.after(waitMs, () => this.#run())
  }

  /** Tells at once what is waiting, if anything is. */
  flushNow(): void {
    if (this.#stopTimer === null) return
    this.#stopTimer()
    this.#run()
  }

  /** Drops what is waiting. */
  cancel(): void {
    this.#stopTimer?.()
    this.#stopTimer = null
  }

  #run(): void {
    this.#stopTimer = null
    this.#flushedAtMs = this.#timers.monotonic()
    this.#flush()
  }
}
