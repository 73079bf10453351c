import { type Instrument, type InstrumentKey, isFutures } from '../../shared/domain/instrument.ts'
import type { Book, Candle, Interval, Ticker, Trade } from '../../shared/domain/market.ts'
import { aPerpetual, aSpotPair } from './builders.ts'
import { FAKE_OTHER_LINES, FAKE_OTHER_PRICES } from './fake-product-lines.ts'
import { seededRandom } from './fake-random.ts'

type Sheet = readonly [symbol: string, base: string, tick: string, step: string, price: number]

const PERPETUALS: ReadonlyArray<Sheet> = [
  ['BTCUSDT', 'BTC', '0.1', '0.0001', 61250.5],
  ['ETHUSDT', 'ETH', '0.01', '0.01', 2984.37],
  ['SOLUSDT', 'SOL', '0.001', '0.1', 148.213],
  ['XRPUSDT', 'XRP', '0.0001', '1', 0.5843],
  ['DOGEUSDT', 'DOGE', '0.00001', '1', 0.12418],
  ['PEPEUSDT', 'PEPE', '0.0000000001', '100', 0.0000112384],
]
const SPOT: ReadonlyArray<Sheet> = [
  ['BTCUSDT', 'BTC', '0.01', '0.000001', 61238.42],
  ['ETHUSDT', 'ETH', '0.01', '0.0001', 2983.9],
  ['SOLUSDT', 'SOL', '0.01', '0.0001', 148.19],
  ['BGBUSDT', 'BGB', '0.0001', '0.01', 1.1426],
]

/** Start price of each instrument, by `category:symbol`. */
const FAKE_PRICES: ReadonlyMap<string, number> = new Map([
  ...PERPETUALS.map((row): [string, number] => [`USDT-FUTURES:${row[0]}`, row[4]]),
  ...SPOT.map((row): [string, number] => [`SPOT:${row[0]}`, row[4]]),
  ...FAKE_OTHER_PRICES,
])

export const FAKE_INSTRUMENTS: ReadonlyArray<Instrument> = [
  ...PERPETUALS.map(perpetual),
  ...SPOT.map(spot),
  ...FAKE_OTHER_LINES,
]

function perpetual([symbol, baseCoin, tickSize, quantityStep]: Sheet): Instrument {
  return aPerpetual({
    ...{ symbol, baseCoin, tickSize, quantityStep, minQuantity: quantityStep },
    maxLeverage: '125',
  })
}

function spot([symbol, baseCoin, tickSize, quantityStep]: Sheet): Instrument {
  return aSpotPair({
    ...{ symbol, baseCoin, tickSize, quantityStep, minQuantity: '0' },
    ...{ quoteStep: '0.000001', makerFeeRate: '0.001', takerFeeRate: '0.001' },
  })
}

function digitsOf(step: string): number {
  return (step.split('.')[1] ?? '').length
}

const INTERVAL_MS: Readonly<Record<Interval, number>> = {
  '1m': 60_000,
  '3m': 180_000,
  '5m': 300_000,
  '15m': 900_000,
  '30m': 1_800_000,
  '1H': 3_600_000,
  '4H': 14_400_000,
  '6H': 21_600_000,
  '12H': 43_200_000,
  '1D': 86_400_000,
}

function fakePrice(key: InstrumentKey): number {
  return FAKE_PRICES.get(`${key.category}:${key.symbol}`) ?? 100
}

