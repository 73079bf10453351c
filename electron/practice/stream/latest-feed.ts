import type { Scheduler } from '../server/scheduler.ts'
import { Coalescer } from './coalescer.ts'
import type { Feed, Subscriber } from './subscriber.ts'

export interface LatestFeedParts {
  readonly scheduler: Scheduler
  readonly coalesceMs: number
  /** The complete present state, and the frame that tells it. `null`: nothing to tell. */
  readonly read: () => { readonly state: string; readonly frame: string } | null
}

/**
 * A topic whose every push is complete (`ticker`, `books1`, `books5`, `books50`): a push replaces the
 * one before, so whoever is behind simply misses some, and nothing is sent when nothing changed.
 */
export class LatestFeed implements Feed {
  readonly #parts: LatestFeedParts
  readonly #subscribers = new Set<Subscriber>()
  readonly #behind = new Set<Subscriber>()
  readonly #coalescer: Coalescer
  #lastState = ''

  constructor(parts: LatestFeedParts) {
    this.#parts = parts
    this.#coalescer = new Coalescer(parts.coalesceMs, () => this.#flush(), parts.scheduler)
  }

  join(subscriber: Subscriber): void {
    // Those who are here already are told first, so that all know the same state.
    this.#flush()
    this.#subscribers.add(subscriber)
    const latest = this.#parts.read()
    if (latest !== null) subscriber.send(latest.frame)
  }

  leave(subscriber: Subscriber): void {
    this.#subscribers.delete(subscriber)
    this.#behind.delete(subscriber)
    if (this.#subscribers.size === 0) this.#coalescer.stop()
  }

  changed(): void {
    if (this.#subscribers.size > 0) this.#coalescer.mark()
  }

  #flush(): void {
    const latest = this.#parts.read()
    if (latest === null) return
    const isNews = latest.state !== this.#lastState
    this.#lastState = latest.state
    for (const subscriber of isNews ? this.#subscribers : [...this.#behind]) {
      this.#deliver(subscriber, latest.frame)
    }
  }

  /** Whoever is behind is tried again later, with what is the latest then. */
  #deliver(subscriber: Subscriber, frame: string): void {
    if (subscriber.isBehind()) {
      this.#behind.add(subscriber)
      this.#coalescer.mark()
      return
    }
    this.#behind.delete(subscriber)
    subscriber.send(frame)
  }
}
