import { describe, expect, it } from 'vitest'
import { MarketService } from '../../../../../electron/desk/market/market-service.ts'
import type { ExchangeDoors, MarketListener } from '../../../../../electron/desk/ports.ts'
import { succeed } from '../../../../../shared/domain/error.ts'
import type { Category, Instrument } from '../../../../../shared/domain/instrument.ts'
import type { Candle, Trade } from '../../../../../shared/domain/market.ts'
import type { MarketUpdate } from '../../../../../shared/ipc/contract.ts'
import { ManualTime } from '../../../../helpers/manual-time.ts'

const BTC = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const
const ETH = { category: 'USDT-FUTURES', symbol: 'ETHUSDT' } as const
const SPOT = { category: 'SPOT', symbol: 'BTCUSDT' } as const
const MARGIN = { category: 'MARGIN', symbol: 'BTCUSDT' } as const
const REQUEST = { requestId: 1, roundTripMs: 1, exchangeMs: 1 }
const DISCOUNT = { coin: 'BTC', steps: [{ fromValue: '0', rate: '0.95' }] }
const NOT_LENT = { kind: 'refused', code: '40034', message: 'not lent' } as const
const TIER = { minValue: '0', maxValue: '150000', leverage: '150', maintenanceRate: '0.004' }
const OFF = { state: 'off', silentForMs: null, reconnects: 0, url: '' } as const

const trade = (id: number): Trade => ({
  id: String(id),
  price: '1',
  size: '1',
  side: 'buy',
  atMs: id,
})
const candle = (openAtMs: number, close = '1'): Candle => ({
  openAtMs,
  open: '1',
  high: '2',
  low: '1',
  close,
  volume: '5',
})
const book = (bid: string) => ({ bids: [{ price: bid, size: '1' }], asks: [], atMs: 1 })

class FakeExchange {
  readonly watched: string[] = []
  listener: MarketListener | null = null
  instrumentLoads = 0
  tierLoads = 0
  discountLoads = 0
  readonly candlesAsked: string[] = []
  /** A product line whose list cannot be had. */
  failing: Category | null = null
  closed = 0
  history: Candle[] = [candle(60_000), candle(120_000)]
  online = true

  doors(environment: 'practice' | 'live' = 'practice'): ExchangeDoors {
    const down = {
      ok: false,
      error: { kind: 'unavailable', reason: 'timeout' },
      definite: true,
      request: null,
    } as const
    return {
      environment,
      restUrl: `http://${environment}`,
      publicRest: {
        instruments: async (category) => {
          this.instrumentLoads += 1
          // Only what the service reads of an instrument.
          const rows = [BTC, ETH, SPOT, MARGIN].filter(
            (key) => key.category === category,
          ) as unknown as Instrument[]
          const ok = this.online && category !== this.failing
          return ok ? { ok: true, value: rows, request: REQUEST } : down
        },
        tickers: async () => down,
        candles: async ({ category, symbol }) => {
          this.candlesAsked.push(`${category} ${symbol}`)
          return this.online ? { ok: true, value: this.history, request: REQUEST } : down
        },
        positionTiers: async () => {
          this.tierLoads += 1
          return { ok: true, value: [TIER], request: REQUEST }
        },
        discounts: async () => {
          this.discountLoads += 1
          return { ok: true, value: [DISCOUNT], request: REQUEST }
        },
        debtTiers: async (coin) => {
          if (coin !== 'BTC') return { ...down, error: NOT_LENT }
          return { ok: true, value: [TIER], request: REQUEST }
        },
        measureClock: async () => down,
      },
      rate: { nearestLimit: () => null },
      openMarketStream: (listener) => {
        this.listener = listener
        return {
          watch: (key, interval) =>
            this.watched.push(`${key.category === 'SPOT' ? 'spot ' : ''}${key.symbol} ${interval}`),
          view: () => OFF,
          wake: () => undefined,
          close: () => {
            this.closed += 1
          },
        }
      },
      privateDoors: () => {
        throw new Error('no key here')
      },
      close: async () => undefined,
    }
  }

  get tell(): MarketListener {
    if (this.listener === null) throw new Error('no stream was opened')
    return this.listener
  }
}

async function start() {
  const time = new ManualTime()
  const exchange = new FakeExchange()
  const updates: MarketUpdate[] = []
  const service = new MarketService({
    timers: time,
    emit: (_name, payload) => updates.push(payload as MarketUpdate),
    onSocket: () => undefined,
    intervalMs: 33,
  })
  service.changeDoors(exchange.doors())
  const watch = async (key: typeof BTC | typeof ETH = BTC, interval: '1m' | '5m' = '1m') => {
    const answer = await service.watch(key, interval)
    if (!answer.ok) throw new Error(JSON.stringify(answer.error))
    return answer.value
  }
  const snapshot = await watch()
  await Promise.resolve()
  time.pass(33)
  return { time, exchange, updates, service, watch, snapshot }
}

