import type { CoinCollateral, PositionTier } from '../../../shared/domain/balance.ts'
import type { SocketView } from '../../../shared/domain/connection.ts'
import {
  type DeskError,
  fail,
  invalid,
  type Result,
  succeed,
} from '../../../shared/domain/error.ts'
import {
  type Instrument,
  type InstrumentKey,
  marketDataKey,
} from '../../../shared/domain/instrument.ts'
import type { Book, Candle, FeedState, Interval, Ticker } from '../../../shared/domain/market.ts'
import type { Emit } from '../../../shared/ipc/bridge.ts'
import type { MarketSnapshot, TickerRow } from '../../../shared/ipc/contract.ts'
import { Conflation, type DeskTimers } from '../conflation.ts'
import type { ExchangeDoors, MarketListener, MarketStream } from '../ports.ts'
import { InstrumentCache } from './instrument-cache.ts'
import { MarginCache } from './margin-cache.ts'
import type { MarketChange, MarketData } from './market-data.ts'
import {
  isDataOf,
  marketSnapshot,
  marketUpdate,
  type WatchedMarket,
  watchNext,
} from './watched-market.ts'

export interface MarketServicePorts {
  readonly timers: DeskTimers
  readonly emit: Emit
  /** The public socket changed its state. */
  readonly onSocket: (view: SocketView) => void
  /** Least time between two updates, ms; about two drawn frames. */
  readonly intervalMs?: number
}

const INTERVAL_MS = 33
const HISTORY_CANDLES = 300
const CANCELLED: DeskError = { kind: 'unavailable', reason: 'cancelled' }
const OFFLINE: DeskError = { kind: 'unavailable', reason: 'offline' }
const OFF: SocketView = { state: 'off', silentForMs: null, reconnects: 0, url: '' }

/**
 * Owns the watched instrument of one window: answers with a snapshot, then tells what changed, at
 * most once a drawn frame, numbered without holes as long as the exchange's doors stay the same.
 */
export class MarketService {
  readonly #ports: MarketServicePorts
  readonly #instruments: InstrumentCache
  readonly #conflation: Conflation
  #doors: ExchangeDoors | null = null
  #margin = new MarginCache()
  #stream: MarketStream | null = null
  #watched: WatchedMarket | null = null
  #sequence = 0
  /** Grows with each call of `watch` and each change of doors; older work is then void. */
  #turn = 0

