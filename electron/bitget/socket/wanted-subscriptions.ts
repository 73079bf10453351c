import { type Subscription, subscriptionKey } from './subscription.ts'

/** What a socket is to be subscribed to, whichever connection it has. */
export class WantedSubscriptions {
  readonly #wanted = new Map<string, Subscription>()
  readonly #optional = new Set<string>()

  all(): Iterable<Subscription> {
    return this.#wanted.values()
  }

  get isEmpty(): boolean {
    return this.#wanted.size === 0
  }

  add(subscription: Subscription, kind: 'needed' | 'optional'): void {
    const key = subscriptionKey(subscription)
    this.#wanted.set(key, subscription)
    if (kind === 'optional') this.#optional.add(key)
    else this.#optional.delete(key)
  }

  delete(subscription: Subscription): void {
    this.#wanted.delete(subscriptionKey(subscription))
    this.#optional.delete(subscriptionKey(subscription))
  }

  has(subscription: Subscription): boolean {
    return this.#wanted.has(subscriptionKey(subscription))
  }

  isOptional(subscription: Subscription): boolean {
    return this.#optional.has(subscriptionKey(subscription))
  }

  /** All but the optional ones. */
  needed(): Subscription[] {
    return [...this.#wanted.values()].filter((subscription) => !this.isOptional(subscription))
  }
}
