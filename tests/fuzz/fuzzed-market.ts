import {
  type MarketStreamListener,
  PublicMarketStream,
} from '../../electron/bitget/stream/market-stream.ts'
import type { StreamOptions } from '../../electron/bitget/stream/stream-options.ts'
import type { Book } from '../../shared/domain/market.ts'
import { ManualTime } from '../helpers/manual-time.ts'
import { FuzzedLink } from './fuzzed-link.ts'
import { hiddenText, listOf, misfit, readWire, recordOf } from './judge.ts'
import { NaiveBook } from './naive-book.ts'
import type { Verdict } from './verdict.ts'

const COMPARED_LEVELS = 50

export type OpenMarket = (
  options: StreamOptions,
  listener: MarketStreamListener,
) => PublicMarketStream

export const openMarket: OpenMarket = (options, listener) =>
  new PublicMarketStream(options, listener)

/** The desk's public stream with a hostile exchange at its other end, and a judge beside it. */
export class FuzzedMarket {
  readonly #time = new ManualTime()
  readonly #link = new FuzzedLink(this.#time)
  readonly #stream: PublicMarketStream
  readonly #naive = new NaiveBook()
  #text = ''
  #told = 0
  #judgedMs = 0
  #wrong: string | null = null

  constructor(open: OpenMarket = openMarket) {
    this.#stream = open(
      {
        url: 'ws://exchange',
        time: this.#time,
        random: () => 0.5,
        report: (problem) => {
          this.#found(hiddenText(problem))
          if (problem.kind === 'gap' || problem.kind === 'lost') this.#naive.lose()
        },
        openLink: this.#link.open,
      },
      {
        onTicker: (ticker) => this.#judge(() => this.#shown('ticker', [ticker])),
        onTrades: (trades) => this.#judge(() => this.#shown('trade', trades)),
        onCandles: (candles) => this.#judge(() => this.#shown('candle', candles)),
        onBook: (book) => this.#judge(() => this.#book(book)),
        onStale: () => undefined,
        onState: () => undefined,
      },
    )
    this.#stream.watch({ category: 'USDT-FUTURES', symbol: 'BTCUSDT' }, '1m')
    this.#time.pass(100)
  }

  /** Does the desk hold a book that an update could continue? */
  get hasBook(): boolean {
    return this.#naive.isKnown
  }

  say(text: string | null): Verdict {
    const before = this.#stream.malformedFrames
    this.#text = text ?? ''
    this.#told = 0
    this.#judgedMs = 0
    this.#wrong = null
    if (!this.#link.say(text)) this.#time.pass(30_000)
    const counted = this.#stream.malformedFrames - before
    return { wrong: this.#wrong, accepted: this.#told > 0, judgedMs: this.#judgedMs, counted }
  }

  /** Between two frames: subscriptions are made again, a lost connection returns. */
  rest(): void {
    this.#text = ''
    this.#time.pass(100)
  }

  #data(): ReadonlyArray<unknown> {
    return listOf(recordOf(readWire(this.#text)).data)
  }

  #shown(kind: 'ticker' | 'trade' | 'candle', shown: ReadonlyArray<unknown>): void {
    const data = this.#data()
    this.#found(hiddenText(shown))
    for (const one of shown) this.#found(misfit(kind, one, data))
    if (shown.length > data.length) this.#found(`${shown.length} of ${data.length} were shown`)
  }

  #book({ bids, asks, atMs }: Book): void {
    if (!Number.isSafeInteger(atMs)) this.#found(`book at ${atMs}`)
    this.#found(this.#naive.take(this.#text))
    for (const [side, shown] of [
      ['a', asks],
      ['b', bids],
    ] as const) {
      const best = this.#naive.best(side, COMPARED_LEVELS)
      const seen = shown.slice(0, COMPARED_LEVELS)
      if (JSON.stringify(best) !== JSON.stringify(seen)) this.#found(`the book's ${side} differs`)
    }
  }

  #judge(look: () => void): void {
    const startedMs = performance.now()
    this.#told += 1
    look()
    this.#judgedMs += performance.now() - startedMs
  }

  #found(wrong: string | null): void {
    this.#wrong ??= wrong
  }
}
