import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyUserEvent } from '../../../../../electron/practice/engine/apply-event.ts'
import type { Command, OrderRequest } from '../../../../../electron/practice/engine/commands.ts'
import {
  durableEvents,
  EMPTY_SNAPSHOT,
} from '../../../../../electron/practice/engine/durability.ts'
import { createEngine } from '../../../../../electron/practice/engine/engine.ts'
import type { EngineEvent } from '../../../../../electron/practice/engine/events.ts'
import type { Engine } from '../../../../../electron/practice/engine/queries.ts'
import { PRACTICE_INSTRUMENTS } from '../../../../../electron/practice/market/instruments.ts'
import { createMarket } from '../../../../../electron/practice/market/market.ts'
import { type Decimal, decimal, toText, ZERO } from '../../../../../shared/domain/decimal.ts'
import {
  anOrder,
  aQuietEngine,
  BITCOIN_ONLY,
  openAccount,
  START_MS,
} from '../../../../helpers/practice-scene.ts'

const ACCOUNTS = ['anna', 'bert', 'cara'] as const
const START = { USDT: '100000', BTC: '10' } as const

const orderArbitrary: fc.Arbitrary<OrderRequest> = fc
  .record({
    category: fc.constantFrom('SPOT' as const, 'USDT-FUTURES' as const),
    side: fc.constantFrom('buy' as const, 'sell' as const),
    orderType: fc.constantFrom(
      'limit' as const,
      'limit' as const,
      'limit' as const,
      'market' as const,
    ),
    price: fc
      .integer({ min: 639_900, max: 640_100 })
      .map((tenths) => toText(decimal(String(tenths)).div(10))),
    quantity: fc
      .integer({ min: 1, max: 4000 })
      .map((steps) => toText(decimal(String(steps)).div(10_000))),
    timeInForce: fc.constantFrom(
      'gtc' as const,
      'gtc' as const,
      'ioc' as const,
      'fok' as const,
      'post_only' as const,
    ),
    reduceOnly: fc.boolean(),
    stpMode: fc.constantFrom(
      'none' as const,
      'cancel_taker' as const,
      'cancel_maker' as const,
      'cancel_both' as const,
    ),
  })
  .map((fields) =>
    anOrder({
      ...fields,
      symbol: 'BTCUSDT',
      reduceOnly: fields.reduceOnly && fields.category !== 'SPOT',
    }),
  )

const commandArbitrary: fc.Arbitrary<(engine: Engine) => Command> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(fc.constantFrom(...ACCOUNTS), orderArbitrary).map(
      ([accountId, order]) =>
        (): Command => ({ kind: 'place-order', atMs: START_MS, accountId, order }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...ACCOUNTS), fc.nat(20))
      .map(([accountId, index]) => (engine: Engine): Command => {
        const orders = engine.openOrders(accountId)
        const orderId = orders[index % Math.max(orders.length, 1)]?.orderId ?? '1'
        return {
          kind: 'cancel-order',
          atMs: START_MS,
          accountId,
          name: { orderId, clientOid: null },
        }
      }),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...ACCOUNTS), fc.nat(20), fc.integer({ min: 1, max: 4000 }))
      .map(([accountId, index, steps]) => (engine: Engine): Command => {
        const orders = engine.openOrders(accountId)
        const orderId = orders[index % Math.max(orders.length, 1)]?.orderId ?? '1'
        const quantity = toText(decimal(String(steps)).div(10_000))
        return {
          kind: 'modify-order',
          atMs: START_MS,
          accountId,
          name: { orderId, clientOid: null },
          price: null,
          quantity,
          takeProfit: null,
          stopLoss: null,
          requestId: null,
          autoCancel: false,
        }
      }),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 60_000, max: 68_000 }).map(
      (price) => (): Command => ({
        kind: 'set-prices',
        atMs: START_MS,
        instrument: { category: 'USDT-FUTURES', symbol: 'BTCUSDT' },
        indexPrice: String(price),
        markPrice: String(price),
        fundingRate: '0.0001',
      }),
    ),
  },
)

function run(engine: Engine, commands: ReadonlyArray<(engine: Engine) => Command>): EngineEvent[] {
  return commands.flatMap((command) => [...engine.execute(command(engine)).events])
}

function started(): Engine {
  const engine = aQuietEngine()
  for (const account of ACCOUNTS) openAccount(engine, account, START.USDT, START.BTC)
  return engine
}

