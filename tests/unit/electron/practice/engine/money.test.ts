import { expect, test } from 'vitest'
import {
  anExchange,
  mark,
  orderIdOf,
  PERPETUAL,
  place,
  run,
  SPOT,
  START_MS,
} from '../../../../helpers/practice-scene.ts'

// Every figure here was computed by hand from the published rates: spot 0.1 % both ways, futures
// 0.02 % maker and 0.06 % taker, leverage 10, first tier 0.4 % maintenance.

function coin(engine: ReturnType<typeof anExchange>, account: string, name: string) {
  return engine.account(account)?.coins.find((row) => row.coin === name)
}

test('a spot trade takes the fee from the coin received on either side', () => {
  const engine = anExchange()
  place(engine, 'bob', { ...SPOT, side: 'sell', quantity: '0.1', price: '64000' })
  place(engine, 'alice', { ...SPOT, quantity: '0.1', price: '64000' })
  expect(coin(engine, 'alice', 'BTC')?.balance).toBe('1.0999')
  expect(coin(engine, 'alice', 'USDT')?.balance).toBe('3600')
  expect(coin(engine, 'bob', 'BTC')?.balance).toBe('0.9')
  expect(coin(engine, 'bob', 'USDT')?.balance).toBe('16393.6')
})

test('a resting spot order locks what it may cost and frees it when cancelled', () => {
  const engine = anExchange()
  const id = orderIdOf(place(engine, 'alice', { ...SPOT, quantity: '0.1', price: '60000' }))
  expect(coin(engine, 'alice', 'USDT')).toMatchObject({
    balance: '10000',
    locked: '6000',
    available: '4000',
  })
  const name = { orderId: id, clientOid: null }
  run(engine, { kind: 'cancel-order', atMs: START_MS, accountId: 'alice', name })
  expect(coin(engine, 'alice', 'USDT')).toMatchObject({ locked: '0', available: '10000' })
})

test('opening and closing a long pays both fees and earns the difference', () => {
  const engine = anExchange()
  place(engine, 'house', { side: 'sell', price: '64000', quantity: '0.1' })
  place(engine, 'alice', { price: '64000', quantity: '0.1' })
  // 6400 x 0.0006 = 3.84
  expect(coin(engine, 'alice', 'USDT')?.balance).toBe('9996.16')
  expect(engine.positions('alice')[0]).toMatchObject({
    side: 'long',
    size: '0.1',
    entryPrice: '64000',
    margin: '640',
    openFees: '-3.84',
    breakEvenPrice: '64076.8',
  })
  mark(engine, '64500')
  expect(engine.positions('alice')[0]).toMatchObject({
    unrealisedProfit: '50',
    profitRate: '0.078125',
  })
  expect(engine.account('alice')).toMatchObject({ unrealisedProfit: '50', initialMargin: '640' })
  // equity 9996.16 + 50, margin 640
  expect(coin(engine, 'alice', 'USDT')?.available).toBe('9406.16')
  place(engine, 'house', { side: 'buy', price: '65000', quantity: '0.04' })
  const close = place(engine, 'alice', {
    side: 'sell',
    price: '65000',
    quantity: '0.04',
    reduceOnly: true,
  })
  // 0.04 x (65000 - 64000) = 40; 2600 x 0.0006 = 1.56
  expect(close.events).toContainEqual(
    expect.objectContaining({
      kind: 'fill',
      fill: expect.objectContaining({
        realisedProfit: '40',
        fees: [{ coin: 'USDT', amount: '1.56' }],
      }),
    }),
  )
  expect(coin(engine, 'alice', 'USDT')?.balance).toBe('10034.6')
  expect(engine.positions('alice')[0]).toMatchObject({
    size: '0.06',
    entryPrice: '64000',
    realisedProfit: '40',
  })
})

test('a maker pays the smaller fee', () => {
  const engine = anExchange()
  place(engine, 'alice', { price: '64000', quantity: '0.1' })
  place(engine, 'house', { side: 'sell', price: '64000', quantity: '0.1' })
  expect(coin(engine, 'alice', 'USDT')?.balance).toBe('9998.72')
})

test('selling through a long turns it into a short with its own entry', () => {
  const engine = anExchange()
  place(engine, 'house', { side: 'sell', price: '64000', quantity: '0.1' })
  place(engine, 'alice', { price: '64000', quantity: '0.1' })
  place(engine, 'house', { price: '63000', quantity: '0.3' })
  const outcome = place(engine, 'alice', { side: 'sell', price: '63000', quantity: '0.3' })
  const changes = outcome.events.flatMap((event) =>
    event.kind === 'position-changed'
      ? [`${event.position.side} ${event.position.status} ${event.position.size}`]
      : [],
  )
  expect(changes).toEqual(['long ended 0', 'short opening 0.2'])
  // fees 3.84 and 18900 x 0.0006 = 11.34; loss 100
  expect(coin(engine, 'alice', 'USDT')?.balance).toBe('9884.82')
  expect(engine.positions('alice')[0]).toMatchObject({
    side: 'short',
    entryPrice: '63000',
    openFees: '-7.56',
  })
})

test('funding goes from longs to shorts to the last digit', () => {
  const engine = anExchange()
  place(engine, 'bob', { side: 'sell', price: '64000', quantity: '0.1' })
  place(engine, 'alice', { price: '64000', quantity: '0.1' })
  mark(engine, '64000', '0.0003')
  run(engine, { kind: 'settle-funding', atMs: START_MS, instrument: PERPETUAL })
  // 6400 x 0.0003 = 1.92
  expect(coin(engine, 'alice', 'USDT')?.balance).toBe('9994.24')
  expect(coin(engine, 'bob', 'USDT')?.balance).toBe('10000.64')
  expect(engine.positions('alice')[0]?.funding).toBe('-1.92')
})

test('an account at its maintenance margin loses its orders and its whole position at the mark', () => {
  const engine = anExchange()
  run(engine, {
    kind: 'create-account',
    atMs: START_MS,
    accountId: 'carol',
    role: 'user',
    balances: [{ coin: 'USDT', amount: '1000' }],
  })
  place(engine, 'house', { side: 'sell', price: '64000', quantity: '0.1' })
  place(engine, 'carol', { price: '64000', quantity: '0.1' })
  const waiting = orderIdOf(place(engine, 'carol', { price: '61000', quantity: '0.001' }))
  // 996.16 + 0.1 m - 6400 = 0.0004 m gives m = 54256.42...
  expect(engine.positions('carol')[0]?.liquidationPrice).toBe('54255.4')
  expect(mark(engine, '54300').events.map(({ kind }) => kind)).toEqual(['prices-changed'])
  const outcome = mark(engine, '54255')
  expect(outcome.events[1]).toMatchObject({ kind: 'liquidation-started', accountId: 'carol' })
  expect(engine.positions('carol')).toEqual([])
  expect(engine.order('carol', { orderId: waiting, clientOid: null })?.cancelReason).toBe(
    'burst_cancel',
  )
  expect(engine.fills('carol')[0]).toMatchObject({
    execType: 'liquidation',
    tradeSide: 'burst_sell_single',
  })
})
