import type { Book, Candle, FeedState, Ticker, Trade } from '../../shared/domain/market.ts'
import type { MarketUpdate } from '../../shared/ipc/contract.ts'

/** The part of an update that is data. */
export type MarketChange = Pick<MarketUpdate, 'state' | 'ticker' | 'book' | 'trades' | 'candles'>

const KEPT_TRADES = 100
const KEPT_CANDLES = 1000

/** What is known of one watched instrument, and what of it was not told yet. */
export class MarketData {
  state: FeedState = 'waiting'
  ticker: Ticker | null = null
  book: Book | null = null
  #trades: Trade[] = []
  #candles: Candle[] = []
  #changed = { state: false, ticker: false, book: false }
  #newTrades: Trade[] = []
  readonly #newCandles = new Map<number, Candle>()

  /** Newest first, at most 100. */
  get trades(): ReadonlyArray<Trade> {
    return this.#trades
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
    this.book = book
    this.#changed.book = true
    this.setState('live')
  }

  /** Newest first; those that are known already, as after a reconnect, are left out. */
  addTrades(trades: ReadonlyArray<Trade>): void {
    const fresh = trades.filter((trade) => !this.#isKnown(trade)).slice(0, KEPT_TRADES)
    if (fresh.length === 0) return
    this.#trades = [...fresh, ...this.#trades].slice(0, KEPT_TRADES)
    this.#newTrades = [...fresh, ...this.#newTrades].slice(0, KEPT_TRADES)
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
    const { state, ticker, book } = this.#changed
    const trades = this.#newTrades
    const candles = [...this.#newCandles.values()].sort((a, b) => a.openAtMs - b.openAtMs)
    const change: MarketChange = {
      ...(state ? { state: this.state } : {}),
      ...(ticker && this.ticker !== null ? { ticker: this.ticker } : {}),
      ...(book && this.book !== null ? { book: this.book } : {}),
      ...(trades.length > 0 ? { trades } : {}),
      ...(candles.length > 0 ? { candles } : {}),
    }
    this.#changed = { state: false, ticker: false, book: false }
    this.#newTrades = []
    this.#newCandles.clear()
    return Object.keys(change).length === 0 ? null : change
  }

  #isKnown(trade: Trade): boolean {
    for (const known of this.#trades) {
      if (known.id === trade.id) return true
      // Newest first: further down is only older.
      if (known.atMs < trade.atMs) return false
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
