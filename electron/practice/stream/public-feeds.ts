import {
  type Category,
  type InstrumentKey,
  instrumentId,
} from '../../../shared/domain/instrument.ts'
import type { Interval } from '../../../shared/domain/market.ts'
import type { EngineEvent } from '../engine/events.ts'
import { BooksFeed } from './books-feed.ts'
import type { FeedContext } from './feed-context.ts'
import { KlineFeed } from './kline-feed.ts'
import type { LatestFeed } from './latest-feed.ts'
import { createDepthFeed, createTickerFeed } from './latest-feeds.ts'
import { LiquidationFeed } from './liquidation-feed.ts'
import type { Feed } from './subscriber.ts'
import { TradesFeed } from './trades-feed.ts'

export const SIMPLE_TOPICS = [
  'ticker',
  'publicTrade',
  'books',
  'books1',
  'books5',
  'books50',
] as const
export type SimpleTopic = (typeof SIMPLE_TOPICS)[number]

interface InstrumentFeeds {
  readonly books: BooksFeed
  readonly publicTrade: TradesFeed
  readonly ticker: LatestFeed
  readonly books1: LatestFeed
  readonly books5: LatestFeed
  readonly books50: LatestFeed
  readonly klines: Map<Interval, KlineFeed>
}

/** The public feeds of all instruments, fed by the engine's events. */
export class PublicFeeds {
  readonly #context: FeedContext
  readonly #feeds: ReadonlyMap<string, InstrumentFeeds>
  readonly #liquidations = new Map<Category, LiquidationFeed>()

  constructor(context: FeedContext) {
    this.#context = context
    this.#feeds = new Map(
      context.engine.instruments.map((key) => [instrumentId(key), createFeeds(context, key)]),
    )
  }

  /** `null`: no such instrument in that product line. */
  feed(key: InstrumentKey, topic: SimpleTopic): Feed | null {
    return this.#feeds.get(instrumentId(key))?.[topic] ?? null
  }

  kline(key: InstrumentKey, interval: Interval): Feed | null {
    const klines = this.#feeds.get(instrumentId(key))?.klines
    if (klines === undefined) return null
    const known = klines.get(interval)
    if (known !== undefined) return known
    const created = new KlineFeed(this.#context, key, interval)
    klines.set(interval, created)
    return created
  }

  liquidations(category: Category): Feed {
    const known = this.#liquidations.get(category)
    if (known !== undefined) return known
    const created = new LiquidationFeed(this.#context, category)
    this.#liquidations.set(category, created)
    return created
  }

  onEvents(events: ReadonlyArray<EngineEvent>): void {
    for (const event of events) this.#onEvent(event)
  }

  #onEvent(event: EngineEvent): void {
    if (event.kind === 'fill') this.#liquidations.get(event.fill.category)?.onFill(event.fill)
    if (
      event.kind !== 'book-changed' &&
      event.kind !== 'trade' &&
      event.kind !== 'prices-changed'
    ) {
      return
    }
    const feeds = this.#feeds.get(instrumentId(event))
    feeds?.ticker.changed()
    if (event.kind === 'trade') feeds?.publicTrade.onTrade(event)
    if (event.kind !== 'book-changed') return
    feeds?.books.onBook(event)
    feeds?.books1.changed()
    feeds?.books5.changed()
    feeds?.books50.changed()
  }
}

function createFeeds(context: FeedContext, key: InstrumentKey): InstrumentFeeds {
  return {
    books: new BooksFeed(context, key),
    publicTrade: new TradesFeed(context, key),
    ticker: createTickerFeed(context, key),
    books1: createDepthFeed(context, key, 'books1'),
    books5: createDepthFeed(context, key, 'books5'),
    books50: createDepthFeed(context, key, 'books50'),
    klines: new Map(),
  }
}
