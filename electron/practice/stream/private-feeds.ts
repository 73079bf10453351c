import type { AccountRecord } from '../engine/account-records.ts'
import type { EngineEvent } from '../engine/events.ts'
import type { FillRecord } from '../engine/order-records.ts'
import { isHeld } from '../rest/account-rows.ts'
import { adlPush, isDeleveraging } from './adl-push.ts'
import type { FeedContext } from './feed-context.ts'
import { accountPush, fastFillPush, fillPush, orderPush, positionPush } from './private-rows.ts'
import { strategyPush } from './strategy-push.ts'
import { type Feed, type PushArgument, pushFrame, type Subscriber } from './subscriber.ts'

export const PRIVATE_TOPICS = [
  'account',
  'position',
  'order',
  'fill',
  'fast-fill',
  'strategy-order',
  'adl-notification',
] as const
export type PrivateTopic = (typeof PRIVATE_TOPICS)[number]

const NOBODY: ReadonlySet<Subscriber> = new Set()

/**
 * The private topics of all accounts. `snapshot` means the whole state on `account` and `position`, but
 * one complete record on `order` and `fill`, which send nothing at subscription.
 */
export class PrivateFeeds {
  readonly #context: FeedContext
  readonly #listeners = new Map<string, Map<PrivateTopic, Set<Subscriber>>>()
  /** Coins that the last push of an account told to be held. */
  readonly #held = new Map<string, ReadonlySet<string>>()

  constructor(context: FeedContext) {
    this.#context = context
  }

  feed(accountId: string, topic: PrivateTopic): Feed {
    const subscribers = this.#of(accountId, topic)
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
        this.#pushFastFill(event.fill)
        this.#push(event.fill.accountId, 'fill', 'snapshot', () => fillPush(event.fill))
        if (isDeleveraging(event.fill)) this.#pushAdl(event.fill)
        break
      case 'strategy-changed': {
        const { strategy } = event
        this.#push(strategy.accountId, 'strategy-order', 'snapshot', () => strategyPush(strategy))
        break
      }
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
    const subscribers = this.#subscribers(accountId, topic)
    if (subscribers.size === 0) return
    const frame = this.#frame(topic, action, [data()])
    for (const subscriber of subscribers) subscriber.send(frame)
  }

  #pushAdl(fill: FillRecord): void {
    this.#push(fill.accountId, 'adl-notification', 'update', () => adlPush(fill))
  }

  /** The one topic whose `data` is an object and no list. */
  #pushFastFill(fill: FillRecord): void {
    const subscribers = this.#subscribers(fill.accountId, 'fast-fill')
    if (subscribers.size === 0) return
    const ts = this.#context.clock.nowMs()
    const frame = { action: 'update', arg: pushArgument('fast-fill'), data: fastFillPush(fill), ts }
    for (const subscriber of subscribers) subscriber.send(JSON.stringify(frame))
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
    return pushFrame(action, pushArgument(topic), data, this.#context.clock.nowMs())
  }

  #subscribers(accountId: string, topic: PrivateTopic): ReadonlySet<Subscriber> {
    return this.#listeners.get(accountId)?.get(topic) ?? NOBODY
  }

  #of(accountId: string, topic: PrivateTopic): Set<Subscriber> {
    const topics = this.#listeners.get(accountId) ?? new Map<PrivateTopic, Set<Subscriber>>()
    const subscribers = topics.get(topic) ?? new Set<Subscriber>()
    topics.set(topic, subscribers)
    this.#listeners.set(accountId, topics)
    return subscribers
  }
}

/** Two topics name a symbol that stands for all of them. */
function pushArgument(topic: PrivateTopic): PushArgument {
  const isOfAll = topic === 'fast-fill' || topic === 'strategy-order'
  return { instType: 'UTA', topic, ...(isOfAll ? { symbol: 'default' } : {}) }
}
