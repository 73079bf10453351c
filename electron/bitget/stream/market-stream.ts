import type { SocketView } from '../../../shared/domain/connection.ts'
import {
  type InstrumentKey,
  instrumentId,
  marketDataKey,
} from '../../../shared/domain/instrument.ts'
import type { Book, Candle, Interval, Ticker, Trade } from '../../../shared/domain/market.ts'
import { type BookResult, isBookLoss, OrderBook } from '../book/order-book.ts'
import { ExchangeSocket } from '../socket/exchange-socket.ts'
import { type DataFrame, parseFrame } from '../socket/frame.ts'
import { type Subscription, subscriptionKey } from '../socket/subscription.ts'
import { GapCount } from './gap-count.ts'
import { parseCandles, parseTicker, parseTrades } from './market-push.ts'
import { PushOrder } from './push-order.ts'
import type { StreamOptions } from './stream-options.ts'

/** What the stream tells. `onStale` comes first on trouble; the next book ends it. */
export interface MarketStreamListener {
  onTicker(ticker: Ticker): void
  /** One object for every call: its arrays are made when they are looked at. */
  onBook(book: Book): void
  onTrades(trades: ReadonlyArray<Trade>, kind: 'snapshot' | 'update'): void
  onCandles(candles: ReadonlyArray<Candle>, kind: 'snapshot' | 'update'): void
  onStale(): void
  onState(view: SocketView): void
}

interface Watched {
  readonly instrument: InstrumentKey
  readonly instType: string
  readonly symbol: string
  readonly interval: Interval
  readonly subscriptions: ReadonlyArray<Subscription>
  readonly books: Subscription
}

/** Levels a side that the listener gets; the whole book is kept. */
const BOOK_DEPTH = 100

/** The public socket, watching one instrument at a time. Opens at once, also with nothing to watch. */
export class PublicMarketStream {
  readonly #listener: MarketStreamListener
  readonly #options: StreamOptions
  readonly #socket: ExchangeSocket
  readonly #book = new OrderBook()
  readonly #view = this.#book.view(BOOK_DEPTH)
  readonly #order = new PushOrder()
  #gaps = new GapCount()
  #watched: Watched | null = null

