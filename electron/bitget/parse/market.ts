import type { CoinDiscount, PositionTier } from '../../../shared/domain/balance.ts'
import { decimal } from '../../../shared/domain/decimal.ts'
import type { Candle, Ticker } from '../../../shared/domain/market.ts'
import type { TickerRow } from '../../../shared/ipc/contract.ts'
import { Unreadable } from '../errors/unreadable.ts'
import {
  amountOrNull,
  asRow,
  asRows,
  type Row,
  requiredText,
  time,
  unsigned,
  unsignedOrNull,
} from './fields.ts'

/** Rows of `/api/v3/market/tickers` (Bitget: "Tickers"). */
export function parseTickers(data: unknown): TickerRow[] {
  return asRows(data, 'data').map((row) => ({
    symbol: requiredText(row, 'symbol'),
    ticker: parseTicker(row),
  }))
}

function parseTicker(row: Row): Ticker {
  return {
    lastPrice: unsignedOrNull(row, 'lastPrice'),
    openPrice24h: unsignedOrNull(row, 'openPrice24h'),
    highPrice24h: unsignedOrNull(row, 'highPrice24h'),
    lowPrice24h: unsignedOrNull(row, 'lowPrice24h'),
    change24h: amountOrNull(row, 'price24hPcnt'),
    volume24h: unsignedOrNull(row, 'volume24h'),
    turnover24h: unsignedOrNull(row, 'turnover24h'),
    bidPrice: unsignedOrNull(row, 'bid1Price'),
    bidSize: unsignedOrNull(row, 'bid1Size'),
    askPrice: unsignedOrNull(row, 'ask1Price'),
    askSize: unsignedOrNull(row, 'ask1Size'),
    indexPrice: unsignedOrNull(row, 'indexPrice'),
    markPrice: unsignedOrNull(row, 'markPrice'),
    fundingRate: amountOrNull(row, 'fundingRate'),
    // REST tells the rate without its time; the stream's ticker brings it.
    nextFundingAtMs: null,
    openInterest: unsignedOrNull(row, 'openInterest'),
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
    open: unsigned(row, '1'),
    high: unsigned(row, '2'),
    low: unsigned(row, '3'),
    close: unsigned(row, '4'),
    volume: unsigned(row, '5'),
  }
}

/** Rows of `/api/v3/market/position-tier` (Bitget: "Get Position Tier Data"), made smallest first. */
export function parseTiers(data: unknown): PositionTier[] {
  const tiers = asRows(data, 'data').map((row) => ({
    minValue: unsigned(row, 'minTierValue'),
    maxValue: unsigned(row, 'maxTierValue'),
    leverage: unsigned(row, 'leverage'),
    maintenanceRate: unsigned(row, 'mmr'),
  }))
  return tiers.sort((a, b) => decimal(a.minValue).cmp(b.minValue))
}

/** `/api/v3/market/discount-rate` (Bitget: "Get Discount Rate"); steps are made smallest first. */
export function parseDiscounts(data: unknown): CoinDiscount[] {
  return asRows(data, 'data').map((row) => ({
    coin: requiredText(row, 'coin'),
    steps: asRows(row.list, 'list')
      .map((step) => ({
        fromValue: unsigned(step, 'tierStartValue'),
        rate: unsigned(step, 'discountRate'),
      }))
      .sort((a, b) => decimal(a.fromValue).cmp(b.fromValue)),
  }))
}

/** `/api/v2/public/time`: Unix ms. */
export function parseServerClock(data: unknown): number {
  return time(asRow(data, 'data'), 'serverTime')
}