describe('MarketService', () => {
  it('answers with what is known and tells the history when it has come', async () => {
    const { snapshot, updates } = await start()
    expect(snapshot).toMatchObject({
      sequence: 0,
      state: 'waiting',
      book: null,
      trades: [],
      candles: [],
    })
    expect(updates).toEqual([
      { ...BTC, interval: '1m', sequence: 1, candles: [candle(60_000), candle(120_000)] },
    ])
  })

  it('tells many frames as one update, at most one in an interval, numbered without holes', async () => {
    const { exchange, updates, time } = await start()
    updates.length = 0
    for (let at = 0; at < 1000; at += 1) {
      exchange.tell.onBook(book(String(at)))
      exchange.tell.onTrades([trade(at)], 'update')
      time.pass(1)
    }
    time.pass(100)
    expect(updates.length).toBeGreaterThanOrEqual(28)
    expect(updates.length).toBeLessThanOrEqual(32)
    expect(updates.map((update) => update.sequence)).toEqual(updates.map((_, index) => index + 2))
    expect(updates.at(-1)?.book).toEqual(book('999'))
    expect(updates.flatMap((update) => update.trades ?? [])).toHaveLength(1000)
    time.pass(10_000)
    expect(updates.at(-1)?.book).toEqual(book('999'))
  })

  it('keeps the newest hundred trades, newest first, and tells each once', async () => {
    const { exchange, updates, time, watch } = await start()
    updates.length = 0
    exchange.tell.onTrades([trade(3), trade(2), trade(1)], 'snapshot')
    exchange.tell.onTrades([trade(4)], 'update')
    time.pass(33)
    expect(updates[0]?.trades?.map((row) => row.id)).toEqual(['4', '3', '2', '1'])
    // After a reconnect the snapshot repeats what is known.
    exchange.tell.onTrades([trade(5), trade(4), trade(3)], 'snapshot')
    time.pass(33)
    expect(updates[1]?.trades?.map((row) => row.id)).toEqual(['5'])
    for (let id = 6; id < 500; id += 1) exchange.tell.onTrades([trade(id)], 'update')
    const { trades } = await watch()
    expect(trades).toHaveLength(100)
    expect(trades[0]?.id).toBe('499')
  })

  it('puts a trade that comes late in its place, and takes none twice', async () => {
    const { exchange, updates, time, watch } = await start()
    exchange.tell.onTrades([trade(4), trade(2)], 'snapshot')
    time.pass(33)
    updates.length = 0
    exchange.tell.onTrades([trade(3)], 'update')
    exchange.tell.onTrades([trade(4), trade(3), trade(2)], 'update')
    time.pass(33)
    // What it belongs before is told with it; the page knows trades by their ids.
    expect(updates.flatMap(({ trades }) => trades ?? []).map(({ id }) => id)).toEqual(['4', '3'])
    expect((await watch()).trades.map(({ id }) => id)).toEqual(['4', '3', '2'])
  })

  it('joins candles of the stream and of the history by their opening time', async () => {
    const { exchange, time, watch } = await start()
    exchange.tell.onCandles([candle(120_000, '9'), candle(180_000)], 'snapshot')
    exchange.tell.onCandles([candle(180_000, '7')], 'update')
    time.pass(33)
    expect((await watch()).candles).toEqual([
      candle(60_000),
      candle(120_000, '9'),
      candle(180_000, '7'),
    ])
  })

  it('is live from the first book, stale on trouble, and live again with the next book only', async () => {
    const { exchange, updates, time } = await start()
    const states = () =>
      updates.map((update) => update.state).filter((state) => state !== undefined)
    exchange.tell.onStale()
    time.pass(33)
    expect(states()).toEqual([])
    exchange.tell.onBook(book('1'))
    time.pass(33)
    exchange.tell.onStale()
    time.pass(33)
    exchange.tell.onTrades([trade(1)], 'update')
    time.pass(33)
    exchange.tell.onBook(book('2'))
    time.pass(33)
    expect(states()).toEqual(['live', 'stale', 'live'])
  })

  it('does not show a book that was lost before anybody looked at it', async () => {
    const { exchange, updates, time, watch } = await start()
    exchange.tell.onBook(book('1'))
    time.pass(33)
    exchange.tell.onBook(book('2'))
    exchange.tell.onStale()
    time.pass(33)
    expect(updates.at(-1)).toMatchObject({ state: 'stale' })
    expect((await watch()).book).toEqual(book('1'))
  })

  it('numbers a snapshot so that the next event follows it', async () => {
    const { exchange, updates, time, watch } = await start()
    exchange.tell.onBook(book('1'))
    const snapshot = await watch()
    expect(snapshot.book).toEqual(book('1'))
    expect(snapshot.sequence).toBe(updates.at(-1)?.sequence)
    exchange.tell.onBook(book('2'))
    time.pass(33)
    expect(updates.at(-1)?.sequence).toBe(snapshot.sequence + 1)
  })

  it('keeps book and trades for another interval, and nothing for another instrument', async () => {
    const { exchange, watch } = await start()
    exchange.tell.onBook(book('1'))
    exchange.tell.onTrades([trade(1)], 'snapshot')
    expect(await watch(BTC, '5m')).toMatchObject({
      interval: '5m',
      book: book('1'),
      candles: [],
      state: 'live',
    })
    expect(await watch(ETH, '5m')).toMatchObject({ book: null, trades: [], state: 'waiting' })
    expect(exchange.watched).toEqual(['BTCUSDT 1m', 'BTCUSDT 5m', 'ETHUSDT 5m'])
  })

  it('answers the earlier of two calls as cancelled', async () => {
    const { service } = await start()
    const [first, second] = await Promise.all([service.watch(ETH, '1m'), service.watch(BTC, '1m')])
    expect(first).toEqual({ ok: false, error: { kind: 'unavailable', reason: 'cancelled' } })
    expect(second.ok).toBe(true)
  })

  it('refuses an instrument that the exchange does not list', async () => {
    const { service } = await start()
    const answer = await service.watch({ category: 'SPOT', symbol: 'NOPEUSDT' }, '1m')
    expect(answer).toMatchObject({
      ok: false,
      error: { kind: 'invalid', reason: 'unknown-instrument' },
    })
  })

  it('loads instruments once for an environment, and again when the list could not be had', async () => {
    const { exchange, service } = await start()
    await service.instruments()
    expect(exchange.instrumentLoads).toBe(5)
    exchange.online = false
    service.changeDoors(exchange.doors('live'))
    expect((await service.instruments()).ok).toBe(false)
    expect(service.instrument(BTC)).toBeNull()
    exchange.online = true
    expect((await service.instruments()).ok).toBe(true)
    expect(service.instrument(BTC)).toMatchObject(BTC)
  })

  it('keeps the product lines that could be read, and asks again soon for the one that could not', async () => {
    const { exchange, service, time } = await start()
    exchange.failing = 'MARGIN'
    service.changeDoors(exchange.doors('live'))
    const rows = await service.instruments()
    expect(rows).toMatchObject({ ok: true, value: [SPOT, BTC, ETH] })
    expect(await service.watch(MARGIN, '1m')).toMatchObject({ error: { reason: 'timeout' } })
    exchange.failing = null
    time.pass(30_000)
    expect(await service.watch(MARGIN, '1m')).toMatchObject({ value: { instrument: MARGIN } })
  })

  it('shows margin instruments with the market data of spot', async () => {
    const { exchange, service } = await start()
    await service.watch(SPOT, '1m')
    const book = { bids: [{ price: '7', size: '1' }], asks: [], atMs: 1 }
    exchange.tell.onBook(book)
    expect(await service.watch(MARGIN, '1m')).toMatchObject({
      value: { instrument: MARGIN, book },
    })
    expect(exchange.watched.slice(-2)).toEqual(['spot BTCUSDT 1m', 'spot BTCUSDT 1m'])
    await service.candles(MARGIN, '1m', 300_000)
    expect(exchange.candlesAsked.at(-1)).toBe('SPOT BTCUSDT')
    expect(service.watchedFigures(SPOT)).toEqual(service.watchedFigures(MARGIN))
    expect(service.watchedFigures(BTC)).toBeNull()
  })

  it('asks once for the tiers of an instrument, and never for those of spot', async () => {
    const { exchange, service } = await start()
    expect(await service.tiers(SPOT)).toEqual({ ok: true, value: [] })
    expect(await service.tiers(BTC)).toEqual({ ok: true, value: [TIER] })
    await service.tiers(BTC)
    expect(exchange.tierLoads).toBe(1)
    service.changeDoors(exchange.doors('live'))
    await service.tiers(BTC)
    expect(exchange.tierLoads).toBe(2)
  })

  it('asks once for the discounts of all coins, and takes a coin that is not lent for one without debt', async () => {
    const { exchange, service } = await start()
    const steps = DISCOUNT.steps
    expect(await service.collateral('BTC')).toEqual(succeed({ steps, debtTiers: [TIER] }))
    expect(await service.collateral('XYZ')).toEqual(succeed({ steps: [], debtTiers: [] }))
    expect(exchange.discountLoads).toBe(1)
    service.changeDoors(exchange.doors('live'))
    await service.collateral('BTC')
    expect(exchange.discountLoads).toBe(2)
  })

  it('lets nothing of old doors through, and leaves a hole in the numbers so that the page asks again', async () => {
    const { exchange, service, updates, time } = await start()
    const before = exchange.tell
    const last = updates.at(-1)?.sequence ?? 0
    service.changeDoors(exchange.doors('live'))
    expect(updates.at(-1)).toMatchObject({ ...BTC, state: 'waiting', sequence: last + 2 })
    const count = updates.length
    before.onBook(book('1'))
    time.pass(100)
    expect(updates).toHaveLength(count)
    expect(exchange.closed).toBe(1)
    service.close()
    expect(time.waiting).toBe(0)
    expect(await service.watch(BTC, '1m')).toMatchObject({
      ok: false,
      error: { kind: 'unavailable' },
    })
  })
})
