import { instrumentId, isFutures, isInverse } from '../../../shared/domain/instrument.ts'
import type { PracticeInstrument } from '../market/instrument-row.ts'
import { sizeFor } from '../market/market-amounts.ts'
import { makeHistory, PAST_LENGTH } from './candle-history.ts'
import { CandleSeries } from './candle-series.ts'
import type { PriceState, Snapshot } from './durability.ts'
import { fixed } from './fixed.ts'
import { OrderBook } from './order-book.ts'
import { newPriceCandles } from './price-candles.ts'
import { createRandom, partSeed } from './random.ts'
import { restoreAccount } from './restore-account.ts'
import type { EngineState, Market } from './state.ts'
import { StrategyIndex } from './strategy-index.ts'
import { termsOf } from './terms.ts'

const HOUR_MS = 3_600_000
const ID_STEP = 1_000_000n

/** Ids of 19 digits that grow with time, also from one run to the next. */
function firstId(startAtMs: number, restored: Snapshot | undefined): bigint {
  const fromTime = BigInt(startAtMs) * ID_STEP
  const before = BigInt(restored?.lastId ?? '0')
  return before > fromTime ? before : fromTime
}

export function newState(
  instruments: ReadonlyArray<PracticeInstrument>,
  startAtMs: number,
  seed: number,
  restored: Snapshot | undefined,
  pastLength: number = PAST_LENGTH,
): EngineState {
  const prices = new Map(restored?.prices.map((row) => [`${row.category}:${row.symbol}`, row]))
  const margins = instruments.filter(({ category }) => category === 'MARGIN')
  const lends = new Set(margins.map(({ symbol }) => symbol))
  const markets = instruments
    .filter(({ category }) => category !== 'MARGIN')
    .map((instrument) =>
      newMarket(instrument, startAtMs, seed, {
        known: prices.get(instrumentId(instrument)),
        pastLength,
        hasMargin: instrument.category === 'SPOT' && lends.has(instrument.symbol),
      }),
    )
  const state: EngineState = {
    markets: new Map(markets.map((market) => [market.id, market])),
    accounts: new Map(),
    coins: coinsOf(instruments),
    borrowableCoins: coinsOf(margins),
    fees: new Map(),
    interestHour: Math.floor(startAtMs / HOUR_MS),
    lastId: firstId(startAtMs, restored),
    nowMs: startAtMs,
  }
  for (const account of restored?.accounts ?? []) restoreAccount(state, account)
  return state
}

/** Dollars themselves, in which COIN-FUTURES are quoted, are no coin. */
function coinsOf(instruments: ReadonlyArray<PracticeInstrument>): ReadonlySet<string> {
  const coins = new Set(instruments.flatMap(({ row }) => [row.baseCoin, row.quoteCoin]))
  coins.delete('USD')
  return coins
}

function newMarket(
  instrument: PracticeInstrument,
  startAtMs: number,
  seed: number,
  facts: { known: PriceState | undefined; hasMargin: boolean; pastLength: number },
): Market {
  const { category, symbol, row } = instrument
  const { known, hasMargin, pastLength } = facts
  const id = instrumentId(instrument)
  const terms = termsOf(instrument)
  // All instruments of one coin share their past, so that their charts look alike.
  const random = createRandom(partSeed(seed, `past of ${row.baseCoin}USDT`))
  const lastPrice = fixed(known?.lastPrice ?? instrument.startPrice)
  return {
    key: { category, symbol },
    id,
    instrument,
    terms,
    isFutures: isFutures(category),
    hasMargin,
    isInverse: isInverse(category),
    base: row.baseCoin,
    quote: row.quoteCoin,
    settle: isInverse(category) ? row.baseCoin : row.quoteCoin,
    strategies: new StrategyIndex(),
    book: new OrderBook(partSeed(seed, id) % 1_000_000),
    candles: new CandleSeries(makeHistory(lastPrice, startAtMs, terms, random, pastLength)),
    priceCandles: newPriceCandles(),
    trades: [],
    lastPrice,
    indexPrice: fixed(known?.indexPrice ?? known?.lastPrice ?? instrument.startPrice),
    markPrice: fixed(known?.markPrice ?? known?.lastPrice ?? instrument.startPrice),
    fundingRate: fixed(known?.fundingRate ?? '0.0001'),
    openInterest: sizeFor(instrument, 250_000_000, lastPrice, terms.step),
  }
}