  constructor(options: StreamOptions, listener: MarketStreamListener) {
    this.#options = options
    this.#listener = listener
    this.#socket = new ExchangeSocket(
      { ...options, login: null },
      {
        onState: (view) => listener.onState(view),
        onData: (frame) => this.#data(frame),
        // Orders go over the private path.
        onTrade: () => false,
        onSwitched: () => {
          this.#book.clear()
          this.#order.clear()
        },
        onDown: () => this.#lose(),
        onSubscribed: () => undefined,
        onLate: (late) => this.#late(late),
        // Every push of these topics says all there is to say; a lost update of the book is a gap.
        onUnreadable: () => undefined,
        onRejected: (subscription) => this.#rejected(subscription),
        // Without a login there is nothing to refuse.
        onRefused: () => undefined,
      },
    )
  }

  /** Watches ticker, books, publicTrade and kline of one instrument, in place of the one before. */
  watch(instrument: InstrumentKey, interval: Interval): void {
    const before = this.#watched
    const watched = describeWatch(instrument, interval)
    const kept = new Set(watched.subscriptions.map(subscriptionKey))
    const had = new Set(before?.subscriptions.map(subscriptionKey))
    this.#watched = watched
    this.#order.clear()
    if (before !== null && instrumentId(before.instrument) !== instrumentId(instrument)) {
      // Two instruments may share one book: whoever watches the other one needs its snapshots too.
      for (const old of before.subscriptions) {
        if (kept.has(subscriptionKey(old))) this.#socket.resubscribe(old)
      }
      this.#book.clear()
    }
    for (const old of before?.subscriptions ?? []) {
      if (!kept.has(subscriptionKey(old))) this.#socket.unsubscribe(old)
    }
    for (const subscription of watched.subscriptions) {
      if (!had.has(subscriptionKey(subscription))) this.#socket.subscribe(subscription)
    }
    if (had.has(subscriptionKey(watched.books))) return
    this.#book.clear()
    this.#gaps = new GapCount()
  }

  view(): SocketView {
    return this.#socket.view()
  }

  /** The machine slept: connects anew at once. */
  wake(): void {
    this.#socket.wake()
  }

  /** Frames since the start that could not be read. */
  get malformedFrames(): number {
    return this.#socket.malformedFrames
  }

  close(): void {
    this.#socket.close()
  }

  #data(frame: DataFrame): void {
    const watched = this.#watched
    const { arg } = frame
    if (watched === null || arg.symbol !== watched.symbol) return
    if (arg.instType !== watched.instType) return
    switch (arg.topic) {
      case 'books':
        this.#bookPush(frame, watched)
        return
      case 'publicTrade':
        this.#tradesPush(frame)
        return
      case 'ticker':
        this.#tickerPush(frame)
        return
      case 'kline':
        if (arg.interval === watched.interval) this.#candlesPush(frame)
    }
  }

  #bookPush(frame: DataFrame, watched: Watched): void {
    const result = applyFrame(this.#book, frame)
    if (result === 'applied') this.#listener.onBook(this.#view)
    if (!isBookLoss(result)) return
    if (result === 'malformed') this.#socket.countMalformed('books')
    this.#options.report({ kind: 'gap', topic: 'books', why: result })
    const cure = this.#gaps.add(this.#options.time.monotonic())
    if (cure === 'reconnect') {
      this.#socket.reconnect('the book was lost three times in a minute')
      return
    }
    this.#listener.onStale()
    this.#socket.resubscribe(watched.books)
  }

  #tradesPush(frame: DataFrame): void {
    const trades = parseTrades(frame.data)
    if (trades === null) this.#socket.countMalformed('publicTrade')
    else this.#listener.onTrades(trades, frame.action)
  }

  #tickerPush(frame: DataFrame): void {
    if (this.#order.isOvertaken('ticker', frame.atMs)) return
    const ticker = parseTicker(frame.data, frame.atMs)
    if (ticker === null) this.#socket.countMalformed('ticker')
    else this.#listener.onTicker(ticker)
  }

  #candlesPush(frame: DataFrame): void {
    if (this.#order.isOvertaken('kline', frame.atMs)) return
    const candles = parseCandles(frame.data)
    if (candles === null) this.#socket.countMalformed('kline')
    else this.#listener.onCandles(candles, frame.action)
  }

  #lose(): void {
    this.#book.clear()
    this.#order.clear()
    this.#listener.onStale()
  }

  /** When the answer comes after all, nothing was missed: the book is told once more. */
  #late(late: boolean): void {
    if (late) this.#listener.onStale()
    else if (this.#book.isSynced) this.#listener.onBook(this.#view)
  }

  #rejected(subscription: Subscription): void {
    const books = this.#watched?.books
    if (books === undefined || subscriptionKey(books) !== subscriptionKey(subscription)) return
    this.#lose()
  }
}

/** The short way by text where the frame allows it, otherwise through the parsed frame. */
function applyFrame(book: OrderBook, frame: DataFrame): BookResult {
  const { text, levelsAt, action } = frame
  const result = levelsAt < 0 ? null : book.applyText(text, levelsAt)
  if (result !== null) return result
  const parsed = levelsAt < 0 ? frame : parseFrame(text)
  const data = parsed.kind === 'data' ? parsed.data : null
  return book.apply({ action, item: Array.isArray(data) ? data[0] : null, text })
}

function describeWatch(instrument: InstrumentKey, interval: Interval): Watched {
  const { category, symbol } = marketDataKey(instrument)
  const instType = category.toLowerCase()
  const books = { instType, topic: 'books', symbol }
  const subscriptions = [
    books,
    { instType, topic: 'publicTrade', symbol },
    { instType, topic: 'ticker', symbol },
    { instType, topic: 'kline', symbol, interval },
  ]
  return { instrument, instType, symbol, interval, subscriptions, books }
}
