import type { InstrumentKey } from '../../../shared/domain/instrument.ts'
import type { BookChanged, LevelChange } from '../engine/events.ts'
import type { BookView, LevelView } from '../engine/queries.ts'
import { Coalescer } from './coalescer.ts'
import { type FeedContext, instrumentArgument } from './feed-context.ts'
import { type Feed, pushFrame, type Subscriber } from './subscriber.ts'

const COALESCE_MS = 50
const DEPTH = 1000

/**
 * Topic `books` of one instrument: a snapshot, then increments in which `pseq` names the `seq` before
 * (Bitget page uta/websocket/public/Order-Book-Channel). All subscribers share one chain. A subscriber
 * that fell behind gets a new snapshot when it has caught up, instead of what it missed.
 */
export class BooksFeed implements Feed {
  readonly #context: FeedContext
  readonly #key: InstrumentKey
  readonly #subscribers = new Map<Subscriber, 'following' | 'lost'>()
  readonly #coalescer: Coalescer
  /** What subscribers have: `side price` to size. */
  readonly #sent = new Map<string, string>()
  readonly #pending = new Map<string, LevelChange>()
  #seq = 0
  #newestSeq = 0
  #atMs = 0

  constructor(context: FeedContext, key: InstrumentKey) {
    this.#context = context
    this.#key = key
    this.#coalescer = new Coalescer(COALESCE_MS, () => this.#flush(), context.scheduler)
  }

  join(subscriber: Subscriber): void {
    // Those who are here already must be brought to the state that the newcomer starts from.
    if (this.#subscribers.size === 0) this.#load()
    else this.#flush()
    this.#subscribers.set(subscriber, 'following')
    this.#sendSnapshot(subscriber)
  }

  leave(subscriber: Subscriber): void {
    this.#subscribers.delete(subscriber)
    if (this.#subscribers.size > 0) return
    this.#coalescer.stop()
    this.#pending.clear()
    this.#sent.clear()
  }

  onBook(event: BookChanged): void {
    if (this.#subscribers.size === 0) return
    for (const change of event.levels) this.#pending.set(`${change[0]} ${change[1]}`, change)
    this.#newestSeq = event.seq
    this.#atMs = event.atMs
    this.#coalescer.mark()
  }

  #load(): void {
    const book = this.#book()
    for (const [price, size] of book.bids) this.#sent.set(`buy ${price}`, size)
    for (const [price, size] of book.asks) this.#sent.set(`sell ${price}`, size)
    this.#seq = book.seq
    this.#newestSeq = book.seq
  }

  #flush(): void {
    const changes = [...this.#pending].filter(([name, change]) => this.#isNews(name, change[2]))
    this.#pending.clear()
    for (const [name, change] of changes) this.#keep(name, change[2])
    if (changes.length > 0) this.#sendUpdate(changes.map(([, change]) => change))
    this.#recoverLost()
  }

  #isNews(name: string, size: string): boolean {
    return (this.#sent.get(name) ?? '0') !== size
  }

  #keep(name: string, size: string): void {
    if (size === '0') this.#sent.delete(name)
    else this.#sent.set(name, size)
  }

  #sendUpdate(changes: ReadonlyArray<LevelChange>): void {
    const asks = changes.filter(([side]) => side === 'sell').map(levelOf)
    const bids = changes.filter(([side]) => side === 'buy').map(levelOf)
    const pseq = this.#seq
    this.#seq = this.#newestSeq
    const frame = this.#frame('update', {
      a: asks.sort((one, other) => Number(one[0]) - Number(other[0])),
      b: bids.sort((one, other) => Number(other[0]) - Number(one[0])),
      pseq,
      atMs: this.#atMs,
    })
    const fault = this.#context.faults.takeForBooks()
    if (fault === 'drop') return
    for (const [subscriber, state] of this.#subscribers) {
      if (state === 'following') this.#deliver(subscriber, frame, fault === 'repeat' ? 2 : 1)
    }
  }

  #deliver(subscriber: Subscriber, frame: string, times: number): void {
    if (subscriber.isBehind()) {
      this.#subscribers.set(subscriber, 'lost')
      this.#coalescer.mark()
      return
    }
    for (let sent = 0; sent < times; sent += 1) subscriber.send(frame)
  }

  #recoverLost(): void {
    for (const [subscriber, state] of this.#subscribers) {
      if (state === 'following') continue
      if (subscriber.isBehind()) {
        this.#coalescer.mark()
        continue
      }
      this.#subscribers.set(subscriber, 'following')
      this.#sendSnapshot(subscriber)
    }
  }

  #sendSnapshot(subscriber: Subscriber): void {
    const { asks, bids, atMs } = this.#book()
    subscriber.send(this.#frame('snapshot', { a: asks, b: bids, pseq: 0, atMs }))
  }

  #frame(
    action: 'snapshot' | 'update',
    book: { a: ReadonlyArray<LevelView>; b: ReadonlyArray<LevelView>; pseq: number; atMs: number },
  ): string {
    const { a, b, pseq, atMs } = book
    // `ts` after `seq`: one client quotes long numbers only when a comma follows.
    const data = { a, b, pseq, seq: this.#seq, ts: String(atMs), maxdepth: String(DEPTH) }
    const arg = instrumentArgument(this.#key, 'books')
    return pushFrame(action, arg, [data], this.#context.clock.nowMs())
  }

  #book(): BookView {
    const book = this.#context.engine.book(this.#key, DEPTH)
    return book ?? { bids: [], asks: [], seq: 0, atMs: 0 }
  }
}

function levelOf([, price, size]: LevelChange): LevelView {
  return [price, size]
}
