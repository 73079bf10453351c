import type { SocketTime } from './socket-time.ts'
import {
  needsSnapshot,
  pushesWhenSubscribed,
  type Subscription,
  subscriptionKey,
} from './subscription.ts'

interface Watched {
  readonly subscription: Subscription
  confirmed: boolean
  hasData: boolean
  /** How often its watch ran out; each time it waits twice as long. */
  silences: number
  stop: () => void
}

const PATIENCE_MS = 8000
const MOST_DOUBLINGS = 5

/**
 * The subscriptions of one connection from the moment they are sent. An acknowledgement does not
 * prove that data will follow, so that one without a first push in 8 s (then 16, 32, …) is reported;
 * where updates need a snapshot, that is the push.
 */
export class SubscriptionWatch {
  readonly #time: SocketTime
  readonly #onSilent: (subscription: Subscription) => void
  readonly #watched = new Map<string, Watched>()
  /** Keys without a first push; empty most of the time, which keeps the hot path short. */
  readonly #silent = new Set<string>()

  constructor(time: SocketTime, onSilent: (subscription: Subscription) => void) {
    this.#time = time
    this.#onSilent = onSilent
  }

  sent(subscription: Subscription): void {
    const key = subscriptionKey(subscription)
    const before = this.#watched.get(key)
    before?.stop()
    const silences = before?.silences ?? 0
    const waitMs = PATIENCE_MS * 2 ** Math.min(silences, MOST_DOUBLINGS)
    const stop = this.#time.after(waitMs, () => this.#expire(key))
    this.#watched.set(key, { subscription, confirmed: false, hasData: false, silences, stop })
    if (pushesWhenSubscribed(subscription)) this.#silent.add(key)
  }

  left(subscription: Subscription): void {
    const key = subscriptionKey(subscription)
    this.#watched.get(key)?.stop()
    this.#watched.delete(key)
    this.#silent.delete(key)
  }

  /** `true` when it was waited for. */
  confirmed(subscription: Subscription): boolean {
    const watched = this.#watched.get(subscriptionKey(subscription))
    if (watched === undefined || watched.confirmed) return false
    watched.confirmed = true
    this.#settle(watched)
    return true
  }

  /** A push came; it may overtake its acknowledgement. */
  heard(arg: Subscription, action: 'snapshot' | 'update'): void {
    if (this.#silent.size === 0) return
    if (action === 'update' && needsSnapshot(arg)) return
    const key = subscriptionKey(arg)
    const watched = this.#watched.get(key)
    if (watched === undefined) return
    this.#silent.delete(key)
    watched.hasData = true
    watched.silences = 0
    this.#settle(watched)
  }

  isConfirmed(subscription: Subscription): boolean {
    return this.#watched.get(subscriptionKey(subscription))?.confirmed ?? false
  }

  isPending(subscription: Subscription): boolean {
    return this.#watched.get(subscriptionKey(subscription))?.confirmed === false
  }

  stop(): void {
    for (const watched of this.#watched.values()) watched.stop()
    this.#watched.clear()
    this.#silent.clear()
  }

  #settle(watched: Watched): void {
    const wantsData = pushesWhenSubscribed(watched.subscription)
    if (watched.confirmed && (watched.hasData || !wantsData)) watched.stop()
  }

  #expire(key: string): void {
    const watched = this.#watched.get(key)
    if (watched === undefined) return
    watched.silences += 1
    this.#onSilent(watched.subscription)
  }
}
