import type { Interval } from '../../../shared/domain/market.ts'
import { CandleSeries, emptyHistory } from './candle-series.ts'
import { over, roundTo, stepOf } from './fixed.ts'
import type { CandleFilter, CandleView } from './queries.ts'
import type { Market } from './state.ts'

// Candles of the prices that nobody trades at. They begin with the first price that the market tells
// after the start: unlike the traded price they have no made-up past, for nothing else is known of them.

/** Values of `type` of page "Get Candle Data". */
export const CANDLE_KINDS = ['market', 'mark', 'index', 'premium'] as const
export type CandleKind = (typeof CANDLE_KINDS)[number]

/** Of one futures market; volume and turnover are 0. */
export interface PriceCandles {
  readonly mark: CandleSeries
  readonly index: CandleSeries
  /** How far the mark stands above the index, as a ratio of eight decimals; may be below 0. */
  readonly premium: CandleSeries
}

const PREMIUM_STEP = stepOf(8)

export function newPriceCandles(): PriceCandles {
  const series = () => new CandleSeries(emptyHistory())
  return { mark: series(), index: series(), premium: series() }
}

/** Takes in the mark and index price that a market has at this moment, Unix ms. */
export function addPrices(market: Market, atMs: number): void {
  const { priceCandles, markPrice, indexPrice } = market
  priceCandles.mark.add(markPrice, atMs)
  priceCandles.index.add(indexPrice, atMs)
  if (indexPrice === 0n) return
  priceCandles.premium.add(roundTo(over(markPrice - indexPrice, indexPrice), PREMIUM_STEP), atMs)
}

/** SPOT has traded prices alone: its other series are empty. */
export function candlesOf(
  market: Market,
  kind: CandleKind,
  interval: Interval,
  filter?: CandleFilter,
): ReadonlyArray<CandleView> {
  const series = kind === 'market' ? market.candles : market.priceCandles[kind]
  return series.view(interval, filter)
}
