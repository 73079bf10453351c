import { expect, test } from 'vitest'
import {
  anExchange,
  anOrder,
  fateOf,
  orderIdOf,
  PERPETUAL,
  place,
  run,
  SPOT,
  START_MS,
} from '../../../../helpers/practice-scene.ts'

const modify = (
  engine: ReturnType<typeof anExchange>,
  orderId: string,
  price: string | null,
  quantity: string | null,
) =>
  run(engine, {
    kind: 'modify-order',
    atMs: START_MS,
    accountId: 'alice',
    name: { orderId, clientOid: null },
    price,
    quantity,
    takeProfit: null,
    stopLoss: null,
    requestId: null,
    autoCancel: false,
  })

/** Who gets filled when somebody sells 0.01 into two bids of one price. */
function firstFilled(engine: ReturnType<typeof anExchange>, ids: Record<string, string>): string {
  place(engine, 'house', { side: 'sell', quantity: '0.01', timeInForce: 'ioc' })
  const hit = Object.entries(ids).filter(([who, id]) => fateOf(engine, who, id) !== 'new -')
  return hit.map(([who]) => who).join()
}

test('a late order is accepted, meets nobody, displaces nobody and ends as one cancelled', () => {
  const engine = anExchange()
  place(engine, 'house', { side: 'sell', price: '64000', quantity: '0.02' })
  place(engine, 'alice', { price: '64000', quantity: '0.01' })
  const closing = { side: 'sell', price: '65000', quantity: '0.01', reduceOnly: true } as const
  const older = orderIdOf(place(engine, 'alice', closing))
  for (const order of [anOrder(), anOrder(closing)]) {
    const late = { kind: 'place-order', atMs: START_MS, accountId: 'alice', order } as const
    const outcome = run(engine, { ...late, isLate: true })
    expect(fateOf(engine, 'alice', orderIdOf(outcome))).toBe('cancelled cancel_receiveWindow')
    expect(outcome.events.map(({ kind }) => kind)).toEqual(['order-changed', 'account-changed'])
  }
  expect(fateOf(engine, 'alice', older)).toBe('new -')
})

test('the better price goes first, then the earlier order', () => {
  const engine = anExchange()
  place(engine, 'house', { price: '64000', quantity: '0.01' })
  const early = orderIdOf(place(engine, 'alice', { price: '64000.1' }))
  const late = orderIdOf(place(engine, 'bob', { price: '64000.1' }))
  const outcome = place(engine, 'house', { side: 'sell', price: '63999', quantity: '0.015' })
  const prices = outcome.events.flatMap((event) =>
    event.kind === 'trade' ? [`${event.size} at ${event.price} ${event.side}`] : [],
  )
  expect(prices).toEqual(['0.01 at 64000.1 sell', '0.005 at 64000.1 sell'])
  expect(fateOf(engine, 'alice', early)).toBe('filled -')
  expect(fateOf(engine, 'bob', late)).toBe('partially_filled -')
})

test('a smaller quantity keeps the place in the queue', () => {
  const engine = anExchange()
  const alice = orderIdOf(place(engine, 'alice', { quantity: '0.02' }))
  const bob = orderIdOf(place(engine, 'bob', { quantity: '0.02' }))
  expect(modify(engine, alice, null, '0.015').refusal).toBeNull()
  expect(engine.book(PERPETUAL, 1)?.bids).toEqual([['64000', '0.035']])
  expect(firstFilled(engine, { alice, bob })).toBe('alice')
})

test.each([
  ['a larger quantity', null, '0.03'],
  ['a price changed and changed back', '63999', null],
])('%s loses the place in the queue', (_name, price, quantity) => {
  const engine = anExchange()
  const alice = orderIdOf(place(engine, 'alice', { quantity: '0.02' }))
  const bob = orderIdOf(place(engine, 'bob', { quantity: '0.02' }))
  modify(engine, alice, price, quantity)
  if (price !== null) modify(engine, alice, '64000', null)
  expect(firstFilled(engine, { alice, bob })).toBe('bob')
})

test('a change to a price that trades fills under the same id', () => {
  const engine = anExchange()
  place(engine, 'house', { side: 'sell', price: '64010' })
  const alice = orderIdOf(place(engine, 'alice'))
  expect(orderIdOf(modify(engine, alice, '64010', null))).toBe(alice)
  expect(fateOf(engine, 'alice', alice)).toBe('filled -')
})

const ENDS = [
  ['post_only', '64000', '0.01', 'cancelled post_only_fill_cancel', '0'],
  ['post_only', '63999.9', '0.01', 'new -', '0'],
  ['ioc', '64000', '0.03', 'cancelled ioc_not_full_cancel', '0.02'],
  ['ioc', '63000', '0.03', 'cancelled ioc_not_full_cancel', '0'],
  ['fok', '64000', '0.03', 'cancelled fok_not_full_cancel', '0'],
  ['fok', '64000', '0.02', 'filled -', '0.02'],
  ['gtc', '64000', '0.03', 'partially_filled -', '0.02'],
] as const

