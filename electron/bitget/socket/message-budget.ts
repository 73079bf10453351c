/** Counts events in the last `spanMs` and says how long to wait for room. */
class SlidingWindow {
  readonly #limit: number
  readonly #spanMs: number
  readonly #takenAt: number[] = []

  constructor(limit: number, spanMs: number) {
    this.#limit = limit
    this.#spanMs = spanMs
  }

  /** `spare` places are left free. */
  waitMs(nowMs: number, spare = 0): number {
    let gone = 0
    for (const at of this.#takenAt) {
      if (nowMs - at < this.#spanMs) break
      gone += 1
    }
    this.#takenAt.splice(0, gone)
    const oldest = this.#takenAt[this.#takenAt.length - this.#limit + spare]
    return oldest === undefined ? 0 : oldest + this.#spanMs - nowMs
  }

  take(nowMs: number): void {
    this.#takenAt.push(nowMs)
  }
}

/** `plain` is what must go: login and `ping`. `trade` is an order command. */
type MessageKind = 'plain' | 'trade' | 'subscribe' | 'unsubscribe'

const SECOND_MS = 1000
/** Kept free for a `ping`, which goes whatever was sent before. */
const FOR_PING = 1
const HOUR_MS = 3_600_000

/**
 * What one connection may still send. The exchange closes a connection after more than 10 messages
 * a second, `ping` and login included, and allows 240 subscribe requests an hour (WebSocket intro,
 * "Connect"). Whether order commands count is not documented: here they do. Everything leaves room
 * for a `ping`, and subscribe and unsubscribe frames, held to 5 a second, room for orders.
 */
export class MessageBudget {
  readonly #messages = new SlidingWindow(10, SECOND_MS)
  readonly #subscribeFrames = new SlidingWindow(5, SECOND_MS)
  readonly #subscribesPerHour = new SlidingWindow(240, HOUR_MS)

  /** Milliseconds until a message of this kind may be sent; 0: now. `nowMs` is monotonic. */
  waitMs(kind: MessageKind, nowMs: number): number {
    if (kind === 'plain') return this.#messages.waitMs(nowMs)
    const any = this.#messages.waitMs(nowMs, FOR_PING)
    return kind === 'trade' ? any : Math.max(any, this.#subscribeFrames.waitMs(nowMs))
  }

  take(kind: MessageKind, nowMs: number): void {
    this.#messages.take(nowMs)
    if (kind === 'plain' || kind === 'trade') return
    this.#subscribeFrames.take(nowMs)
    if (kind === 'subscribe') this.#subscribesPerHour.take(nowMs)
  }

  /** The hour's subscribe requests are used up: a fresh connection is quicker than waiting. */
  isSpent(nowMs: number): boolean {
    return this.#subscribesPerHour.waitMs(nowMs) > 0
  }
}
