import type { DeskError } from '../../shared/domain/error.ts'
import type { Instrument, InstrumentKey } from '../../shared/domain/instrument.ts'
import type {
  Book,
  Candle,
  FeedState,
  Interval,
  Ticker,
  Trade,
} from '../../shared/domain/market.ts'
import type { MarketSnapshot, MarketUpdate } from '../../shared/ipc/contract.ts'

/** The watched market as the page knows it. What is old stays visible; `feed` says that it is old. */
export interface MarketState {
  readonly watched: InstrumentKey
  readonly interval: Interval
  readonly phase: 'loading' | 'ready' | 'failed'
  readonly error: DeskError | null
  readonly sequence: number
  /** `null` until the first answer for `watched`. */
  readonly instrument: Instrument | null
  readonly feed: FeedState
  /** Page wall clock of the last frame that carried data, Unix ms. */
  readonly heardAtMs: number | null
  readonly ticker: Ticker | null
  readonly book: Book | null
  /** Newest first. */
  readonly trades: ReadonlyArray<Trade>
  /** Oldest first; the last is running. */
  readonly candles: ReadonlyArray<Candle>
  readonly older: 'more' | 'loading' | 'failed' | 'none'
}

/** How an update fits to what is known. */
export type Fit = 'next' | 'old' | 'other' | 'gap'

const KEPT_TRADES = 100

export function emptyMarket(watched: InstrumentKey, interval: Interval): MarketState {
  return {
    watched,
    interval,
    phase: 'loading',
    error: null,
    sequence: 0,
    instrument: null,
    feed: 'waiting',
    heardAtMs: null,
    ticker: null,
    book: null,
    trades: [],
    candles: [],
    older: 'more',
  }
}

/** `other` is about another instrument or interval: a leftover of what was watched before. */
export function fitOf(state: MarketState, update: MarketUpdate): Fit {
  const { watched, interval } = state
  if (update.category !== watched.category || update.symbol !== watched.symbol) return 'other'
  if (update.interval !== interval) return 'other'
  if (update.sequence <= state.sequence) return 'old'
  return update.sequence === state.sequence + 1 ? 'next' : 'gap'
}

/** Takes a whole answer. Older candles that were already loaded stay in front of the answer's. */
export function withSnapshot(
  state: MarketState,
  snapshot: MarketSnapshot,
  nowMs: number,
): MarketState {
  const hasData = snapshot.book !== null || snapshot.ticker !== null
  return {
    ...state,
    phase: 'ready',
    error: null,
    sequence: snapshot.sequence,
    instrument: snapshot.instrument,
    feed: snapshot.state,
    heardAtMs: hasData ? nowMs : state.heardAtMs,
    ticker: snapshot.ticker ?? state.ticker,
    book: snapshot.book ?? state.book,
    trades: snapshot.trades,
    candles: joinOlder(state.candles, snapshot.candles),
  }
}

/** Takes an update that `fitOf` calls `next`. */
export function withUpdate(state: MarketState, update: MarketUpdate, nowMs: number): MarketState {
  const hasData = update.book !== undefined || update.ticker !== undefined
  return {
    ...state,
    sequence: update.sequence,
    feed: update.state ?? state.feed,
    heardAtMs: hasData ? nowMs : state.heardAtMs,
    ticker: update.ticker ?? state.ticker,
    book: update.book ?? state.book,
    trades: update.trades === undefined ? state.trades : joinTrades(update.trades, state.trades),
    candles:
      update.candles === undefined ? state.candles : mergeCandles(state.candles, update.candles),
  }
}

/** `rows` are older than all that is known, oldest first; empty means that there are none. */
export function withOlderCandles(state: MarketState, rows: ReadonlyArray<Candle>): MarketState {
  if (rows.length === 0) return { ...state, older: 'none' }
  return { ...state, older: 'more', candles: joinOlder(rows, state.candles) }
}

function joinTrades(
  newer: ReadonlyArray<Trade>,
  known: ReadonlyArray<Trade>,
): ReadonlyArray<Trade> {
  const ids = new Set(newer.map((trade) => trade.id))
  return [...newer, ...known.filter((trade) => !ids.has(trade.id))].slice(0, KEPT_TRADES)
}

/** Everything of `older` that lies before the first of `newer`. A hole is bridged by neither. */
function joinOlder(
  older: ReadonlyArray<Candle>,
  newer: ReadonlyArray<Candle>,
): ReadonlyArray<Candle> {
  const first = newer[0]
  if (first === undefined) return older
  const last = older.at(-1)
  // A silence longer than the answer reaches back would leave a hole: then only the answer counts.
  const step = newer[1] === undefined ? null : newer[1].openAtMs - first.openAtMs
  if (last !== undefined && step !== null && last.openAtMs + step < first.openAtMs) return newer
  return [...older.filter((candle) => candle.openAtMs < first.openAtMs), ...newer]
}

/** Inserts or replaces by opening time; both oldest first. */
export function mergeCandles(
  known: ReadonlyArray<Candle>,
  changed: ReadonlyArray<Candle>,
): ReadonlyArray<Candle> {
  const first = changed[0]
  if (first === undefined) return known
  const from = known.findLastIndex((candle) => candle.openAtMs < first.openAtMs) + 1
  const byTime = new Map(known.slice(from).map((candle) => [candle.openAtMs, candle]))
  for (const candle of changed) byTime.set(candle.openAtMs, candle)
  const tail = [...byTime.values()].sort((a, b) => a.openAtMs - b.openAtMs)
  return [...known.slice(0, from), ...tail]
}
