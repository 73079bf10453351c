import { INTERVAL_MS, INTERVALS, type Interval } from '../../../shared/domain/market.ts'
import { type Fixed, fixedText } from './fixed.ts'
import type { CandleFilter, CandleView } from './queries.ts'

const HOUR_MS = 3_600_000
const KEPT = 1500

/** The finer interval from which each is summed up, so that no two tell different stories. */
export const FINER: Readonly<Record<Interval, Interval | null>> = {
  '1m': null,
  '3m': '1m',
  '5m': '1m',
  '15m': '5m',
  '30m': '15m',
  '1H': '30m',
  '4H': '1H',
  '6H': '1H',
  '12H': '6H',
  '1D': '12H',
}

export interface Candle {
  openAtMs: number
  open: Fixed
  high: Fixed
  low: Fixed
  close: Fixed
  volume: Fixed
  turnover: Fixed
}

export function intervalMs(interval: Interval): number {
  return INTERVAL_MS[interval]
}

/** From 6H on candles open on the UTC+8 grid: a 1D candle opens at 16:00 UTC (page "Candlesticks"). */
export function candleOpenMs(atMs: number, interval: Interval): number {
  const length = INTERVAL_MS[interval]
  const shift = length >= 6 * HOUR_MS ? 8 * HOUR_MS : 0
  return Math.floor((atMs + shift) / length) * length - shift
}

/** Candles of one instrument in every interval, oldest first; the last is running. */
export class CandleSeries {
  readonly #rows: Readonly<Record<Interval, Candle[]>>

  constructor(history: Readonly<Record<Interval, Candle[]>>) {
    this.#rows = history
  }

  /** A price at which nothing was traded. */
  add(price: Fixed, atMs: number): void {
    this.addTrade(price, 0n, 0n, atMs)
  }

  /** `volume` in base coin, `turnover` in quote coin. */
  addTrade(price: Fixed, volume: Fixed, turnover: Fixed, atMs: number): void {
    for (const interval of INTERVALS) {
      const candle = this.#running(interval, price, atMs)
      if (candle === undefined) continue
      if (price > candle.high) candle.high = price
      if (price < candle.low) candle.low = price
      candle.close = price
      candle.volume += volume
      candle.turnover += turnover
    }
  }

  #running(interval: Interval, price: Fixed, atMs: number): Candle | undefined {
    const rows = this.#rows[interval]
    this.#roll(rows, interval, price, atMs)
    return rows.at(-1)
  }

  /** Opens every candle up to `atMs`; one without trades stands at the close before it. */
  #roll(rows: Candle[], interval: Interval, price: Fixed, atMs: number): void {
    const openAtMs = candleOpenMs(atMs, interval)
    const last = rows.at(-1)
    if (last === undefined) {
      rows.push(flatCandle(openAtMs, price))
      return
    }
    for (
      let at = last.openAtMs + INTERVAL_MS[interval];
      at <= openAtMs;
      at += INTERVAL_MS[interval]
    ) {
      rows.push(flatCandle(at, last.close))
    }
    if (rows.length > KEPT) rows.splice(0, rows.length - KEPT)
  }

  view(interval: Interval, filter: CandleFilter = {}): ReadonlyArray<CandleView> {
    const { fromMs = 0, toMs = Number.MAX_SAFE_INTEGER, limit = 100 } = filter
    const rows = this.#rows[interval].filter(
      (row) => row.openAtMs >= fromMs && row.openAtMs <= toMs,
    )
    return rows.slice(-limit).map(toView)
  }

  /** Open, high, low and sums of the last 24 hours, from candles of 15 minutes. */
  last24Hours(atMs: number): Candle | null {
    const from = atMs - 24 * HOUR_MS
    const rows = this.#rows['15m'].filter((row) => row.openAtMs > from)
    return rows.length === 0 ? null : sumUp(rows)
  }
}

/** Of a series that is to begin with its first price. */
export function emptyHistory(): Readonly<Record<Interval, Candle[]>> {
  return Object.fromEntries(INTERVALS.map((interval) => [interval, [] as Candle[]])) as Record<
    Interval,
    Candle[] // one for every interval, as the line above says
  >
}

/** One candle over several; they must not be empty. */
export function sumUp(rows: ReadonlyArray<Candle>): Candle {
  const [first] = rows
  const last = rows.at(-1)
  if (first === undefined || last === undefined) throw new RangeError('no candles to sum up')
  const whole = { ...first, close: last.close }
  for (const row of rows.slice(1)) {
    if (row.high > whole.high) whole.high = row.high
    if (row.low < whole.low) whole.low = row.low
    whole.volume += row.volume
    whole.turnover += row.turnover
  }
  return whole
}

function flatCandle(openAtMs: number, price: Fixed): Candle {
  return { openAtMs, open: price, high: price, low: price, close: price, volume: 0n, turnover: 0n }
}

function toView(candle: Candle): CandleView {
  return {
    openAtMs: candle.openAtMs,
    open: fixedText(candle.open),
    high: fixedText(candle.high),
    low: fixedText(candle.low),
    close: fixedText(candle.close),
    volume: fixedText(candle.volume),
    turnover: fixedText(candle.turnover),
  }
}
