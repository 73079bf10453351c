import type { Candle, Ticker, Trade } from '../../../shared/domain/market.ts'
import {
  decimalOf,
  type Fields,
  fieldsOf,
  itemsOf,
  optionalDecimal,
  readableOrNull,
  sideOf,
  textOf,
  timeOf,
} from './push-field.ts'

/** `data` of the `ticker` topic (Tickers Channel page): one complete ticker. `null`: not one. */
export function parseTicker(data: unknown, atMs: number): Ticker | null {
  const item = Array.isArray(data) ? fieldsOf(data[0]) : null
  const lastPrice = item === null ? null : decimalOf(item.lastPrice, 'unsigned')
  if (item === null || lastPrice === null) return null
  return readableOrNull(() => tickerOf(item, lastPrice, atMs))
}

function tickerOf(item: Fields, lastPrice: string, atMs: number): Ticker {
  return {
    lastPrice,
    openPrice24h: optionalDecimal(item.openPrice24h, 'unsigned'),
    highPrice24h: optionalDecimal(item.highPrice24h, 'unsigned'),
    lowPrice24h: optionalDecimal(item.lowPrice24h, 'unsigned'),
    change24h: optionalDecimal(item.price24hPcnt, 'signed'),
    volume24h: optionalDecimal(item.volume24h, 'unsigned'),
    turnover24h: optionalDecimal(item.turnover24h, 'unsigned'),
    bidPrice: optionalDecimal(item.bid1Price, 'unsigned'),
    bidSize: optionalDecimal(item.bid1Size, 'unsigned'),
    askPrice: optionalDecimal(item.ask1Price, 'unsigned'),
    askSize: optionalDecimal(item.ask1Size, 'unsigned'),
    indexPrice: optionalDecimal(item.indexPrice, 'unsigned'),
    markPrice: optionalDecimal(item.markPrice, 'unsigned'),
    fundingRate: optionalDecimal(item.fundingRate, 'signed'),
    nextFundingAtMs: timeOf(item.nextFundingTime),
    openInterest: optionalDecimal(item.openInterest, 'unsigned'),
    atMs,
  }
}

/** `data` of `publicTrade` (New Trades Channel page), newest first as sent. `null`: not trades. */
export function parseTrades(data: unknown): Trade[] | null {
  if (!Array.isArray(data)) return null
  const trades: Trade[] = []
  for (const item of data) {
    const trade = fieldsOf(item) === null ? null : parseTrade(item as Fields)
    if (trade === null) return null
    trades.push(trade)
  }
  return trades
}

function parseTrade(item: Fields): Trade | null {
  const id = textOf(item.i)
  const price = decimalOf(item.p, 'unsigned')
  const size = decimalOf(item.v, 'unsigned')
  const side = sideOf(item.S)
  const atMs = timeOf(item.T)
  if (id === null || price === null || size === null || side === null || atMs === null) return null
  return { id, price, size, side, atMs }
}

/** `data` of `kline` (Candlesticks Channel page), oldest first. `null`: not candles. */
export function parseCandles(data: unknown): Candle[] | null {
  const items = itemsOf(data)
  if (items === null) return null
  const candles: Candle[] = []
  for (const item of items) {
    const candle = parseCandle(item)
    if (candle === null) return null
    candles.push(candle)
  }
  return candles
}

function parseCandle(item: Fields): Candle | null {
  const openAtMs = timeOf(item.start)
  const open = decimalOf(item.open, 'unsigned')
  const high = decimalOf(item.high, 'unsigned')
  const low = decimalOf(item.low, 'unsigned')
  const close = decimalOf(item.close, 'unsigned')
  const volume = decimalOf(item.volume, 'unsigned')
  if (openAtMs === null || volume === null) return null
  if (open === null || high === null || low === null || close === null) return null
  return { openAtMs, open, high, low, close, volume }
}
