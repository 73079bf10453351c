import type { MessageBudget } from './message-budget.ts'
import type { SocketTime } from './socket-time.ts'
import { type Subscription, subscriptionFrame } from './subscription.ts'
import { SubscriptionQueue } from './subscription-queue.ts'
import type { SubscriptionWatch } from './subscription-watch.ts'

export interface SenderPorts {
  readonly time: SocketTime
  readonly budget: MessageBudget
  readonly watch: SubscriptionWatch
  /** Sends a frame and takes it from the budget. */
  send(kind: 'subscribe' | 'unsubscribe', text: string): void
  /** The hour's subscribe requests are used up. */
  onSpent(): void
}

/** Wait before the next look while the hour's subscribe requests are used up. */
const SPENT_AGAIN_MS = 5000

/** Sends subscriptions of one connection in few frames, as fast as the limits allow. */
export class SubscriptionSender {
  readonly #ports: SenderPorts
  readonly #queue = new SubscriptionQueue()
  #state: 'waiting' | 'running' | 'stopped' = 'waiting'
  #stopPump: (() => void) | null = null

  constructor(ports: SenderPorts) {
    this.#ports = ports
  }

  /** From now on frames may be sent; what was asked before goes out. */
  start(): void {
    this.#state = 'running'
    this.#plan(0)
  }

  stop(): void {
    this.#state = 'stopped'
    this.#stopPump?.()
  }

  subscribe(subscription: Subscription): void {
    this.#queue.subscribe(subscription)
    this.#plan(0)
  }

  unsubscribe(subscription: Subscription): void {
    this.#ports.watch.left(subscription)
    this.#queue.unsubscribe(subscription)
    this.#plan(0)
  }

  /** Leaves the arg and, after a short rest, asks for it again. */
  resubscribe(subscription: Subscription): void {
    this.#queue.unsubscribe(subscription)
    this.#queue.subscribe(subscription)
    this.#plan(0)
  }

  /** A delay of 0 lets the calls of one turn share a frame. */
  #plan(delayMs: number): void {
    if (this.#state !== 'running' || this.#stopPump !== null) return
    this.#stopPump = this.#ports.time.after(delayMs, () => {
      this.#stopPump = null
      this.#pump()
    })
  }

  #pump(): void {
    const { time, budget, watch } = this.#ports
    for (;;) {
      const nowMs = time.monotonic()
      const next = this.#queue.next()
      if (next === null || this.#state !== 'running') return
      if (next.operation === 'subscribe' && budget.isSpent(nowMs)) {
        this.#ports.onSpent()
        // The other connection may fail, or the hour pass: what waits here is not forgotten.
        this.#plan(SPENT_AGAIN_MS)
        return
      }
      const waitMs = Math.max(next.readyAtMs - nowMs, budget.waitMs(next.operation, nowMs))
      const batch = waitMs > 0 ? null : this.#queue.take(nowMs)
      if (batch === null) {
        this.#plan(Math.max(1, Math.ceil(waitMs)))
        return
      }
      if (batch.operation === 'subscribe') {
        for (const subscription of batch.subscriptions) watch.sent(subscription)
      }
      this.#ports.send(batch.operation, subscriptionFrame(batch.operation, batch.subscriptions))
    }
  }
}
