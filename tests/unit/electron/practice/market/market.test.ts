import { expect, test } from 'vitest'
import { candleOpenMs } from '../../../../../electron/practice/engine/candle-series.ts'
import { createEngine } from '../../../../../electron/practice/engine/engine.ts'
import type { EngineEvent } from '../../../../../electron/practice/engine/events.ts'
import type { Engine } from '../../../../../electron/practice/engine/queries.ts'
import { PRACTICE_INSTRUMENTS } from '../../../../../electron/practice/market/instruments.ts'
import { createMarket } from '../../../../../electron/practice/market/market.ts'
import { INTERVALS } from '../../../../../shared/domain/market.ts'

const START_MS = 1_790_000_000_000
const PERPETUAL = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const

function runMarket(seed: number, steps: number): { engine: Engine; events: EngineEvent[] } {
  const engine = createEngine({ instruments: PRACTICE_INSTRUMENTS, startAtMs: START_MS, seed })
  const market = createMarket({ engine, seed })
  const events = market.opening(START_MS).flatMap((command) => [...engine.execute(command).events])
  for (let step = 1; step <= steps; step += 1)
    for (const command of market.nextFlow(START_MS + step * 100))
      events.push(...engine.execute(command).events)
  return { engine, events }
}

test('the same seed makes the same market, another seed another', () => {
  const first = runMarket(3, 40).events
  expect(runMarket(3, 40).events).toEqual(first)
  expect(runMarket(4, 40).events).not.toEqual(first)
})

test('busy books keep at least fifty levels a side and quiet ones twenty, while trades print', () => {
  const { engine, events } = runMarket(5, 300)
  for (const instrument of PRACTICE_INSTRUMENTS) {
    const book = engine.book(instrument, 500)
    const { category, symbol } = instrument
    const isBusy = symbol !== 'USDCUSDT' && !['USDC-FUTURES', 'COIN-FUTURES'].includes(category)
    const least = isBusy ? { levels: 50, trades: 20 } : { levels: 20, trades: 3 }
    expect(book?.bids.length).toBeGreaterThanOrEqual(least.levels)
    expect(book?.asks.length).toBeGreaterThanOrEqual(least.levels)
    expect(engine.trades(instrument, 500)?.length).toBeGreaterThan(least.trades)
  }
  expect(events.filter(({ kind }) => kind === 'book-changed').length).toBeGreaterThan(300 * 10)
})

test('a big market order eats the book and the makers fill the hole again', () => {
  const { engine } = runMarket(6, 20)
  const market = createMarket({ engine, seed: 6 })
  for (const command of market.opening(START_MS + 3_000)) engine.execute(command)
  const atMs = START_MS + 3_000
  const balances = [{ coin: 'USDT', amount: '1000000' }]
  engine.execute({ kind: 'create-account', atMs, accountId: 'u', role: 'user', balances })
  const before = Number(engine.book(PERPETUAL, 1)?.asks[0]?.[0])
  const order = {
    ...PERPETUAL,
    side: 'buy',
    orderType: 'market',
    quantity: '5',
    price: null,
    timeInForce: 'gtc',
    reduceOnly: false,
    positionSide: null,
    marginMode: 'crossed',
    takeProfit: null,
    stopLoss: null,
    clientOid: null,
    stpMode: 'none',
  } as const
  const outcome = engine.execute({ kind: 'place-order', atMs, accountId: 'u', order })
  expect(outcome.events.filter(({ kind }) => kind === 'fill').length).toBeGreaterThan(3)
  const eaten = Number(engine.book(PERPETUAL, 1)?.asks[0]?.[0])
  expect(eaten).toBeGreaterThan(before)
  for (let step = 1; step <= 100; step += 1)
    for (const command of market.nextFlow(atMs + step * 100)) engine.execute(command)
  expect(engine.book(PERPETUAL, 500)?.asks.length).toBeGreaterThanOrEqual(50)
})

test('a user order behind earlier volume is filled in parts when flow reaches it', () => {
  const engine = createEngine({ instruments: PRACTICE_INSTRUMENTS, startAtMs: START_MS, seed: 8 })
  const market = createMarket({ engine, seed: 8 })
  for (const command of market.opening(START_MS)) engine.execute(command)
  const balances = [{ coin: 'USDT', amount: '10000000' }]
  engine.execute({ kind: 'create-account', atMs: START_MS, accountId: 'u', role: 'user', balances })
  const price = engine.book(PERPETUAL, 1)?.bids[0]?.[0] ?? ''
  engine.execute({
    kind: 'place-order',
    atMs: START_MS,
    accountId: 'u',
    order: {
      ...PERPETUAL,
      side: 'buy',
      orderType: 'limit',
      quantity: '3',
      price,
      timeInForce: 'gtc',
      reduceOnly: false,
      positionSide: null,
      marginMode: 'crossed',
      takeProfit: null,
      stopLoss: null,
      clientOid: 'resting',
      stpMode: 'none',
    },
  })
  for (let step = 1; step <= 3_000; step += 1) {
    if (engine.fills('u', { limit: 500 }).length > 2) break
    for (const command of market.nextFlow(START_MS + step * 100)) engine.execute(command)
  }
  const fills = engine.fills('u', { limit: 500 })
  expect(fills.length).toBeGreaterThan(2)
  expect(new Set(fills.map((fill) => fill.liquidity))).toEqual(new Set(['maker']))
})

test('every interval starts with 500 candles on its grid that agree with each other', () => {
  const { engine } = runMarket(9, 0)
  for (const interval of INTERVALS) {
    const rows = engine.candles(PERPETUAL, interval, { limit: 500 }) ?? []
    expect(rows).toHaveLength(500)
    rows.forEach((row, index) => {
      expect(candleOpenMs(row.openAtMs, interval)).toBe(row.openAtMs)
      const [low, high] = [Number(row.low), Number(row.high)]
      expect(Number(row.open)).toBeGreaterThanOrEqual(low)
      expect(Number(row.close)).toBeLessThanOrEqual(high)
      const next = rows[index + 1]
      if (next !== undefined) expect(next.open).toBe(row.close)
    })
    expect(rows.at(-1)?.close).toBe(engine.ticker(PERPETUAL)?.lastPrice)
  }
})

test('a five-minute candle is its five minutes', () => {
  const { engine } = runMarket(9, 0)
  const five = engine.candles(PERPETUAL, '5m', { limit: 2 })?.[0]
  const fromMs = five?.openAtMs ?? 0
  const ones = engine.candles(PERPETUAL, '1m', { fromMs, toMs: fromMs + 299_999 }) ?? []
  expect(ones).toHaveLength(5)
  expect(five?.open).toBe(ones[0]?.open)
  expect(five?.close).toBe(ones[4]?.close)
  expect(Number(five?.high)).toBe(Math.max(...ones.map((row) => Number(row.high))))
  const volume = ones.reduce((sum, row) => sum + Number(row.volume), 0)
  expect(Number(five?.volume)).toBeCloseTo(volume, 8)
})

test('long candles open on the UTC+8 grid', () => {
  const noon = Date.UTC(2026, 8, 21, 12)
  expect(candleOpenMs(noon, '1D')).toBe(Date.UTC(2026, 8, 20, 16))
  expect(candleOpenMs(noon, '12H')).toBe(Date.UTC(2026, 8, 21, 4))
  expect(candleOpenMs(noon, '6H')).toBe(Date.UTC(2026, 8, 21, 10))
  expect(candleOpenMs(noon + 1, '4H')).toBe(noon)
})
