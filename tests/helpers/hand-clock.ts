/** A clock and timers that only move when told. */
export class HandClock {
  #nowMs: number
  #monotonicMs = 1000
  #timers: { at: number; run: () => void }[] = []

  constructor(nowMs = 1_790_000_000_000) {
    this.#nowMs = nowMs
  }

  now = (): number => this.#nowMs
  monotonic = (): number => this.#monotonicMs

  schedule = (delayMs: number, run: () => void): (() => void) => {
    const timer = { at: this.#monotonicMs + delayMs, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  get waiting(): number {
    return this.#timers.length
  }

  /** Moves both clocks, running the timers that fall due, and lets promises settle after each. */
  async advance(ms: number): Promise<void> {
    const end = this.#monotonicMs + ms
    for (;;) {
      const due = this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0]
      if (due === undefined) break
      this.#timers = this.#timers.filter((timer) => timer !== due)
      this.#move(Math.max(0, due.at - this.#monotonicMs))
      due.run()
      await settle()
    }
    this.#move(end - this.#monotonicMs)
    await settle()
  }

  /** The user, or the network's time service, sets the wall clock. */
  setWallClock(nowMs: number): void {
    this.#nowMs = nowMs
  }

  #move(ms: number): void {
    this.#monotonicMs += ms
    this.#nowMs += ms
  }
}

/** Lets everything that is ready run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resume) => setImmediate(resume))
}
