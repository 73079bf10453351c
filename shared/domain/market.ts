import type { DecimalString } from './decimal.ts'
import type { Side } from './order.ts'

/** The last known figures of one symbol. `null` where the exchange sent an empty string. */
export interface Ticker {
  readonly lastPrice: DecimalString | null
  readonly openPrice24h: DecimalString | null
  readonly highPrice24h: DecimalString | null
  readonly lowPrice24h: DecimalString | null
  /** Ratio: `0.0124` is +1.24 %. */
  readonly change24h: DecimalString | null
  /** Base coin. */
  readonly volume24h: DecimalString | null
  /** Quote coin. */
  readonly turnover24h: DecimalString | null
  readonly bidPrice: DecimalString | null
  readonly bidSize: DecimalString | null
  readonly askPrice: DecimalString | null
  readonly askSize: DecimalString | null
  readonly indexPrice: DecimalString | null
  readonly markPrice: DecimalString | null
  readonly fundingRate: DecimalString | null
  readonly nextFundingAtMs: number | null
  readonly openInterest: DecimalString | null
  /** Exchange time of these figures. */
  readonly atMs: number
}

/** A price with the base size resting there. */
export interface BookLevel {
  readonly price: DecimalString
  readonly size: DecimalString
}

export type FeedState = 'waiting' | 'live' | 'stale'

/** Best levels first on both sides. */
export interface Book {
  readonly bids: ReadonlyArray<BookLevel>
  readonly asks: ReadonlyArray<BookLevel>
  readonly atMs: number
}

export interface Trade {
  readonly id: string
  readonly price: DecimalString
  readonly size: DecimalString
  /** Side of the taker. */
  readonly side: Side
  readonly atMs: number
}

/** Intervals that REST and the kline topic share; case matters to the exchange. */
export const INTERVALS = ['1m', '3m', '5m', '15m', '30m', '1H', '4H', '6H', '12H', '1D'] as const
export type Interval = (typeof INTERVALS)[number]

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** How long a candle of each lasts, ms. */
export const INTERVAL_MS: Readonly<Record<Interval, number>> = {
  '1m': MINUTE_MS,
  '3m': 3 * MINUTE_MS,
  '5m': 5 * MINUTE_MS,
  '15m': 15 * MINUTE_MS,
  '30m': 30 * MINUTE_MS,
  '1H': HOUR_MS,
  '4H': 4 * HOUR_MS,
  '6H': 6 * HOUR_MS,
  '12H': 12 * HOUR_MS,
  '1D': 24 * HOUR_MS,
}

export interface Candle {
  readonly openAtMs: number
  readonly open: DecimalString
  readonly high: DecimalString
  readonly low: DecimalString
  readonly close: DecimalString
  /** Base coin. */
  readonly volume: DecimalString
}
