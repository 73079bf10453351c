import { type Subscription, subscriptionKey } from './subscription.ts'

type Operation = 'subscribe' | 'unsubscribe'

interface Entry {
  readonly operation: Operation
  readonly key: string
  readonly subscription: Subscription
}

export interface Batch {
  readonly operation: Operation
  readonly subscriptions: ReadonlyArray<Subscription>
}

/** Frames with 25 and more args were seen to be answered by an abrupt close. */
const ARGS_PER_FRAME = 15
/** Pause between leaving an arg and subscribing it again. */
const REST_MS = 50

/** What is still to be sent, in order, ready to be cut into frames. Times are monotonic ms. */
export class SubscriptionQueue {
  readonly #entries: Entry[] = []
  readonly #leftAtMs = new Map<string, number>()

  subscribe(subscription: Subscription): void {
    this.#add('subscribe', subscription)
  }

  /** An unsent subscribe of the same arg is taken back instead of being followed by its opposite. */
  unsubscribe(subscription: Subscription): void {
    const key = subscriptionKey(subscription)
    const last = this.#entries.findLastIndex((entry) => entry.key === key)
    if (this.#entries[last]?.operation === 'subscribe') {
      this.#entries.splice(last, 1)
      return
    }
    this.#add('unsubscribe', subscription)
  }

  /** The operation at the head and when it may go; `null`: nothing is waiting. */
  next(): { readonly operation: Operation; readonly readyAtMs: number } | null {
    const head = this.#entries[0]
    return head === undefined
      ? null
      : { operation: head.operation, readyAtMs: this.#readyAtMs(head) }
  }

  /** The longest run of like operations at the head that may go now, at most one frame of it. */
  take(nowMs: number): Batch | null {
    const head = this.#entries[0]
    if (head === undefined) return null
    let count = 0
    for (const entry of this.#entries) {
      if (count === ARGS_PER_FRAME || entry.operation !== head.operation) break
      if (this.#readyAtMs(entry) > nowMs) break
      count += 1
    }
    if (count === 0) return null
    const taken = this.#entries.splice(0, count)
    this.#remember(taken, nowMs)
    return { operation: head.operation, subscriptions: taken.map((entry) => entry.subscription) }
  }

  #remember(taken: ReadonlyArray<Entry>, nowMs: number): void {
    for (const [key, at] of this.#leftAtMs) {
      if (nowMs - at >= REST_MS) this.#leftAtMs.delete(key)
    }
    for (const entry of taken) {
      if (entry.operation === 'unsubscribe') this.#leftAtMs.set(entry.key, nowMs)
    }
  }

  #readyAtMs(entry: Entry): number {
    if (entry.operation === 'unsubscribe') return 0
    const leftAtMs = this.#leftAtMs.get(entry.key)
    return leftAtMs === undefined ? 0 : leftAtMs + REST_MS
  }

  #add(operation: Operation, subscription: Subscription): void {
    const key = subscriptionKey(subscription)
    const last = this.#entries.findLast((entry) => entry.key === key)
    if (last?.operation !== operation) this.#entries.push({ operation, key, subscription })
  }
}
