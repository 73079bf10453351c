/** A clock and timers that move only when told. */
export class ManualTime {
  #nowMs = 0
  #nextId = 0
  readonly #startedAtMs: number
  readonly #timers = new Map<number, { readonly atMs: number; readonly run: () => void }>()

  constructor(startedAtMs = 1_790_000_000_000) {
    this.#startedAtMs = startedAtMs
  }

  now(): number {
    return this.#startedAtMs + this.#nowMs
  }

  monotonic(): number {
    return this.#nowMs
  }

  after(delayMs: number, run: () => void): () => void {
    this.#nextId += 1
    const id = this.#nextId
    this.#timers.set(id, { atMs: this.#nowMs + delayMs, run })
    return () => this.#timers.delete(id)
  }

  get waiting(): number {
    return this.#timers.size
  }

  /** Moves on, running due timers in order. */
  pass(durationMs: number): void {
    const endMs = this.#nowMs + durationMs
    for (;;) {
      const due = [...this.#timers].filter(([, timer]) => timer.atMs <= endMs)
      due.sort(([a, left], [b, right]) => left.atMs - right.atMs || a - b)
      const next = due[0]
      if (next === undefined) break
      this.#timers.delete(next[0])
      this.#nowMs = Math.max(this.#nowMs, next[1].atMs)
      next[1].run()
    }
    this.#nowMs = endMs
  }
}
