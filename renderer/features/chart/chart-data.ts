import type { CandlestickData, HistogramData, SeriesMarker, UTCTimestamp } from 'lightweight-charts'
import { type DecimalString, decimal, toText } from '../../../shared/domain/decimal.ts'
import { type InstrumentKey, instrumentId } from '../../../shared/domain/instrument.ts'
import type { Candle } from '../../../shared/domain/market.ts'
import type { Fill } from '../../../shared/domain/order.ts'
import type { ChartColours } from './chart-colours.ts'

// A chart draws pixels: here, and only here, prices become floats.

/** The library counts in whole seconds and brands them. */
export function toChartTime(atMs: number): UTCTimestamp {
  return Math.floor(atMs / 1000) as UTCTimestamp
}

export function toBar(candle: Candle): CandlestickData<UTCTimestamp> {
  return {
    time: toChartTime(candle.openAtMs),
    open: Number(candle.open),
    high: Number(candle.high),
    low: Number(candle.low),
    close: Number(candle.close),
  }
}

export function toVolume(candle: Candle, colours: ChartColours): HistogramData<UTCTimestamp> {
  const isUp = Number(candle.close) >= Number(candle.open)
  return {
    time: toChartTime(candle.openAtMs),
    value: Number(candle.volume),
    color: isUp ? colours.upVolume : colours.downVolume,
  }
}

/** Close against open: in quote coin and as a ratio of the open; `null` without a price. */
export function changeOf({ open, close }: Pick<Candle, 'open' | 'close'>): {
  readonly amount: DecimalString
  readonly ratio: DecimalString
} | null {
  const from = decimal(open)
  if (from.lte(0)) return null
  const amount = decimal(close).minus(from)
  return { amount: toText(amount), ratio: toText(amount.div(from)) }
}

/** Arrows at the candles in which the account's own fills lie. */
export function toMarkers(
  fills: ReadonlyArray<Fill>,
  instrument: InstrumentKey,
  candles: ReadonlyArray<Candle>,
  colours: ChartColours,
): Array<SeriesMarker<UTCTimestamp>> {
  const id = instrumentId(instrument)
  const markers = fills.flatMap((fill): Array<SeriesMarker<UTCTimestamp>> => {
    const candle = candles.findLast((one) => one.openAtMs <= fill.atMs)
    if (instrumentId(fill) !== id || candle === undefined) return []
    const isBuy = fill.side === 'buy'
    return [
      {
        id: fill.fillId,
        time: toChartTime(candle.openAtMs),
        position: isBuy ? 'belowBar' : 'aboveBar',
        shape: isBuy ? 'arrowUp' : 'arrowDown',
        color: isBuy ? colours.up : colours.down,
        size: 0.8,
      },
    ]
  })
  return markers.sort((a, b) => a.time - b.time)
}
