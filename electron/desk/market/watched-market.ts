import {
  type Instrument,
  type InstrumentKey,
  instrumentId,
  marketDataKey,
} from '../../../shared/domain/instrument.ts'
import type { Interval } from '../../../shared/domain/market.ts'
import type { MarketSnapshot, MarketUpdate } from '../../../shared/ipc/contract.ts'
import { type MarketChange, MarketData } from './market-data.ts'

/** The instrument that a window looks at, and what is known of it. */
export interface WatchedMarket {
  readonly key: InstrumentKey
  readonly instrument: Instrument
  readonly interval: Interval
  readonly data: MarketData
}

/** Whether the data of `watched` is that of `key` too: spot and margin of one symbol share theirs. */
export function isDataOf(
  watched: WatchedMarket | null,
  key: InstrumentKey,
): watched is WatchedMarket {
  return watched !== null && dataId(watched.key) === dataId(key)
}

/** The next one to watch. It keeps of `before` what is its own data, and candles of its interval. */
export function watchNext(
  before: WatchedMarket | null,
  next: Omit<WatchedMarket, 'data'>,
): { readonly watched: WatchedMarket; readonly hasCandles: boolean } {
  const isSame = isDataOf(before, next.key)
  const data = isSame ? before.data : new MarketData()
  const hasCandles = isSame && before.interval === next.interval
  if (!hasCandles) data.forgetCandles()
  return { watched: { ...next, data }, hasCandles }
}

/** All that is known, for a page that has nothing yet. */
export function marketSnapshot(watched: WatchedMarket, sequence: number): MarketSnapshot {
  const { instrument, interval, data } = watched
  const { state, ticker, book, trades, candles } = data
  return { sequence, instrument, interval, state, ticker, book, trades, candles: [...candles] }
}

/** What has changed, under the name that the page knows the instrument by. */
export function marketUpdate(
  watched: WatchedMarket,
  sequence: number,
  change: MarketChange,
): MarketUpdate {
  const { category, symbol } = watched.key
  return { sequence, category, symbol, interval: watched.interval, ...change }
}

function dataId(key: InstrumentKey): string {
  return instrumentId(marketDataKey(key))
}
