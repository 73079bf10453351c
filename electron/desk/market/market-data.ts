import type { Book, Candle, FeedState, Ticker, Trade } from '../../../shared/domain/market.ts'
import type { MarketUpdate } from '../../../shared/ipc/contract.ts'

/** The part of an update that is data. */
export type MarketChange = Pick<MarketUpdate, 'state' | 'ticker' | 'book' | 'trades' | 'candles'>

const KEPT_TRADES = 100
const KEPT_CANDLES = 1000

/** What is known of one watched instrument, and what of it was not told yet. */
export class MarketData {
  state: FeedState = 'waiting'
  ticker: Ticker | null = null
  /** As last shown. */
  book: Book | null = null
  /** The state after the last frame, when it was not shown yet. */
  #unseen: Book | null = null
  /** Oldest first, so that a trade is added at the end; may hold more than is kept. */
  readonly #trades: Trade[] = []
  #candles: Candle[] = []
  #changed = { state: false, ticker: false }
  #untoldTrades = 0
  readonly #newCandles = new Map<number, Candle>()

  /** Newest first, at most 100. */
  get trades(): ReadonlyArray<Trade> {
    return this.#newest(KEPT_TRADES)
  }

  /** Oldest first. */
  get candles(): ReadonlyArray<Candle> {
    return this.#candles
  }

  setState(state: FeedState): void {
    if (state === this.state) return
    this.state = state
    this.#changed.state = true
  }

  setTicker(ticker: Ticker): void {
    this.ticker = ticker
    this.#changed.ticker = true
  }

  /** A book is what makes a feed live again: without it the other figures may be old. */
  setBook(book: Book): void {
    this.#unseen = book
    this.setState('live')
  }

  /** The state after the last frame, without counting it as told. */
  lastBook(): Book | null {
    return this.#unseen ?? this.book
  }

  /** Trouble: what was not looked at yet is lost, what was shown stays and is old. */
  setStale(): void {
    this.#unseen = null
    if (this.state !== 'waiting') this.setState('stale')
  }

  /** Newest first; those that are known already, as after a reconnect, are left out. */
  addTrades(trades: ReadonlyArray<Trade>): void {
    for (let at = trades.length - 1; at >= 0; at -= 1) {
      const trade = trades[at]
      if (trade === undefined || this.#isKnown(trade)) continue
      const later = this.#laterThan(trade)
      this.#trades.splice(this.#trades.length - later, 0, trade)
      // A late one is told together with those it belongs before; the page knows them by their ids.
      this.#untoldTrades = Math.max(this.#untoldTrades, later) + 1
    }
    if (this.#trades.length > 2 * KEPT_TRADES) this.#trades.splice(0, KEPT_TRADES)
  }

  /** Inserts or replaces by opening time. */
  mergeCandles(candles: ReadonlyArray<Candle>): void {
    for (const candle of candles) {
      this.#putCandle(candle)
      this.#newCandles.set(candle.openAtMs, candle)
    }
    const excess = this.#candles.length - KEPT_CANDLES
    if (excess > 0) this.#candles.splice(0, excess)
  }

  /** Candles that REST knows: the stream's own are newer and stay. */
  addHistory(candles: ReadonlyArray<Candle>): void {
    const known = new Set(this.#candles.map((candle) => candle.openAtMs))
    this.mergeCandles(candles.filter((candle) => !known.has(candle.openAtMs)))
  }

  forgetCandles(): void {
    this.#candles = []
    this.#newCandles.clear()
  }

  /** What was not told yet; it counts as told from now on. `null`: nothing. */
  takeChange(): MarketChange | null {
    const { state, ticker } = this.#changed
    const book = this.#look()
    const trades = this.#newest(Math.min(this.#untoldTrades, KEPT_TRADES))
    const candles = [...this.#newCandles.values()].sort((a, b) => a.openAtMs - b.openAtMs)
    const change: MarketChange = {
      ...(state ? { state: this.state } : {}),
      ...(ticker && this.ticker !== null ? { ticker: this.ticker } : {}),
      ...(book === null ? {} : { book }),
      ...(trades.length > 0 ? { trades } : {}),
      ...(candles.length > 0 ? { candles } : {}),
    }
    this.#changed = { state: false, ticker: false }
    this.#untoldTrades = 0
    this.#newCandles.clear()
    return Object.keys(change).length === 0 ? null : change
  }

  #look(): Book | null {
    if (this.#unseen === null) return null
    const { bids, asks, atMs } = this.#unseen
    this.#unseen = null
    this.book = { bids, asks, atMs }
    return this.book
  }

  #newest(count: number): ReadonlyArray<Trade> {
    return count === 0 ? [] : this.#trades.slice(-count).reverse()
  }

  /** How many at the end are later; hardly ever any. */
  #laterThan(trade: Trade): number {
    const before = this.#trades.findLastIndex((known) => known.atMs <= trade.atMs)
    return this.#trades.length - 1 - before
  }

  #isKnown(trade: Trade): boolean {
    for (let at = this.#trades.length - 1; at >= 0; at -= 1) {
      const known = this.#trades[at]
      // Further down is only older.
      if (known === undefined || known.atMs < trade.atMs) return false
      if (known.id === trade.id) return true
    }
    return false
  }

  #putCandle(candle: Candle): void {
    const candles = this.#candles
    const before = candles.findLastIndex((known) => known.openAtMs <= candle.openAtMs)
    if (candles[before]?.openAtMs === candle.openAtMs) candles[before] = candle
    else candles.splice(before + 1, 0, candle)
  }
}
