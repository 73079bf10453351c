const WINDOW_MS = 60_000
const MOST_IN_WINDOW = 3

/** Says when losing the book again and again calls for a new connection: at the third time in a minute. */
export class GapCount {
  #atMs: number[] = []

  /** `nowMs` is monotonic. */
  add(nowMs: number): 'resubscribe' | 'reconnect' {
    this.#atMs = this.#atMs.filter((at) => nowMs - at < WINDOW_MS)
    this.#atMs.push(nowMs)
    if (this.#atMs.length < MOST_IN_WINDOW) return 'resubscribe'
    this.#atMs = []
    return 'reconnect'
  }
}
