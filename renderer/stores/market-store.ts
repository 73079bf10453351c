import type { StoreApi } from 'zustand/vanilla'
import { type InstrumentKey, instrumentId } from '../../shared/domain/instrument.ts'
import type { Interval } from '../../shared/domain/market.ts'
import type { MarketUpdate } from '../../shared/ipc/contract.ts'
import type { DeskPorts } from './desk-ports.ts'
import { createFrameStore } from './frame-store.ts'
import {
  emptyMarket,
  fitOf,
  type MarketState,
  withOlderCandles,
  withSnapshot,
  withUpdate,
} from './market-state.ts'

export interface MarketStore {
  readonly store: StoreApi<MarketState>
  /** Changes what is watched. The same again does nothing unless it failed. */
  watch(instrument: InstrumentKey, interval: Interval): void
  /** Forgets everything and watches anew, as after a change of exchange. */
  reset(instrument: InstrumentKey, interval: Interval): void
  retry(): void
  loadOlderCandles(): void
  close(): void
}

/**
 * Keeps the watched market. Updates are taken in by sequence as they come and shown at most once a
 * frame; a gap asks for the whole again while the old stays on screen.
 */
export function createMarketStore(
  desk: DeskPorts,
  first: { readonly instrument: InstrumentKey; readonly interval: Interval },
): MarketStore {
  const { store, current, set, setNow } = createFrameStore<MarketState>(
    desk,
    emptyMarket(first.instrument, first.interval),
  )
  /** Grows with each question, so that a late answer to an older one is dropped. */
  let asked = 0
  let asking = false
  let early: MarketUpdate[] = []

  function take(update: MarketUpdate): void {
    if (asking) {
      early.push(update)
      return
    }
    const fit = fitOf(current(), update)
    if (fit === 'next') set(withUpdate(current(), update, desk.now()))
    if (fit === 'gap') void ask()
  }

  async function ask(): Promise<void> {
    asked += 1
    asking = true
    early = []
    const mine = asked
    const { watched, interval } = current()
    const answer = await desk.ask('market.watch', watched, interval)
    if (mine !== asked) return
    asking = false
    if (!answer.ok) {
      setNow({ ...current(), phase: 'failed', error: answer.error })
      return
    }
    setNow(withSnapshot(current(), answer.value, desk.now()))
    const waiting = early
    early = []
    for (const update of waiting) take(update)
  }

  function watch(instrument: InstrumentKey, interval: Interval): void {
    const shown = current()
    const isSame =
      instrumentId(instrument) === instrumentId(shown.watched) && interval === shown.interval
    if (isSame && asked > 0 && shown.phase !== 'failed') return
    setNow(next(instrument, interval))
    void ask()
  }

  /** Another interval keeps everything but the candles. */
  function next(instrument: InstrumentKey, interval: Interval): MarketState {
    const empty = emptyMarket(instrument, interval)
    if (instrumentId(instrument) !== instrumentId(current().watched)) return empty
    const { instrument: known, feed, heardAtMs, ticker, book, trades } = current()
    return { ...empty, instrument: known, feed, heardAtMs, ticker, book, trades }
  }

  async function loadOlder(): Promise<void> {
    const mine = current()
    const oldest = mine.candles[0]
    if (mine.older === 'loading' || mine.older === 'none' || oldest === undefined) return
    setNow({ ...current(), older: 'loading' })
    const answer = await desk.ask('market.candles', mine.watched, mine.interval, oldest.openAtMs)
    const { watched, interval } = current()
    const isStale =
      instrumentId(mine.watched) !== instrumentId(watched) || mine.interval !== interval
    if (isStale) return
    setNow(
      answer.ok ? withOlderCandles(current(), answer.value) : { ...current(), older: 'failed' },
    )
  }

  const stop = desk.listen('market.changed', take)
  return {
    store,
    watch,
    reset: (instrument, interval) => {
      setNow(emptyMarket(instrument, interval))
      void ask()
    },
    retry: () => void ask(),
    loadOlderCandles: () => void loadOlder(),
    close: () => {
      asked += 1
      stop()
    },
  }
}
