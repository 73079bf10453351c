const SECOND_MS = 1000
const HOUR_MS = 3_600_000
const MESSAGES_PER_SECOND = 10
const SUBSCRIBES_PER_HOUR = 240

/** What one connection may say (Bitget page uta/guide): messages a second, subscribe frames an hour. */
export class MessageBudget {
  readonly #messages: number[] = []
  readonly #subscribes: number[] = []
  readonly #isEnforced: boolean

  constructor(isEnforced: boolean) {
    this.#isEnforced = isEnforced
  }

  takeMessage(nowMs: number): boolean {
    return !this.#isEnforced || take(this.#messages, nowMs, SECOND_MS, MESSAGES_PER_SECOND)
  }

  takeSubscribe(nowMs: number): boolean {
    return !this.#isEnforced || take(this.#subscribes, nowMs, HOUR_MS, SUBSCRIBES_PER_HOUR)
  }
}

function take(times: number[], nowMs: number, windowMs: number, most: number): boolean {
  while (times.length > 0 && (times[0] ?? 0) <= nowMs - windowMs) times.shift()
  if (times.length >= most) return false
  times.push(nowMs)
  return true
}
