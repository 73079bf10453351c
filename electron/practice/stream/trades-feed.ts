import type { InstrumentKey } from '../../../shared/domain/instrument.ts'
import type { TradePrinted } from '../engine/events.ts'
import type { TradeView } from '../engine/queries.ts'
import { Coalescer } from './coalescer.ts'
import { type FeedContext, instrumentArgument } from './feed-context.ts'
import { type Feed, pushFrame, type Subscriber } from './subscriber.ts'

const SNAPSHOT_TRADES = 50
const COALESCE_MS = 5

/** Topic `publicTrade`: both snapshot and updates newest first. Every trade is sent. */
export class TradesFeed implements Feed {
  readonly #context: FeedContext
  readonly #key: InstrumentKey
  readonly #subscribers = new Set<Subscriber>()
  readonly #coalescer: Coalescer
  #pending: TradeView[] = []

  constructor(context: FeedContext, key: InstrumentKey) {
    this.#context = context
    this.#key = key
    this.#coalescer = new Coalescer(COALESCE_MS, () => this.#flush(), context.scheduler)
  }

  join(subscriber: Subscriber): void {
    this.#flush()
    this.#subscribers.add(subscriber)
    const trades = this.#context.engine.trades(this.#key, SNAPSHOT_TRADES) ?? []
    subscriber.send(this.#frame('snapshot', trades))
  }

  leave(subscriber: Subscriber): void {
    this.#subscribers.delete(subscriber)
    if (this.#subscribers.size > 0) return
    this.#coalescer.stop()
    this.#pending = []
  }

  onTrade(trade: TradePrinted): void {
    if (this.#subscribers.size === 0) return
    this.#pending.push(trade)
    this.#coalescer.mark()
  }

  #flush(): void {
    if (this.#pending.length === 0) return
    const frame = this.#frame('update', this.#pending.toReversed())
    this.#pending = []
    for (const subscriber of this.#subscribers) subscriber.send(frame)
  }

  #frame(action: 'snapshot' | 'update', trades: ReadonlyArray<TradeView>): string {
    const arg = instrumentArgument(this.#key, 'publicTrade')
    return pushFrame(action, arg, trades.map(tradeData), this.#context.clock.nowMs())
  }
}

function tradeData(trade: TradeView) {
  return {
    i: trade.tradeId,
    L: trade.tradeId,
    p: trade.price,
    v: trade.size,
    S: trade.side,
    T: String(trade.atMs),
    isRPI: 'no',
  }
}
