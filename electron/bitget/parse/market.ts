import type { CoinDiscount, PositionTier } from '../../../shared/domain/balance.ts'
import { decimal } from '../../../shared/domain/decimal.ts'
import type { Candle, Ticker } from '../../../shared/domain/market.ts'
import type { TickerRow } from '../../../shared/ipc/contract.ts'
import { Unreadable } from '../errors/unreadable.ts'
import { amount, amountOrNull, asRow, asRows, type Row, requiredText, time } from './fields.ts'

/** Rows of `/api/v3/market/tickers` (Bitget: "Tickers"). */
export function parseTickers(data: unknown): TickerRow[] {
  return asRows(data, 'data').map((row) => ({
    symbol: requiredText(row, 'symbol'),
    ticker: parseTicker(row),
  }))
}

function parseTicker(row: Row): Ticker {
  return {
    lastPrice: amountOrNull(row, 'lastPrice'),
    openPrice24h: amountOrNull(row, 'openPrice24h'),
    highPrice24h: amountOrNull(row, 'highPrice24h'),
    lowPrice24h: amountOrNull(row, 'lowPrice24h'),
    change24h: amountOrNull(row, 'price24hPcnt'),
    volume24h: amountOrNull(row, 'volume24h'),
    turnover24h: amountOrNull(row, 'turnover24h'),
    bidPrice: amountOrNull(row, 'bid1Price'),
    bidSize: amountOrNull(row, 'bid1Size'),
    askPrice: amountOrNull(row, 'ask1Price'),
    askSize: amountOrNull(row, 'ask1Size'),
    indexPrice: amountOrNull(row, 'indexPrice'),
    markPrice: amountOrNull(row, 'markPrice'),
    fundingRate: amountOrNull(row, 'fundingRate'),
    // REST tells the rate without its time; the stream's ticker brings it.
    nextFundingAtMs: null,
    openInterest: amountOrNull(row, 'openInterest'),
    atMs: time(row, 'ts'),
  }
}

/**
 * Rows of `/api/v3/market/candles` and `history-candles` (Bitget: "Get Candle Data"):
 * `[openTime, open, high, low, close, base volume, quote volume]`, made oldest first.
 */
export function parseCandles(data: unknown): Candle[] {
  if (!Array.isArray(data)) throw new Unreadable('data')
  return data.map(parseCandle).sort((a, b) => a.openAtMs - b.openAtMs)
}

function parseCandle(value: unknown): Candle {
  if (!Array.isArray(value)) throw new Unreadable('candle')
  const row: Row = { ...value }
  return {
    openAtMs: time(row, '0'),
    open: amount(row, '1'),
    high: amount(row, '2'),
    low: amount(row, '3'),
    close: amount(row, '4'),
    volume: amount(row, '5'),
  }
}

/** Rows of `/api/v3/market/position-tier` (Bitget: "Get Position Tier Data"), made smallest first. */
export function parseTiers(data: unknown): PositionTier[] {
  const tiers = asRows(data, 'data').map((row) => ({
    minValue: amount(row, 'minTierValue'),
    maxValue: amount(row, 'maxTierValue'),
    leverage: amount(row, 'leverage'),
    maintenanceRate: amount(row, 'mmr'),
  }))
  return tiers.sort((a, b) => decimal(a.minValue).cmp(b.minValue))
}

/** `/api/v3/market/discount-rate` (Bitget: "Get Discount Rate"); steps are made smallest first. */
export function parseDiscounts(data: unknown): CoinDiscount[] {
  return asRows(data, 'data').map((row) => ({
    coin: requiredText(row, 'coin'),
    steps: asRows(row.list, 'list')
      .map((step) => ({
        fromValue: amount(step, 'tierStartValue'),
        rate: amount(step, 'discountRate'),
      }))
      .sort((a, b) => decimal(a.fromValue).cmp(b.fromValue)),
  }))
}

/** `/api/v2/public/time`: Unix ms. */
export function parseServerClock(data: unknown): number {
  return time(asRow(data, 'data'), 'serverTime')
}
