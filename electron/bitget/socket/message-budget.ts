/** Counts events in the last `spanMs` and says how long to wait for room. */
class SlidingWindow {
  readonly #limit: number
  readonly #spanMs: number
  readonly #takenAt: number[] = []

  constructor(limit: number, spanMs: number) {
    this.#limit = limit
    this.#spanMs = spanMs
  }

  waitMs(nowMs: number): number {
    let gone = 0
    for (const at of this.#takenAt) {
      if (nowMs - at < this.#spanMs) break
      gone += 1
    }
    this.#takenAt.splice(0, gone)
    const oldest = this.#takenAt[this.#takenAt.length - this.#limit]
    return oldest === undefined ? 0 : oldest + this.#spanMs - nowMs
  }

  take(nowMs: number): void {
    this.#takenAt.push(nowMs)
  }
}

const SECOND_MS = 1000
const HOUR_MS = 3_600_000

/**
 * What one connection may still send. The exchange closes a connection after more than 10 messages
 * a second, `ping` and login included, and allows 240 subscribe requests an hour (WebSocket intro,
 * "Connect"). Subscribe and unsubscribe frames are held to 5 a second, which leaves room for `ping`.
 */
export class MessageBudget {
  readonly #messages = new SlidingWindow(10, SECOND_MS)
  readonly #subscribeFrames = new SlidingWindow(5, SECOND_MS)
  readonly #subscribesPerHour = new SlidingWindow(240, HOUR_MS)

  /** Milliseconds until a message of this kind may be sent; 0: now. `nowMs` is monotonic. */
  waitMs(kind: 'plain' | 'subscribe' | 'unsubscribe', nowMs: number): number {
    const any = this.#messages.waitMs(nowMs)
    return kind === 'plain' ? any : Math.max(any, this.#subscribeFrames.waitMs(nowMs))
  }

  take(kind: 'plain' | 'subscribe' | 'unsubscribe', nowMs: number): void {
    this.#messages.take(nowMs)
    if (kind === 'plain') return
    this.#subscribeFrames.take(nowMs)
    if (kind === 'subscribe') this.#subscribesPerHour.take(nowMs)
  }

  /** The hour's subscribe requests are used up: a fresh connection is quicker than waiting. */
  isSpent(nowMs: number): boolean {
    return this.#subscribesPerHour.waitMs(nowMs) > 0
  }
}
