import { afterEach, expect, it } from 'vitest'
import type { SocketProblem } from '../../../electron/bitget/socket/socket-problem.ts'
import { SYSTEM_TIME } from '../../../electron/bitget/socket/socket-time.ts'
import { PrivateAccountStream } from '../../../electron/bitget/stream/account-stream.ts'
import { PublicMarketStream } from '../../../electron/bitget/stream/market-stream.ts'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../../electron/practice/practice-exchange.ts'
import type { Balances } from '../../../shared/domain/balance.ts'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { Book, BookLevel, Candle, Ticker, Trade } from '../../../shared/domain/market.ts'
import type { Fill, Order } from '../../../shared/domain/order.ts'
import type { Position } from '../../../shared/domain/position.ts'
import { aDraft } from '../../helpers/builders.ts'
import { hmacSigner } from '../../helpers/hmac-signer.ts'
import { keyOf } from '../../helpers/practice-client.ts'
import { rawRequest, signedPost } from '../../helpers/practice-rest.ts'
import { noOrders } from '../../helpers/socket-orders.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

const BTC = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const

let exchange: PracticeExchange
const closers: (() => void)[] = []

afterEach(async () => {
  for (const close of closers.splice(0)) close()
  await exchange.stop()
})

function followMarket() {
  const problems: SocketProblem[] = []
  const seen = {
    book: null as Book | null,
    ticker: null as Ticker | null,
    trades: [] as Trade[],
    candles: [] as Candle[],
    stale: 0,
    books: 0,
  }
  const stream = new PublicMarketStream(
    {
      url: exchange.publicWs,
      time: SYSTEM_TIME,
      random: () => 0,
      report: (problem) => problems.push(problem),
    },
    {
      onTicker: (ticker) => {
        seen.ticker = ticker
      },
      onBook: (book) => {
        seen.book = book
        seen.books += 1
      },
      onTrades: (trades) => seen.trades.push(...trades),
      onCandles: (candles) => seen.candles.push(...candles),
      onStale: () => {
        seen.stale += 1
      },
      onState: () => undefined,
    },
  )
  closers.push(() => stream.close())
  stream.watch(BTC, '1m')
  return { stream, seen, problems }
}

async function restBook() {
  const path = '/api/v3/market/orderbook?category=USDT-FUTURES&symbol=BTCUSDT&limit=100'
  const { a, b } = (await rawRequest(`${exchange.rest}${path}`)).body.data
  return { asks: numbers(a), bids: numbers(b) }
}

function numbers(pairs: ReadonlyArray<[string, string]>) {
  return pairs.map(([price, size]) => [Number(price), Number(size)])
}

function levels(side: ReadonlyArray<BookLevel>) {
  return numbers(side.map((level) => [level.price, level.size]))
}

/** Waits until the stream's best hundred levels are those of REST, with the market standing. */
async function isTheBookOfRest(seen: { readonly book: Book | null }): Promise<void> {
  const expected = await restBook()
  await waitUntil('the book of REST', () => {
    if (seen.book === null) return false
    const own = { asks: levels(seen.book.asks), bids: levels(seen.book.bids) }
    return JSON.stringify(own) === JSON.stringify(expected)
  })
}

/** Moves the market until `check` holds. */
async function stepUntil(what: string, check: () => boolean): Promise<void> {
  await waitUntil(what, () => {
    exchange.stepMarket()
    return check()
  })
}

it('follows the market of the practice exchange, level for level', async () => {
  exchange = await startPracticeExchange({ seed: 31, speed: 0 })
  const { seen, stream, problems } = followMarket()
  await stepUntil('books, trades and a ticker', () => seen.books > 30 && seen.trades.length > 60)
  await isTheBookOfRest(seen)
  expect(seen.ticker?.lastPrice).toMatch(/^\d+\.\d$/)
  expect(seen.candles.length).toBeGreaterThan(100)
  expect([seen.stale, stream.malformedFrames, problems]).toEqual([0, 0, []])
})

it('heals a dropped frame, and a repeated one does no harm', async () => {
  exchange = await startPracticeExchange({ seed: 32, speed: 0 })
  const { seen, problems } = followMarket()
  await stepUntil('some books', () => seen.books > 5)
  exchange.faults.repeatBooksFrames(1)
  const before = seen.books
  await stepUntil('more books', () => seen.books > before + 5)
  expect(seen.stale).toBe(0)
  exchange.faults.dropBooksFrames(1)
  await stepUntil('a gap', () => seen.stale === 1)
  const after = seen.books
  await stepUntil('books again', () => seen.books > after + 3)
  await isTheBookOfRest(seen)
  expect(problems).toEqual([{ kind: 'gap', topic: 'books', why: 'gap' }])
})

it('comes back by itself after every socket was cut', async () => {
  exchange = await startPracticeExchange({ seed: 33, speed: 0 })
  const { seen, stream } = followMarket()
  await waitUntil('a book', () => seen.book !== null)
  exchange.faults.cutSockets()
  await waitUntil('an end', () => seen.stale === 1)
  await stepUntil('another connection', () => stream.view().reconnects === 1 && seen.books > 2)
  await isTheBookOfRest(seen)
})

