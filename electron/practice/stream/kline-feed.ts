import type { InstrumentKey } from '../../../shared/domain/instrument.ts'
import type { Interval } from '../../../shared/domain/market.ts'
import type { CandleView } from '../engine/queries.ts'
import { type FeedContext, instrumentArgument } from './feed-context.ts'
import { type Feed, pushFrame, type Subscriber } from './subscriber.ts'

const SNAPSHOT_CANDLES = 500
const UPDATE_MS = 1000

/**
 * Topic `kline`: 500 candles, oldest first, then the running one, once a second while it changes. When a
 * new one has begun the update holds the finished one too.
 */
export class KlineFeed implements Feed {
  readonly #context: FeedContext
  readonly #key: InstrumentKey
  readonly #interval: Interval
  readonly #subscribers = new Set<Subscriber>()
  #stop: (() => void) | null = null
  #lastState = ''
  #runningSinceMs = 0

  constructor(context: FeedContext, key: InstrumentKey, interval: Interval) {
    this.#context = context
    this.#key = key
    this.#interval = interval
  }

  join(subscriber: Subscriber): void {
    this.#subscribers.add(subscriber)
    this.#stop ??= this.#context.scheduler.every(UPDATE_MS, () => this.#update())
    const candles = this.#candles(SNAPSHOT_CANDLES)
    this.#runningSinceMs ||= candles.at(-1)?.openAtMs ?? 0
    subscriber.send(this.#frame('snapshot', candles))
  }

  leave(subscriber: Subscriber): void {
    this.#subscribers.delete(subscriber)
    if (this.#subscribers.size > 0) return
    this.#stop?.()
    this.#stop = null
    this.#runningSinceMs = 0
  }

  #update(): void {
    const candles = this.#candles(2).filter((candle) => candle.openAtMs >= this.#runningSinceMs)
    const state = JSON.stringify(candles)
    if (candles.length === 0 || state === this.#lastState) return
    this.#lastState = state
    this.#runningSinceMs = candles.at(-1)?.openAtMs ?? this.#runningSinceMs
    const frame = this.#frame('update', candles)
    for (const subscriber of this.#subscribers) subscriber.send(frame)
  }

  #candles(limit: number): ReadonlyArray<CandleView> {
    return this.#context.engine.candles(this.#key, this.#interval, { limit }) ?? []
  }

  #frame(action: 'snapshot' | 'update', candles: ReadonlyArray<CandleView>): string {
    const arg = { ...instrumentArgument(this.#key, 'kline'), interval: this.#interval }
    return pushFrame(action, arg, candles.map(candleData), this.#context.clock.nowMs())
  }
}

function candleData({ openAtMs, open, high, low, close, volume, turnover }: CandleView) {
  return { start: String(openAtMs), open, high, low, close, volume, turnover }
}
