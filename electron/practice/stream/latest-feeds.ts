import { type InstrumentKey, isFutures } from '../../../shared/domain/instrument.ts'
import type { TickerView } from '../engine/queries.ts'
import { type FeedContext, instrumentArgument } from './feed-context.ts'
import { LatestFeed } from './latest-feed.ts'
import { pushFrame } from './subscriber.ts'

const DEPTHS = { books1: 1, books5: 5, books50: 50 } as const
export type DepthTopic = keyof typeof DEPTHS
const DEPTH_COALESCE_MS = { books1: 5, books5: 10, books50: 20 } as const
const TICKER_COALESCE_MS = 100

/** The best levels of a book, complete in every push. */
export function createDepthFeed(context: FeedContext, key: InstrumentKey, topic: DepthTopic) {
  const arg = instrumentArgument(key, topic)
  return new LatestFeed({
    scheduler: context.scheduler,
    coalesceMs: DEPTH_COALESCE_MS[topic],
    read: () => {
      const book = context.engine.book(key, DEPTHS[topic])
      if (book === null) return null
      const { asks: a, bids: b, seq, atMs } = book
      const data = { a, b, pseq: 0, seq, ts: String(atMs) }
      return {
        state: JSON.stringify([a, b]),
        frame: pushFrame('snapshot', arg, [data], context.clock.nowMs()),
      }
    },
  })
}

/** Bitget page uta/websocket/public/Tickers-Channel. */
export function createTickerFeed(context: FeedContext, key: InstrumentKey) {
  const arg = instrumentArgument(key, 'ticker')
  return new LatestFeed({
    scheduler: context.scheduler,
    coalesceMs: TICKER_COALESCE_MS,
    read: () => {
      const ticker = context.engine.ticker(key)
      if (ticker === null) return null
      const data = tickerData(ticker)
      return {
        state: JSON.stringify(data),
        frame: pushFrame('snapshot', arg, [data], context.clock.nowMs()),
      }
    },
  })
}

function tickerData(ticker: TickerView) {
  const futures = {
    indexPrice: ticker.indexPrice ?? '',
    markPrice: ticker.markPrice ?? '',
    fundingRate: ticker.fundingRate ?? '',
    nextFundingTime: String(ticker.nextFundingAtMs ?? ''),
    openInterest: ticker.openInterest ?? '',
    deliveryTime: '',
    deliveryStartTime: '',
    deliveryStatus: '',
  }
  return {
    highPrice24h: ticker.highPrice24h,
    lowPrice24h: ticker.lowPrice24h,
    openPrice24h: ticker.openPrice24h,
    lastPrice: ticker.lastPrice,
    turnover24h: ticker.turnover24h,
    volume24h: ticker.volume24h,
    bid1Price: ticker.bidPrice ?? '',
    ask1Price: ticker.askPrice ?? '',
    bid1Size: ticker.bidSize ?? '',
    ask1Size: ticker.askSize ?? '',
    price24hPcnt: ticker.change24h,
    ...(isFutures(ticker.category) ? futures : {}),
  }
}