/** `count` candles that end at `endMs` and at today's price; the same arguments give the same candles. */
export function fakeCandles(
  instrument: Instrument,
  interval: Interval,
  endMs: number,
  count: number,
): ReadonlyArray<Candle> {
  const random = seededRandom(instrument.symbol.length * 7919 + INTERVAL_MS[interval])
  const digits = digitsOf(instrument.tickSize)
  const span = INTERVAL_MS[interval]
  const lastOpen = Math.floor(endMs / span) * span
  const candles: Candle[] = []
  let close = fakePrice(instrument)
  let drift = 0
  for (let index = 0; index < count; index += 1) {
    drift = drift * 0.9 + (random() - 0.5) * 0.0009
    const open = close * (1 + drift + (random() - 0.5) * 0.0006)
    const high = Math.max(open, close) * (1 + random() * 0.0007)
    const low = Math.min(open, close) * (1 - random() * 0.0007)
    candles.push({
      openAtMs: lastOpen - index * span,
      open: open.toFixed(digits),
      high: high.toFixed(digits),
      low: low.toFixed(digits),
      close: close.toFixed(digits),
      volume: (5 + random() * 60 * (1 + Math.abs(drift) * 900)).toFixed(4),
    })
    close = open
  }
  return candles.reverse()
}

export function fakeBook(instrument: Instrument, atMs: number, depth = 50): Book {
  const random = seededRandom(instrument.symbol.length * 31 + 5)
  const tick = Number(instrument.tickSize)
  const digits = digitsOf(instrument.tickSize)
  const sizeDigits = Math.min(4, digitsOf(instrument.quantityStep))
  const price = fakePrice(instrument)
  const unit = instrument.category === 'COIN-FUTURES' ? 12_000 : 12_000 / price
  const side = (direction: 1 | -1, start: number) => {
    let at = start
    return Array.from({ length: depth }, (_, index) => {
      const level = {
        price: at.toFixed(digits),
        size: (unit * (0.05 + random() ** 3 * (2 + index / 6))).toFixed(sizeDigits),
      }
      at += direction * tick * (1 + Math.floor(random() ** 2 * 5))
      return level
    })
  }
  return { bids: side(-1, price - tick), asks: side(1, price), atMs }
}

export function fakeTrades(
  instrument: Instrument,
  nowMs: number,
  count = 100,
): ReadonlyArray<Trade> {
  const random = seededRandom(instrument.symbol.length * 131)
  const digits = digitsOf(instrument.tickSize)
  const sizeDigits = Math.min(4, digitsOf(instrument.quantityStep))
  const price = fakePrice(instrument)
  let atMs = nowMs
  return Array.from({ length: count }, (_, index) => {
    atMs -= Math.floor(random() * 1400)
    return {
      id: String(1_400_000_000_000 - index),
      price: (price * (1 + (random() - 0.5) * 0.00008)).toFixed(digits),
      size: ((2500 / price) * random() ** 2 + Number(instrument.quantityStep)).toFixed(sizeDigits),
      side: random() > 0.48 ? 'buy' : 'sell',
      atMs,
    }
  })
}

export function fakeTicker(instrument: Instrument, nowMs: number): Ticker {
  const digits = digitsOf(instrument.tickSize)
  const price = fakePrice(instrument)
  const tick = Number(instrument.tickSize)
  const change = ((instrument.symbol.charCodeAt(0) % 7) - 2.6) / 100
  const isPerpetual = isFutures(instrument.category)
  return {
    lastPrice: price.toFixed(digits),
    openPrice24h: (price / (1 + change)).toFixed(digits),
    highPrice24h: (price * 1.021).toFixed(digits),
    lowPrice24h: (price * 0.968).toFixed(digits),
    change24h: change.toFixed(4),
    volume24h: (812_000_000 / price).toFixed(3),
    turnover24h: '812000000.42',
    bidPrice: (price - tick).toFixed(digits),
    bidSize: (9000 / price).toFixed(4),
    askPrice: price.toFixed(digits),
    askSize: (7000 / price).toFixed(4),
    indexPrice: isPerpetual ? (price * 1.0002).toFixed(digits) : null,
    markPrice: isPerpetual ? (price * 1.0001).toFixed(digits) : null,
    fundingRate: isPerpetual ? '0.0001' : null,
    nextFundingAtMs: isPerpetual ? nowMs + 8_047_000 : null,
    openInterest: isPerpetual ? (2_100_000_000 / price).toFixed(2) : null,
    atMs: nowMs,
  }
}
