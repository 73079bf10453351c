/** Pushes that are older by more than this come from a clock that was set, not from disorder. */
const MOST_DISORDER_MS = 5000

/** Tells a push that an earlier one has overtaken, by the exchange's own times. */
export class PushOrder {
  readonly #latestMs = new Map<string, number>()

  /** `atMs`: generation time of the push, Unix ms; 0 when it has none, which is never late. */
  isOvertaken(topic: string, atMs: number): boolean {
    const latestMs = this.#latestMs.get(topic)
    if (latestMs !== undefined && atMs < latestMs && latestMs - atMs <= MOST_DISORDER_MS) {
      return true
    }
    if (atMs > 0) this.#latestMs.set(topic, atMs)
    return false
  }

  /** Another market, or another connection: times begin anew. */
  clear(): void {
    this.#latestMs.clear()
  }
}
