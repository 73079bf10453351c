import { INTERVALS, type Interval } from '../../../shared/domain/market.ts'
import { moved, volumeFor } from '../market/market-amounts.ts'
import { type Candle, candleOpenMs, FINER, intervalMs, sumUp } from './candle-series.ts'
import { type Fixed, least, most, times } from './fixed.ts'
import type { Random } from './random.ts'
import type { Terms } from './terms.ts'

/** Candles of each interval. */
export const PAST_LENGTH = 600
const MINUTE_MS = 60_000
/** Typical move of one minute, as a share of the price. */
const MINUTE_VOLATILITY = 0.0004
/** Typical turnover of one minute, quote coin. */
const MINUTE_TURNOVER = 180_000

/**
 * A made-up past that ends at `endPrice` at `endAtMs`: `length` candles of each interval. Every interval
 * sums up the finer one where that reaches, and walks on from there, so that charts agree.
 */
export function makeHistory(
  endPrice: Fixed,
  endAtMs: number,
  terms: Terms,
  random: Random,
  length: number,
): Readonly<Record<Interval, Candle[]>> {
  const history = {} as Record<Interval, Candle[]> // filled for every interval just below
  for (const interval of INTERVALS) {
    const finer = FINER[interval]
    const known = finer === null ? [] : gather(history[finer], interval)
    const oldest = known[0]
    const walkEndMs = oldest?.openAtMs ?? candleOpenMs(endAtMs, interval) + intervalMs(interval)
    const walked = walkBack(
      oldest?.open ?? endPrice,
      walkEndMs,
      length - known.length,
      interval,
      terms,
      random,
    )
    history[interval] = [...walked, ...known]
  }
  return history
}

/** Whole coarser candles from finer ones; the first, if its beginning is missing, is left out. */
function gather(finer: ReadonlyArray<Candle>, interval: Interval): Candle[] {
  const groups = new Map<number, Candle[]>()
  for (const candle of finer) {
    const at = candleOpenMs(candle.openAtMs, interval)
    const group = groups.get(at)
    if (group === undefined) groups.set(at, [candle])
    else group.push(candle)
  }
  const rows: Candle[] = []
  for (const [openAtMs, group] of groups) {
    if (group[0]?.openAtMs === openAtMs) rows.push({ ...sumUp(group), openAtMs })
  }
  return rows
}

function walkBack(
  endPrice: Fixed,
  endMs: number,
  count: number,
  interval: Interval,
  terms: Terms,
  random: Random,
): Candle[] {
  const minutes = intervalMs(interval) / MINUTE_MS
  const volatility = MINUTE_VOLATILITY * Math.sqrt(minutes)
  const rows: Candle[] = []
  let close = endPrice
  for (let back = 1; back <= count; back += 1) {
    const open = moved(close, random.normal() * volatility, terms.tick)
    const top = moved(most(open, close), Math.abs(random.normal()) * volatility * 0.4, terms.tick)
    const bottom = moved(
      least(open, close),
      -Math.abs(random.normal()) * volatility * 0.4,
      terms.tick,
    )
    const turnover = MINUTE_TURNOVER * minutes * Math.exp(random.normal() * 0.6 - 0.2)
    const volume = volumeFor(turnover, close, terms.volumeStep)
    rows.push({
      openAtMs: endMs - back * intervalMs(interval),
      open,
      high: top,
      low: bottom,
      close,
      volume,
      turnover: times(volume, close),
    })
    close = open
  }
  return rows.reverse()
}
