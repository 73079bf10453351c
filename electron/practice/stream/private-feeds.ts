import type { EngineEvent } from '../engine/events.ts'
import type { AccountRecord } from '../engine/records.ts'
import { isHeld } from '../rest/account-rows.ts'
import type { FeedContext } from './feed-context.ts'
import { accountPush, fillPush, orderPush, positionPush } from './private-rows.ts'
import { type Feed, pushFrame, type Subscriber } from './subscriber.ts'

export const PRIVATE_TOPICS = ['account', 'position', 'order', 'fill'] as const
export type PrivateTopic = (typeof PRIVATE_TOPICS)[number]

type Listeners = Readonly<Record<PrivateTopic, Set<Subscriber>>>

/**
 * The private topics of all accounts. `snapshot` means the whole state on `account` and `position`, but
 * one complete record on `order` and `fill`, which send nothing at subscription.
 */
export class PrivateFeeds {
  readonly #context: FeedContext
  readonly #listeners = new Map<string, Listeners>()
  /** Coins that the last push of an account told to be held. */
  readonly #held = new Map<string, ReadonlySet<string>>()

  constructor(context: FeedContext) {
    this.#context = context
  }

  feed(accountId: string, topic: PrivateTopic): Feed {
    const subscribers = this.#of(accountId)[topic]
    return {
      join: (subscriber) => {
        subscribers.add(subscriber)
        const first = this.#firstPush(accountId, topic)
        if (first !== null) subscriber.send(first)
      },
      leave: (subscriber) => void subscribers.delete(subscriber),
    }
  }

  onEvents(events: ReadonlyArray<EngineEvent>): void {
    for (const event of events) this.#onEvent(event)
  }

  #onEvent(event: EngineEvent): void {
    switch (event.kind) {
      case 'order-changed':
        this.#push(event.order.accountId, 'order', 'snapshot', () => orderPush(event.order))
        break
      case 'fill':
        this.#push(event.fill.accountId, 'fill', 'snapshot', () => fillPush(event.fill))
        break
      case 'position-changed': {
        const { position } = event
        this.#push(position.accountId, 'position', 'update', () => positionPush(position))
        break
      }
      case 'account-changed': {
        const { account } = event
        this.#push(account.accountId, 'account', 'update', () => this.#accountData(account))
        break
      }
      default:
        break // Public events, and private ones that no topic tells about.
    }
  }

  #push(
    accountId: string,
    topic: PrivateTopic,
    action: 'snapshot' | 'update',
    data: () => unknown,
  ): void {
    const subscribers = this.#listeners.get(accountId)?.[topic]
    if (subscribers === undefined || subscribers.size === 0) return
    const frame = this.#frame(topic, action, [data()])
    for (const subscriber of subscribers) subscriber.send(frame)
  }

  #firstPush(accountId: string, topic: PrivateTopic): string | null {
    const { engine } = this.#context
    if (topic === 'position') {
      return this.#frame(topic, 'snapshot', engine.positions(accountId).map(positionPush))
    }
    const account = topic === 'account' ? engine.account(accountId) : null
    return account === null ? null : this.#frame(topic, 'snapshot', [this.#accountData(account)])
  }

  /** All held coins, and once more, with zeros, those that have just gone. */
  #accountData(account: AccountRecord) {
    const before = this.#held.get(account.accountId)
    const held = account.coins.filter(isHeld)
    this.#held.set(account.accountId, new Set(held.map((coin) => coin.coin)))
    const told = account.coins.filter((coin) => isHeld(coin) || before?.has(coin.coin) === true)
    return accountPush(account, told)
  }

  #frame(topic: PrivateTopic, action: 'snapshot' | 'update', data: ReadonlyArray<unknown>): string {
    return pushFrame(action, { instType: 'UTA', topic }, data, this.#context.clock.nowMs())
  }

  #of(accountId: string): Listeners {
    const known = this.#listeners.get(accountId)
    if (known !== undefined) return known
    const created = {
      account: new Set<Subscriber>(),
      position: new Set<Subscriber>(),
      order: new Set<Subscriber>(),
      fill: new Set<Subscriber>(),
    }
    this.#listeners.set(accountId, created)
    return created
  }
}