function followAccount(change: { passphrase?: string; offsetMs?: () => number } = {}) {
  const key = keyOf(exchange)
  const seen = {
    ready: 0,
    refused: null as DeskError | null,
    balances: null as Balances | null,
    positions: [] as ReadonlyArray<Position>,
    ended: [] as string[],
    orders: [] as Order[],
    fills: [] as Fill[],
    resyncs: 0,
  }
  let offsetMs = 0
  const stream = new PrivateAccountStream(
    {
      url: exchange.privateWs,
      time: SYSTEM_TIME,
      random: () => 0,
      report: () => undefined,
      signer: hmacSigner(key.secretKey, key.apiKey, change.passphrase ?? key.passphrase),
      offsetMs: () => offsetMs,
      resyncClock: async () => {
        seen.resyncs += 1
        offsetMs = change.offsetMs?.() ?? 0
      },
      orders: noOrders(),
    },
    {
      onStrategies: () => undefined,
      onDeleveraged: () => undefined,
      onReady: () => {
        seen.ready += 1
      },
      onStale: () => undefined,
      onRefused: (error) => {
        seen.refused = error
      },
      onBalances: (balances) => {
        seen.balances = balances
      },
      onPositions: (positions, _kind, ended) => {
        seen.positions = positions
        seen.ended.push(...ended)
      },
      onOrders: (orders) => seen.orders.push(...orders),
      onFills: (fills) => seen.fills.push(...fills),
      onState: () => undefined,
    },
  )
  closers.push(() => stream.close())
  const order = async (body: Record<string, string>) => {
    const whole = { ...BTC, qty: '0.01', orderType: 'market', ...body }
    const answer = await signedPost(exchange.rest, key, '/api/v3/trade/place-order', whole)
    expect(answer.body.code).toBe('00000')
  }
  return { stream, seen, order }
}

it('tells order, fill, balances and position of a trade, and the end of the position', async () => {
  exchange = await startPracticeExchange({ seed: 34, speed: 0 })
  const { stream, seen, order } = followAccount()
  await waitUntil('ready', () => seen.ready === 1)
  await waitUntil('balances', () => seen.balances)
  expect(seen.positions).toEqual([])
  await order({ side: 'buy', clientOid: 'in-1' })
  await waitUntil('the fill', () => seen.fills.length > 0)
  await waitUntil('the position', () => seen.positions[0]?.size === '0.01')
  const filled = await waitUntil('the order', () =>
    seen.orders.find((row) => row.status === 'filled'),
  )
  expect(filled).toMatchObject({
    ...BTC,
    clientOid: 'in-1',
    side: 'buy',
    orderType: 'market',
    price: null,
  })
  expect(seen.fills[0]).toMatchObject({
    ...BTC,
    clientOid: 'in-1',
    side: 'buy',
    liquidity: 'taker',
  })
  expect(seen.positions[0]).toMatchObject({ ...BTC, side: 'long' })
  await order({ side: 'sell', reduceOnly: 'yes', clientOid: 'out-1' })
  await waitUntil('the end', () => seen.ended.includes('USDT-FUTURES:BTCUSDT:long'))
  await order({ category: 'SPOT', side: 'buy', qty: '100', clientOid: 'spot-1' })
  const spot = await waitUntil('the spot order', () =>
    seen.orders.find((row) => row.clientOid === 'spot-1' && row.status === 'filled'),
  )
  expect(spot).toMatchObject({ category: 'SPOT', quantity: null, quoteAmount: '100' })
  expect(stream.view().state).toBe('live')
})

it('fills no order that the line held for longer than one lives', async () => {
  exchange = await startPracticeExchange({ seed: 38, speed: 0 })
  const { stream, seen } = followAccount()
  await waitUntil('ready', () => seen.ready === 1)
  const market = aDraft({ orderType: 'market', price: null, quantity: '0.01' })
  const told = (clientOid: string) => seen.orders.findLast((row) => row.clientOid === clientOid)
  await stream.entry.placeOrder(market, 'kd-in-time')
  await waitUntil('the fill', () => told('kd-in-time')?.status === 'filled')
  // As if it had come half a minute after it left.
  exchange.faults.skewClock(31_000)
  await stream.entry.placeOrder(market, 'kd-late')
  await waitUntil('its end', () => told('kd-late')?.status === 'cancelled')
  expect(seen.fills.map((fill) => fill.clientOid)).not.toContain('kd-late')
})

it('is refused with a wrong passphrase and does not try again', async () => {
  exchange = await startPracticeExchange({ seed: 35, speed: 0 })
  const { stream, seen } = followAccount({ passphrase: 'wrong' })
  await waitUntil('a refusal', () => seen.refused)
  expect(seen.refused).toMatchObject({ kind: 'unauthorised', code: '30012' })
  expect(stream.view().state).toBe('refused')
})

it('measures the clock and logs in when the first timestamp had expired', async () => {
  exchange = await startPracticeExchange({ seed: 36, speed: 0 })
  exchange.faults.skewClock(120_000)
  const { seen } = followAccount({ offsetMs: () => 120_000 })
  await waitUntil('ready', () => seen.ready === 1)
  expect(seen.resyncs).toBe(1)
})
