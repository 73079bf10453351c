import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CoinCollateral, FeeRates, PositionTier } from '../../shared/domain/balance.ts'
import type { DeskError } from '../../shared/domain/error.ts'
import {
  CATEGORIES,
  type Instrument,
  type InstrumentKey,
  instrumentId,
  marketDataKey,
} from '../../shared/domain/instrument.ts'
import type { Ticker } from '../../shared/domain/market.ts'
import type { DeskPorts } from './desk-ports.ts'

export interface InstrumentsState {
  readonly phase: 'loading' | 'ready' | 'failed'
  readonly error: DeskError | null
  readonly instruments: ReadonlyArray<Instrument>
  /** By `instrumentId`; empty until the search has been opened. */
  readonly tickers: ReadonlyMap<string, Ticker>
  /** Rates of the key set in use, by `instrumentId`. */
  readonly feeRates: ReadonlyMap<string, FeeRates>
  /** Tiers of maintenance margin, by `instrumentId`. */
  readonly tiers: ReadonlyMap<string, ReadonlyArray<PositionTier>>
  /** How coins count as margin, by coin. */
  readonly collaterals: ReadonlyMap<string, CoinCollateral>
}

export interface InstrumentsStore {
  readonly store: StoreApi<InstrumentsState>
  load(): void
  /** Asks for the figures of every instrument; failures leave the older ones. */
  loadTickers(): void
  loadFeeRates(instrument: InstrumentKey): void
  /** Asks once; a failure is asked again with the next call. */
  loadTiers(instrument: InstrumentKey): void
  /** As `loadTiers`, for a coin. */
  loadCollateral(coin: string): void
  /** Another key set has other rates. */
  forgetFeeRates(): void
}

/** Product lines with prices of their own: MARGIN shows those of SPOT. */
const MARKETS = CATEGORIES.filter(
  (category) => marketDataKey({ category, symbol: '' }).category === category,
)

export function createInstrumentsStore(desk: Pick<DeskPorts, 'ask'>): InstrumentsStore {
  const store = createStore<InstrumentsState>(() => ({
    phase: 'loading',
    error: null,
    instruments: [],
    tickers: new Map(),
    feeRates: new Map(),
    tiers: new Map(),
    collaterals: new Map(),
  }))
  /** Grows when rates are forgotten, so that an answer for another key set is dropped. */
  let keyGeneration = 0
  /** Grows when another environment is loaded, whose tiers may be others. */
  let loads = 0

  async function load(): Promise<void> {
    loads += 1
    const phase = store.getState().instruments.length > 0 ? 'ready' : 'loading'
    store.setState({ phase, tiers: new Map(), collaterals: new Map() })
    const answer = await desk.ask('market.instruments')
    if (answer.ok) store.setState({ phase: 'ready', error: null, instruments: answer.value })
    else store.setState({ phase: 'failed', error: answer.error })
  }

  async function loadTickers(): Promise<void> {
    const answers = await Promise.all(
      MARKETS.map(async (category) => ({
        category,
        answer: await desk.ask('market.tickers', category),
      })),
    )
    const tickers = new Map(store.getState().tickers)
    for (const { category, answer } of answers) {
      if (!answer.ok) continue
      for (const { symbol, ticker } of answer.value) {
        tickers.set(instrumentId({ category, symbol }), ticker)
      }
    }
    store.setState({ tickers })
  }

  async function loadFeeRates(instrument: InstrumentKey): Promise<void> {
    const mine = keyGeneration
    const id = instrumentId(instrument)
    if (store.getState().feeRates.has(id)) return
    // Callers hold whole instruments; the contract takes the key and nothing more.
    const { category, symbol } = instrument
    const answer = await desk.ask('account.feeRates', { category, symbol })
    if (!answer.ok || mine !== keyGeneration) return
    store.setState({ feeRates: new Map(store.getState().feeRates).set(id, answer.value) })
  }

  async function loadTiers(instrument: InstrumentKey): Promise<void> {
    const id = instrumentId(instrument)
    const mine = loads
    if (store.getState().tiers.has(id)) return
    const { category, symbol } = instrument
    const answer = await desk.ask('market.tiers', { category, symbol })
    if (!answer.ok || mine !== loads) return
    store.setState({ tiers: new Map(store.getState().tiers).set(id, answer.value) })
  }

  async function loadCollateral(coin: string): Promise<void> {
    const mine = loads
    if (store.getState().collaterals.has(coin)) return
    const answer = await desk.ask('market.collateral', coin)
    if (!answer.ok || mine !== loads) return
    const collaterals = new Map(store.getState().collaterals).set(coin, answer.value)
    store.setState({ collaterals })
  }

  return {
    store,
    load: () => void load(),
    loadTickers: () => void loadTickers(),
    loadFeeRates: (instrument) => void loadFeeRates(instrument),
    loadTiers: (instrument) => void loadTiers(instrument),
    loadCollateral: (coin) => void loadCollateral(coin),
    forgetFeeRates: () => {
      keyGeneration += 1
      store.setState({ feeRates: new Map() })
    },
  }
}
