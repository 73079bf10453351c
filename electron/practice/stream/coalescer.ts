import type { Scheduler } from '../server/scheduler.ts'

/** Turns many marks into one flush, at most every `delayMs`. Nothing runs while nothing is marked. */
export class Coalescer {
  readonly #delayMs: number
  readonly #flush: () => void
  readonly #scheduler: Scheduler
  #cancel: (() => void) | null = null

  constructor(delayMs: number, flush: () => void, scheduler: Scheduler) {
    this.#delayMs = delayMs
    this.#flush = flush
    this.#scheduler = scheduler
  }

  mark(): void {
    this.#cancel ??= this.#scheduler.after(this.#delayMs, () => {
      this.#cancel = null
      this.#flush()
    })
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = null
  }
}
