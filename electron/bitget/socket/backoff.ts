const FIRST_MS = 500
const LONGEST_MS = 30_000
/** 500 ms doubled this often is beyond the longest delay. */
const MOST_DOUBLINGS = 6

/**
 * Delays before reconnecting: 0.5 s doubling to 30 s, each spread by a quarter either way so that
 * many desks do not come back in step. The exchange allows 300 attempts per address in five minutes.
 */
export class Backoff {
  readonly #random: () => number
  #failures = 0

  /** `random` gives numbers in [0, 1). */
  constructor(random: () => number) {
    this.#random = random
  }

  /** Milliseconds to wait before the next attempt, from 500 to 30 000. */
  nextDelayMs(): number {
    const base = FIRST_MS * 2 ** Math.min(this.#failures, MOST_DOUBLINGS)
    this.#failures += 1
    const spread = base * (0.75 + this.#random() * 0.5)
    return Math.min(LONGEST_MS, Math.max(FIRST_MS, Math.round(spread)))
  }

  /** To be called only when a link has lived, so that a server that accepts and drops is not hammered. */
  reset(): void {
    this.#failures = 0
  }
}
