import type { Interval } from '../../../shared/domain/market.ts'
import { INTERVALS } from '../../../shared/domain/market.ts'
import { intervalMs } from '../engine/candle-series.ts'
import { CANDLE_KINDS } from '../engine/price-candles.ts'
import type { CandleView, Engine } from '../engine/queries.ts'
import { Refusal } from '../server/refusal.ts'
import { ownMarket } from './instrument-of.ts'
import type { Parameters } from './parameters.ts'
import { type PublicCall, type PublicRoute, publicGet } from './route.ts'
import { timeRange } from './time-range.ts'

const HISTORY_DAYS = 90
const MOST_CANDLES = 1000
const MOST_HISTORY_CANDLES = 100
/** Longer than any recorded window: `candles` states no largest one. */
const ANY_DAYS = 100_000

/** Bitget pages uta/public/Get-Candle-Data and Get-History-Candle-Data. */
export function candleRoutes(engine: Engine): ReadonlyArray<PublicRoute> {
  return [
    publicGet('/api/v3/market/candles', (call) => latestCandles(engine, call)),
    publicGet('/api/v3/market/history-candles', (call) => closedCandles(engine, call)),
  ]
}

/** startTime < ts <= endTime; the last row is the running candle. */
function latestCandles(engine: Engine, { parameters }: PublicCall) {
  const { startMs, endMs } = timeRange(parameters, ANY_DAYS)
  return candleRows(engine, parameters, {
    fromMs: startMs === undefined ? undefined : startMs + 1,
    toMs: endMs,
    limit: parameters.limit(100, MOST_CANDLES),
  })
}

/** startTime <= ts < endTime; closed candles only. */
function closedCandles(engine: Engine, { parameters, nowMs }: PublicCall) {
  const { startMs, endMs } = timeRange(parameters, HISTORY_DAYS)
  const interval = readInterval(parameters)
  const limit = parameters.limit(MOST_HISTORY_CANDLES, MOST_HISTORY_CANDLES)
  const lastClosedMs = nowMs - intervalMs(interval)
  const rows = candleRows(engine, parameters, {
    fromMs: startMs ?? (endMs ?? nowMs) - HISTORY_DAYS * 86_400_000,
    toMs: Math.min((endMs ?? Number.MAX_SAFE_INTEGER) - 1, lastClosedMs),
    limit,
  })
  return rows
}

interface Window {
  readonly fromMs: number | undefined
  readonly toMs: number | undefined
  readonly limit: number
}

function candleRows(engine: Engine, parameters: Parameters, window: Window) {
  const instrument = ownMarket(engine, parameters)
  const interval = readInterval(parameters)
  const kind = parameters.oneOf('type', CANDLE_KINDS) ?? 'market'
  return (engine.candles(instrument, interval, { ...window, kind }) ?? []).map(candleRow)
}

/** Case matters: `1h` is refused. */
function readInterval(parameters: Parameters): Interval {
  const text = parameters.required('interval')
  const interval = INTERVALS.find((known) => known === text)
  if (interval === undefined) throw new Refusal('40020', [text])
  return interval
}

function candleRow(candle: CandleView) {
  const { openAtMs, open, high, low, close, volume, turnover } = candle
  return [String(openAtMs), open, high, low, close, volume, turnover]
}
