import type { WallClock } from '../clock/wall-clock.ts'
import type { RateBudget } from './rate-budget.ts'

/** What is left out after a 429: doubling from the first to the longest, by endpoint. */
const FIRST_MS = 1000
const LONGEST_MS = 30_000

interface Held {
  readonly untilMs: number
  readonly refusals: number
}

export interface ReadPaceOptions {
  readonly clock: Pick<WallClock, 'monotonic'>
  readonly schedule: (delayMs: number, run: () => void) => () => void
  readonly rate: Pick<RateBudget, 'room'>
}

/**
 * When reads may go: within the endpoint's own rate, and after a 429 only when a growing pause is
 * over. Reads wait; orders never do, and never come here: a late order is another order.
 */
export class ReadPace {
  readonly #options: ReadPaceOptions
  readonly #held = new Map<string, Held>()
  /** The last turn given, by endpoint: reads go in the order asked. */
  readonly #lines = new Map<string, Promise<void>>()
  readonly #waiting = new Set<() => void>()
  #isClosed = false

  constructor(options: ReadPaceOptions) {
    this.#options = options
  }

  /** Resolves when a read may leave. Call `take` in the same turn of the event loop. */
  turn(path: string, take: () => void): Promise<void> {
    const before = this.#lines.get(path)
    if (before === undefined && this.#waitMs(path) === 0) {
      take()
      return Promise.resolve()
    }
    const mine = (before ?? Promise.resolve()).then(() => this.#wait(path)).then(take)
    this.#lines.set(path, mine)
    return mine.finally(() => {
      if (this.#lines.get(path) === mine) this.#lines.delete(path)
    })
  }

  /** `retryAfterMs` is what the exchange asked for; `null`: it did not say. */
  refused(path: string, retryAfterMs: number | null): void {
    const refusals = (this.#held.get(path)?.refusals ?? 0) + 1
    const grown = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(refusals - 1, 10))
    const pauseMs = Math.min(LONGEST_MS, Math.max(grown, retryAfterMs ?? 0))
    this.#held.set(path, { untilMs: this.#options.clock.monotonic() + pauseMs, refusals })
  }

  answered(path: string): void {
    this.#held.delete(path)
  }

  /** Lets everything that waits go at once, to end with its connection. */
  close(): void {
    this.#isClosed = true
    for (const resume of this.#waiting) resume()
    this.#waiting.clear()
  }

  #waitMs(path: string): number {
    if (this.#isClosed) return 0
    const held = (this.#held.get(path)?.untilMs ?? 0) - this.#options.clock.monotonic()
    return Math.max(0, held, this.#options.rate.room(path).waitMs)
  }

  async #wait(path: string): Promise<void> {
    for (;;) {
      const waitMs = this.#waitMs(path)
      if (waitMs === 0) return
      await new Promise<void>((resolve) => {
        const resume = () => {
          this.#waiting.delete(resume)
          stop()
          resolve()
        }
        const stop = this.#options.schedule(Math.ceil(waitMs), resume)
        this.#waiting.add(resume)
      })
    }
  }
}