function sum(values: ReadonlyArray<string>): Decimal {
  return values.reduce((total, value) => total.plus(decimal(value)), ZERO)
}

function balanceOf(engine: Engine, coin: string): Decimal {
  const coins = ACCOUNTS.flatMap((id) => engine.account(id)?.coins ?? []).filter(
    (row) => row.coin === coin,
  )
  return sum(coins.map((row) => row.balance))
}

function feesIn(engine: Engine, coin: string): Decimal {
  const fills = ACCOUNTS.flatMap((id) => engine.fills(id, { limit: 10_000 }))
  return sum(
    fills
      .flatMap((fill) => fill.fees)
      .filter((fee) => fee.coin === coin)
      .map((fee) => fee.amount),
  )
}

/** What longs have paid in and shorts owe: with it, open positions conserve cash too. */
function openEntryValue(engine: Engine): Decimal {
  const positions = ACCOUNTS.flatMap((id) => engine.positions(id))
  const signed = positions.map((row) =>
    row.side === 'long' ? row.entryValue : `-${row.entryValue}`,
  )
  return sum(signed)
}

describe('the engine, whatever is done to it', () => {
  it('conserves every coin: what accounts lost are fees', () => {
    fc.assert(
      fc.property(fc.array(commandArbitrary, { maxLength: 60 }), (commands) => {
        const engine = started()
        run(engine, commands)
        const lostBitcoin = decimal('30').minus(balanceOf(engine, 'BTC'))
        expect(toText(lostBitcoin.minus(feesIn(engine, 'BTC')))).toBe('0')
        const cash = balanceOf(engine, 'USDT').plus(openEntryValue(engine))
        expect(toText(decimal('300000').minus(cash).minus(feesIn(engine, 'USDT')))).toBe('0')
      }),
      { numRuns: 100 },
    )
  })

  it('keeps as many contracts long as short', () => {
    fc.assert(
      fc.property(fc.array(commandArbitrary, { maxLength: 60 }), (commands) => {
        const engine = started()
        run(engine, commands)
        const positions = ACCOUNTS.flatMap((id) => engine.positions(id))
        const side = (name: string) =>
          toText(sum(positions.filter((row) => row.side === name).map((row) => row.size)))
        expect(side('long')).toBe(side('short'))
      }),
      { numRuns: 100 },
    )
  })

  it('never shows a negative amount available, locked or frozen, and never a crossed book', () => {
    fc.assert(
      fc.property(fc.array(commandArbitrary, { maxLength: 60 }), (commands) => {
        const engine = started()
        for (const command of commands) {
          engine.execute(command(engine))
          for (const id of ACCOUNTS) {
            for (const coin of engine.account(id)?.coins ?? []) {
              expect(decimal(coin.available).gte(0) && decimal(coin.locked).gte(0)).toBe(true)
            }
            for (const position of engine.positions(id))
              expect(decimal(position.available).gte(0)).toBe(true)
          }
          for (const category of ['SPOT', 'USDT-FUTURES'] as const) {
            const book = engine.book({ category, symbol: 'BTCUSDT' }, 1)
            const [bid] = book?.bids ?? []
            const [ask] = book?.asks ?? []
            if (bid && ask) expect(decimal(bid[0]).lt(decimal(ask[0]))).toBe(true)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('fills the better price first, and at one price the earlier order first', () => {
    fc.assert(
      fc.property(fc.array(commandArbitrary, { maxLength: 60 }), (commands) => {
        const engine = started()
        for (const command of commands) {
          const before = restingOrders(engine)
          const made = command(engine)
          const { events } = engine.execute(made)
          const makers = events.flatMap((event) =>
            event.kind === 'fill' && event.fill.liquidity === 'maker' ? [event.fill] : [],
          )
          for (const fill of makers) {
            const maker = before.find((order) => order.orderId === fill.orderId)
            const ahead = before.filter(
              (order) =>
                maker !== undefined &&
                order.category === maker.category &&
                order.side === maker.side &&
                isAhead(order, maker),
            )
            // Everybody ahead of a filled maker is done or was taken out by self-trade prevention.
            for (const order of ahead) {
              expect(engine.order(order.accountId, order)?.status).not.toBe('new')
            }
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  it('gives the same events and state for the same commands', () => {
    fc.assert(
      fc.property(fc.array(commandArbitrary, { maxLength: 40 }), (commands) => {
        const one = started()
        const two = started()
        expect(run(one, commands)).toEqual(run(two, commands))
        expect(one.snapshot()).toEqual(two.snapshot())
      }),
      { numRuns: 40 },
    )
  })

  it('is the same again after its private events are replayed and it is made anew', () => {
    fc.assert(
      fc.property(fc.array(commandArbitrary, { maxLength: 60 }), (commands) => {
        const engine = aQuietEngine()
        const events: EngineEvent[] = []
        for (const accountId of ACCOUNTS) {
          const balances = Object.entries(START).map(([coin, amount]) => ({ coin, amount }))
          events.push(
            ...engine.execute({
              kind: 'create-account',
              atMs: START_MS,
              accountId,
              balances,
              role: 'user',
            }).events,
          )
        }
        events.push(...run(engine, commands))
        const replayed = durableEvents(events).reduce(applyUserEvent, EMPTY_SNAPSHOT)
        const { prices } = engine.snapshot()
        const restored = createEngine({
          instruments: BITCOIN_ONLY,
          startAtMs: START_MS,
          seed: 1,
          restored: { ...replayed, prices },
        })
        for (const id of ACCOUNTS) {
          expect(restored.openOrders(id)).toEqual(engine.openOrders(id))
          expect(restored.orderHistory(id)).toEqual(engine.orderHistory(id))
          expect(restored.fills(id)).toEqual(engine.fills(id))
          expect(restored.positions(id)).toEqual(engine.positions(id))
          expect(restored.account(id)?.coins).toEqual(engine.account(id)?.coins)
        }
        const key = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const
        expect(restored.book(key, 50)?.bids).toEqual(engine.book(key, 50)?.bids)
      }),
      { numRuns: 60 },
    )
  })
})

function restingOrders(engine: Engine) {
  return ACCOUNTS.flatMap((id) => engine.openOrders(id, { limit: 1000 }))
}

type Resting = ReturnType<typeof restingOrders>[number]

function isAhead(order: Resting, of: Resting): boolean {
  const price = decimal(order.price ?? '0')
  const other = decimal(of.price ?? '0')
  if (price.eq(other)) return BigInt(order.priority) < BigInt(of.priority)
  return order.side === 'buy' ? price.gt(other) : price.lt(other)
}

describe('the made-up market', () => {
  function play(seed: number): { engine: Engine; events: EngineEvent[] } {
    const engine = createEngine({ instruments: PRACTICE_INSTRUMENTS, startAtMs: START_MS, seed })
    const market = createMarket({ engine, seed })
    const events: EngineEvent[] = []
    const execute = (commands: ReadonlyArray<Command>) => {
      for (const command of commands) events.push(...engine.execute(command).events)
    }
    execute(market.opening(START_MS))
    for (let step = 1; step <= 300; step += 1) execute(market.nextFlow(START_MS + step * 100))
    return { engine, events }
  }

  it('is the same for the same seed and another for another', () => {
    const one = play(3)
    expect(play(3).events).toEqual(one.events)
    expect(play(4).events).not.toEqual(one.events)
  })

  it('trades every instrument and keeps at least 30 levels a side', () => {
    const { engine } = play(5)
    for (const { category, symbol } of engine.instruments) {
      expect(engine.trades({ category, symbol }, 10)?.length).toBeGreaterThan(0)
      const book = engine.book({ category, symbol }, 200)
      expect(Math.min(book?.bids.length ?? 0, book?.asks.length ?? 0)).toBeGreaterThanOrEqual(30)
    }
  })

  it.each(['1m', '15m', '1H', '6H', '1D'] as const)(
    'has 500 candles of %s on their grid, each joined to the next',
    (interval) => {
      const { engine } = play(6)
      const candles =
        engine.candles({ category: 'SPOT', symbol: 'ETHUSDT' }, interval, { limit: 500 }) ?? []
      expect(candles).toHaveLength(500)
      const [first, second] = candles
      const lengthMs = (second?.openAtMs ?? 0) - (first?.openAtMs ?? 0)
      for (const [index, candle] of candles.entries()) {
        expect(candle.openAtMs).toBe((first?.openAtMs ?? 0) + index * lengthMs)
        expect(decimal(candle.high).gte(decimal(candle.low))).toBe(true)
      }
      if (interval === '1D') expect(new Date(first?.openAtMs ?? 0).getUTCHours()).toBe(16)
    },
  )
})
