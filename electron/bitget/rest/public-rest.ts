import type { CoinDiscount, PositionTier } from '../../../shared/domain/balance.ts'
import {
  type Category,
  type Instrument,
  type InstrumentKey,
  isFutures,
  marketDataKey,
} from '../../../shared/domain/instrument.ts'
import type { Candle, Interval } from '../../../shared/domain/market.ts'
import type { ClockOffset, Timing } from '../../../shared/domain/timing.ts'
import type { TickerRow } from '../../../shared/ipc/contract.ts'
import type { ExchangeClock } from '../clock/clock-offset.ts'
import { parseInstruments } from '../parse/instrument.ts'
import {
  parseCandles,
  parseDiscounts,
  parseServerClock,
  parseTickers,
  parseTiers,
} from '../parse/market.ts'
import type { Answer } from './answer.ts'
import { serverTimeSample } from './clock-sample.ts'
import type { RestClient } from './rest-client.ts'

/** Largest pages of the two candle endpoints (Bitget: "Get Candle Data", "Get History Candle Data"). */
const MOST_CANDLES = 1000
const MOST_HISTORY_CANDLES = 100

export interface BitgetPublicRest {
  instruments(category: Category): Promise<Answer<ReadonlyArray<Instrument>>>
  tickers(category: Category): Promise<Answer<ReadonlyArray<TickerRow>>>
  /** Oldest first; without `beforeMs` the latest with the running one, else only closed, older ones. */
  candles(
    instrument: InstrumentKey,
    interval: Interval,
    limit: number,
    beforeMs?: number,
  ): Promise<Answer<ReadonlyArray<Candle>>>
  /** Smallest first; empty on spot and margin, whose tiers belong to the borrowed coin. */
  positionTiers(instrument: InstrumentKey): Promise<Answer<ReadonlyArray<PositionTier>>>
  /** Of every coin that counts as margin. */
  discounts(): Promise<Answer<ReadonlyArray<CoinDiscount>>>
  /** Of what is owed of a coin, smallest first. */
  debtTiers(coin: string): Promise<Answer<ReadonlyArray<PositionTier>>>
  /** One sample for the clock. */
  measureClock(): Promise<Answer<ClockOffset>>
}

/** REST that needs no key. Public calls never carry the demo header: some of them fail with it. */
export function createPublicRest(
  client: Pick<RestClient, 'call'>,
  exchangeClock: ExchangeClock,
): BitgetPublicRest {
  const get = <T>(
    path: string,
    query: ReadonlyArray<readonly [string, string]>,
    read: (data: unknown, timing: Timing) => T,
  ) => client.call({ method: 'GET', path, query, signer: null, read })

  return {
    instruments: (category) =>
      get('/api/v3/market/instruments', [['category', category]], (data) =>
        parseInstruments(data, category),
      ),
    tickers(category) {
      const told = marketDataKey({ category, symbol: '' }).category
      return get('/api/v3/market/tickers', [['category', told]], parseTickers)
    },
    candles(instrument, interval, limit, beforeMs) {
      const query = candleQuery(instrument, interval)
      if (beforeMs === undefined) {
        query.push(['limit', String(Math.min(limit, MOST_CANDLES))])
        return get('/api/v3/market/candles', query, parseCandles)
      }
      return olderCandles(limit, beforeMs, (count, endMs) =>
        get(
          '/api/v3/market/history-candles',
          [...query, ['limit', String(count)], ['endTime', String(Math.floor(endMs))]],
          parseCandles,
        ),
      )
    },
    positionTiers({ category, symbol }) {
      if (!isFutures(category)) return Promise.resolve(NO_TIERS)
      const query = [['category', category] as const, ['symbol', symbol] as const]
      return get('/api/v3/market/position-tier', query, parseTiers)
    },
    discounts: () => get('/api/v3/market/discount-rate', [], parseDiscounts),
    debtTiers(coin) {
      const query = [['category', 'MARGIN'] as const, ['coin', coin] as const]
      return get('/api/v3/market/position-tier', query, parseTiers)
    },
    measureClock: () =>
      get('/api/v2/public/time', [], (data, timing) => {
        const sample = serverTimeSample(timing, parseServerClock(data))
        if (timing.exchangeMs === null && sample !== null) exchangeClock.add(sample)
        return null
      }).then((answer) => withOffset(answer, exchangeClock)),
  }
}

/** Nothing was asked. */
const NO_TIERS: Answer<ReadonlyArray<PositionTier>> = {
  ok: true,
  value: [],
  request: { requestId: 0, roundTripMs: null, exchangeMs: null },
}

function candleQuery(instrument: InstrumentKey, interval: Interval): [string, string][] {
  const { category, symbol } = marketDataKey(instrument)
  return [
    ['category', category],
    ['symbol', symbol],
    ['interval', interval],
  ]
}

/** Pages back until there are `limit` candles or no older ones. */
async function olderCandles(
  limit: number,
  beforeMs: number,
  page: (count: number, endMs: number) => Promise<Answer<ReadonlyArray<Candle>>>,
): Promise<Answer<ReadonlyArray<Candle>>> {
  let candles: ReadonlyArray<Candle> = []
  let endMs = beforeMs
  for (;;) {
    const wanted = Math.min(limit - candles.length, MOST_HISTORY_CANDLES)
    const answer = await page(wanted, endMs)
    if (!answer.ok) return answer
    const older = answer.value.filter((candle) => candle.openAtMs < endMs)
    candles = [...older, ...candles]
    const first = older[0]
    if (first === undefined || older.length < wanted || candles.length >= limit) {
      return { ...answer, value: candles.slice(-limit) }
    }
    endMs = first.openAtMs
  }
}

function withOffset(answer: Answer<null>, exchangeClock: ExchangeClock): Answer<ClockOffset> {
  if (!answer.ok) return answer
  const offset = exchangeClock.offset()
  if (offset !== null) return { ...answer, value: offset }
  // The answer came, but its times are impossible: complete before accept, or more time spent
  // at the exchange than the whole trip took.
  const error = { kind: 'unavailable', reason: 'unreadable' } as const
  return { ok: false, error, definite: true, request: answer.request }
}