test.each(ENDS)('%s at %s for %s ends as %s', (timeInForce, price, quantity, fate, filled) => {
  const engine = anExchange()
  place(engine, 'house', { side: 'sell', quantity: '0.02' })
  const id = orderIdOf(place(engine, 'alice', { timeInForce, price, quantity }))
  expect(fateOf(engine, 'alice', id)).toBe(fate)
  expect(engine.order('alice', { orderId: id, clientOid: null })?.filledQuantity).toBe(filled)
})

test('a market order larger than the book is cancelled for the rest', () => {
  const engine = anExchange()
  place(engine, 'house', { side: 'sell', quantity: '0.02' })
  const id = orderIdOf(
    place(engine, 'alice', { orderType: 'market', price: null, quantity: '0.03' }),
  )
  expect(fateOf(engine, 'alice', id)).toBe('cancelled ioc_not_full_cancel')
})

test('a spot market buy spends a quote amount down to less than one step', () => {
  const engine = anExchange()
  place(engine, 'house', { ...SPOT, side: 'sell', quantity: '0.001', price: '64000' })
  place(engine, 'house', { ...SPOT, side: 'sell', quantity: '1', price: '64100' })
  const order = { ...SPOT, orderType: 'market', price: null, quantity: '100' } as const
  const id = orderIdOf(place(engine, 'alice', order))
  const record = engine.order('alice', { orderId: id, clientOid: null })
  // 64 USDT buy 0.001; the other 36 buy 0.000561 at 64100 (35.9601), and 0.0399 is less than a step.
  expect(record).toMatchObject({ status: 'filled', quantity: null, amount: '100' })
  expect(record).toMatchObject({ filledQuantity: '0.001561', filledValue: '99.9601' })
})

const SELF_TRADES = [
  ['none', 'filled -', 'filled -'],
  ['cancel_taker', 'new -', 'cancelled stp_cancel'],
  ['cancel_maker', 'cancelled stp_cancel', 'new -'],
  ['cancel_both', 'cancelled stp_cancel', 'cancelled stp_cancel'],
] as const

test.each(SELF_TRADES)('self-trade prevention %s', (stpMode, maker, taker) => {
  const engine = anExchange()
  const resting = orderIdOf(place(engine, 'alice', { side: 'sell' }))
  const incoming = orderIdOf(place(engine, 'alice', { stpMode }))
  expect(fateOf(engine, 'alice', resting)).toBe(maker)
  expect(fateOf(engine, 'alice', incoming)).toBe(taker)
})

test('a reduce-only order that exceeds the position replaces the earlier one and has no orderId', () => {
  const engine = anExchange()
  place(engine, 'house', { side: 'sell' })
  place(engine, 'alice')
  const close = { side: 'sell', reduceOnly: true, price: '65000', quantity: '0.006' } as const
  const first = orderIdOf(place(engine, 'alice', close))
  expect(engine.positions('alice')[0]).toMatchObject({ available: '0.004', frozen: '0.006' })
  const second = place(engine, 'alice', { ...close, clientOid: 'second' })
  expect(second.orders).toEqual([{ orderId: null, clientOid: 'second' }])
  expect(fateOf(engine, 'alice', first)).toBe('cancelled modify_limit_order')
})

test('reduce-only orders go when the position they close is gone', () => {
  const engine = anExchange()
  place(engine, 'house', { side: 'sell' })
  place(engine, 'alice')
  const close = { side: 'sell', reduceOnly: true, price: '65000' } as const
  const id = orderIdOf(place(engine, 'alice', close))
  place(engine, 'house', { side: 'buy' })
  place(engine, 'alice', { side: 'sell' })
  expect(engine.positions('alice')).toEqual([])
  expect(fateOf(engine, 'alice', id)).toBe('cancelled back_contract_cancel')
})

test('cancel by category leaves the other category alone', () => {
  const engine = anExchange()
  const futures = orderIdOf(place(engine, 'alice'))
  const spot = orderIdOf(place(engine, 'alice', { ...SPOT, price: '60000' }))
  const outcome = run(engine, {
    kind: 'cancel-orders',
    atMs: START_MS,
    accountId: 'alice',
    category: 'USDT-FUTURES',
    symbol: null,
  })
  expect(outcome.orders.map(({ orderId }) => orderId)).toEqual([futures])
  expect(fateOf(engine, 'alice', spot)).toBe('new -')
})

test('one command tells each changed level once, with the size that is left', () => {
  const engine = anExchange()
  place(engine, 'house', { side: 'sell', quantity: '0.01', price: '64000' })
  place(engine, 'house', { side: 'sell', quantity: '0.05', price: '64000.1' })
  const outcome = place(engine, 'alice', { price: '64000.2', quantity: '0.02' })
  const book = outcome.events.find((event) => event.kind === 'book-changed')
  expect(book).toMatchObject({
    levels: [
      ['sell', '64000', '0'],
      ['sell', '64000.1', '0.04'],
    ],
  })
})