  constructor(ports: MarketServicePorts) {
    this.#ports = ports
    this.#instruments = new InstrumentCache(ports.timers)
    this.#conflation = new Conflation(ports.timers, ports.intervalMs ?? INTERVAL_MS, () =>
      this.#tell(),
    )
  }

  /**
   * Another environment, or the same one behind another address; `null` closes. Nothing is watched
   * until the page asks: it must not mix two markets, so that the numbering leaves a hole as well.
   */
  changeDoors(doors: ExchangeDoors | null): void {
    this.#turn += 1
    this.#conflation.cancel()
    this.#stream?.close()
    this.#stream = null
    this.#doors = doors
    this.#margin = new MarginCache()
    const before = this.#watched
    this.#watched = null
    if (before === null) return
    this.#sequence += 2
    this.#emit(before, { state: 'waiting' })
  }

  async instruments(): Promise<Result<ReadonlyArray<Instrument>>> {
    if (this.#doors === null) return fail(OFFLINE)
    return this.#instruments.list(this.#doors)
  }

  async tickers(category: InstrumentKey['category']): Promise<Result<ReadonlyArray<TickerRow>>> {
    if (this.#doors === null) return fail(OFFLINE)
    const { category: asked } = marketDataKey({ category, symbol: '' })
    return plain(await this.#doors.publicRest.tickers(asked))
  }

  /** Tiers of maintenance margin, smallest first; empty on spot and margin. */
  async tiers(key: InstrumentKey): Promise<Result<ReadonlyArray<PositionTier>>> {
    if (this.#doors === null) return fail(OFFLINE)
    return this.#margin.tiers(this.#doors.publicRest, key)
  }

  /** How one coin counts as margin, and as a debt. */
  async collateral(coin: string): Promise<Result<CoinCollateral>> {
    if (this.#doors === null) return fail(OFFLINE)
    return this.#margin.collateral(this.#doors.publicRest, coin)
  }

  /** Older candles than `beforeMs` (Unix ms), oldest first; empty: there are none. */
  async candles(
    key: InstrumentKey,
    interval: Interval,
    beforeMs: number,
  ): Promise<Result<ReadonlyArray<Candle>>> {
    if (this.#doors === null) return fail(OFFLINE)
    const { publicRest } = this.#doors
    const answer = plain(
      await publicRest.candles(marketDataKey(key), interval, HISTORY_CANDLES, beforeMs),
    )
    if (!answer.ok) return answer
    return succeed(answer.value.filter((candle) => candle.openAtMs < beforeMs))
  }

  /**
   * Makes this the watched instrument. A later call, or another environment, makes an earlier one
   * that is still waiting answer `cancelled`.
   */
  async watch(key: InstrumentKey, interval: Interval): Promise<Result<MarketSnapshot>> {
    const doors = this.#doors
    if (doors === null) return fail(OFFLINE)
    this.#turn += 1
    const turn = this.#turn
    const instruments = await this.#instruments.list(doors)
    if (turn !== this.#turn) return fail(CANCELLED)
    if (!instruments.ok) return instruments
    const instrument = this.#instruments.find(doors, key)
    if (instrument === null) {
      const failure = this.#instruments.failure(doors, key.category)
      return fail(failure ?? invalid('unknown-instrument', 'symbol', { symbol: key.symbol }))
    }
    return succeed(this.#start(doors, { key, instrument, interval }))
  }

  /** What the exchange allows for one symbol; `null` before the list is loaded or when unknown. */
  instrument(key: InstrumentKey): Instrument | null {
    return this.#doors === null ? null : this.#instruments.find(this.#doors, key)
  }

  /** State and last figures of one instrument; `null` when its data is not the watched one's. */
  watchedFigures(key: InstrumentKey): { state: FeedState; ticker: Ticker | null } | null {
    const watched = this.#watched
    if (!isDataOf(watched, key)) return null
    return { state: watched.data.state, ticker: watched.data.ticker }
  }

  /** The book as of the last frame; `null` when it is not live or not the watched one's. */
  watchedBook(key: InstrumentKey): Book | null {
    const watched = this.#watched
    if (!isDataOf(watched, key)) return null
    return watched.data.state === 'live' ? watched.data.lastBook() : null
  }

  /** The machine slept: what is shown is old until the exchange has told it anew. */
  wake(): void {
    this.#stream?.wake()
  }

  socket(): SocketView {
    return this.#stream?.view() ?? OFF
  }

  close(): void {
    this.changeDoors(null)
  }

  #start(doors: ExchangeDoors, next: Omit<WatchedMarket, 'data'>): MarketSnapshot {
    this.#conflation.flushNow()
    const { watched, hasCandles } = watchNext(this.#watched, next)
    this.#watched = watched
    this.#stream ??= doors.openMarketStream(this.#listener(doors))
    this.#stream.watch(marketDataKey(next.key), next.interval)
    if (!hasCandles) void this.#loadHistory(doors, watched)
    return marketSnapshot(watched, this.#sequence)
  }

  /** A failure costs only old candles: the stream brings 500 of its own. */
  async #loadHistory(doors: ExchangeDoors, watched: WatchedMarket): Promise<void> {
    const { key, interval } = watched
    const answer = await doors.publicRest.candles(marketDataKey(key), interval, HISTORY_CANDLES)
    if (!answer.ok || this.#watched !== watched) return
    watched.data.addHistory(answer.value)
    this.#conflation.mark()
  }

  /** A stream of doors that were given up tells nobody anything. */
  #listener(doors: ExchangeDoors): MarketListener {
    const change = (apply: (data: MarketData) => void): void => {
      if (doors !== this.#doors || this.#watched === null) return
      apply(this.#watched.data)
      this.#conflation.mark()
    }
    return {
      onTicker: (ticker) => change((data) => data.setTicker(ticker)),
      onBook: (book) => change((data) => data.setBook(book)),
      onTrades: (trades) => change((data) => data.addTrades(trades)),
      onCandles: (candles) => change((data) => data.mergeCandles(candles)),
      onStale: () => change((data) => data.setStale()),
      onState: (view) => doors === this.#doors && this.#ports.onSocket(view),
    }
  }

  #tell(): void {
    const watched = this.#watched
    const change = watched?.data.takeChange() ?? null
    if (watched === null || change === null) return
    this.#sequence += 1
    this.#emit(watched, change)
  }

  #emit(watched: WatchedMarket, change: MarketChange): void {
    this.#ports.emit('market.changed', marketUpdate(watched, this.#sequence, change))
  }
}

function plain<T>(answer: Result<T>): Result<T> {
  return answer.ok ? succeed(answer.value) : fail(answer.error)
}
