import { isFutures, marketDataKey } from '../../../shared/domain/instrument.ts'
import type { Engine, LevelView, TickerView } from '../engine/queries.ts'
import type { PracticeInstrument } from '../market/instrument-row.ts'
import { Refusal } from '../server/refusal.ts'
import { marketInstrument, ownMarket } from './instrument-of.ts'
import type { Parameters } from './parameters.ts'
import { type PublicCall, type PublicRoute, publicGet } from './route.ts'

/** Time and market data of all product lines, Bitget pages uta/public/*. */
export function marketRoutes(engine: Engine): ReadonlyArray<PublicRoute> {
  return [
    publicGet('/api/v2/public/time', serverTime),
    publicGet('/api/v3/public/time', serverTime),
    publicGet('/api/v3/market/instruments', (call) =>
      listed(engine, call.parameters).map((instrument) => instrument.row),
    ),
    publicGet('/api/v3/market/tickers', (call) => tickers(engine, call)),
    publicGet('/api/v3/market/orderbook', (call) => orderBook(engine, call)),
    publicGet('/api/v3/market/fills', (call) => recentTrades(engine, call)),
  ]
}

function serverTime({ nowMs }: PublicCall) {
  return { serverTime: String(nowMs) }
}

/** All of a category, or the one symbol; a symbol that is not there is refused with 40034. */
function listed(engine: Engine, parameters: Parameters): ReadonlyArray<PracticeInstrument> {
  const category = parameters.category()
  const symbol = parameters.optionalSymbol()
  if (symbol !== null) return [marketInstrument(engine, parameters)]
  return engine.instruments.filter((instrument) => instrument.category === category)
}

function tickers(engine: Engine, { parameters }: PublicCall) {
  if (parameters.category() === 'MARGIN') throw new Refusal('40020', ['MARGIN'])
  return listed(engine, parameters).flatMap((instrument) => {
    const ticker = engine.ticker(instrument)
    return ticker === null ? [] : [tickerRow(ticker)]
  })
}

function tickerRow(ticker: TickerView) {
  const futures = {
    indexPrice: ticker.indexPrice ?? '',
    markPrice: ticker.markPrice ?? '',
    fundingRate: ticker.fundingRate ?? '',
    openInterest: ticker.openInterest ?? '',
    deliveryStartTime: '',
    deliveryTime: '',
    deliveryStatus: '',
  }
  return {
    category: ticker.category,
    symbol: ticker.symbol,
    ts: String(ticker.atMs),
    lastPrice: ticker.lastPrice,
    openPrice24h: ticker.openPrice24h,
    highPrice24h: ticker.highPrice24h,
    lowPrice24h: ticker.lowPrice24h,
    ask1Price: ticker.askPrice ?? '',
    bid1Price: ticker.bidPrice ?? '',
    bid1Size: ticker.bidSize ?? '',
    ask1Size: ticker.askSize ?? '',
    price24hPcnt: ticker.change24h,
    volume24h: ticker.volume24h,
    turnover24h: ticker.turnover24h,
    ...(isFutures(ticker.category) ? futures : {}),
  }
}

/** Levels are JSON numbers here, unlike everywhere else (Bitget page uta/public/OrderBook). */
function orderBook(engine: Engine, { parameters }: PublicCall) {
  const instrument = ownMarket(engine, parameters)
  const book = engine.book(instrument, parameters.limit(5, 1000))
  if (book === null) throw new Refusal('40034', [instrument.symbol])
  return { a: book.asks.map(numbers), b: book.bids.map(numbers), ts: String(book.atMs) }
}

function numbers([price, size]: LevelView) {
  return [Number(price), Number(size)]
}

/** Margin trades are those of the spot book. */
function recentTrades(engine: Engine, { parameters }: PublicCall) {
  const market = marketDataKey(marketInstrument(engine, parameters))
  return (engine.trades(market, parameters.limit(100, 100)) ?? []).map((trade) => ({
    execId: trade.tradeId,
    execLinkId: trade.tradeId,
    price: trade.price,
    size: trade.size,
    side: trade.side,
    ts: String(trade.atMs),
    isRPI: 'NO',
  }))
}
