import { expect, test } from 'vitest'
import type { OrderRequest } from '../../../../../electron/practice/engine/order-commands.ts'
import {
  anExchange,
  orderIdOf,
  PERPETUAL,
  place,
  run,
  SPOT,
  START_MS,
} from '../../../../helpers/practice-scene.ts'

const CROSSED = { coin: null, marginMode: 'crossed', positionSide: null } as const

// Codes and texts as in the exchange's table of error codes.
const REFUSED: ReadonlyArray<
  readonly [name: string, change: Partial<OrderRequest>, code: string, msg: string]
> = [
  ['an unknown symbol', { symbol: 'NOPE' }, '25100', 'Trading pair NOPE does not exist'],
  [
    'a position side in one-way mode',
    { positionSide: 'long' },
    '25236',
    'Incorrect position open type',
  ],
  [
    'a clientOid of 33 characters',
    { clientOid: 'a'.repeat(33) },
    '25200',
    'clientOid validation error',
  ],
  ['a clientOid with a space', { clientOid: 'a b' }, '25200', 'clientOid validation error'],
  ['no price on a limit order', { price: null }, '40019', 'Parameter price cannot be empty'],
  ['a price that is no number', { price: '1e5' }, '40020', 'Parameter price error'],
  ['no quantity', { quantity: '' }, '40019', 'Parameter qty cannot be empty'],
  ['a negative quantity', { quantity: '-1' }, '40020', 'Parameter qty error'],
  ['a price beside the tick', { price: '64000.05' }, '25244', 'Price should be a multiple of 0.1'],
  [
    'a quantity beside the step',
    { quantity: '0.00015' },
    '25610',
    'Order amount does not meet precision requirements',
  ],
  [
    'too small a value',
    { quantity: '0.0001', price: '40000' },
    '45110',
    'less than the minimum amount 5 USDT',
  ],
  [
    'too large a quantity',
    { quantity: '1200.0001' },
    '25208',
    'BTCUSDT trading quantity cannot exceed 1200 units',
  ],
  [
    'too large a market quantity',
    { orderType: 'market', price: null, quantity: '221' },
    '25208',
    'BTCUSDT trading quantity cannot exceed 220 units',
  ],
  ['a buy above the band', { price: '67200.1' }, '25206', 'BTCUSDT trading price cannot exceed 5%'],
  [
    'a sell below the band',
    { side: 'sell', price: '60799.9' },
    '25205',
    'BTCUSDT trading price cannot be below 5%',
  ],
  [
    'reduce-only without a position',
    { reduceOnly: true, side: 'sell' },
    '25227',
    'No position available to close',
  ],
  [
    'a market order into an empty book',
    { orderType: 'market', price: null },
    '25209',
    'Insufficient market liquidity, please try again later',
  ],
  ['more margin than there is', { quantity: '20' }, '25203', 'Insufficient margin'],
  [
    'more spot coins than there are',
    { ...SPOT, side: 'sell', quantity: '1.000001' },
    '25202',
    'Insufficient balance',
  ],
  [
    'more spot money than there is',
    { ...SPOT, quantity: '0.2', price: '64000' },
    '25202',
    'Insufficient balance',
  ],
  [
    'a spot market buy for too little',
    { ...SPOT, orderType: 'market', price: null, quantity: '0.5' },
    '45110',
    'less than the minimum amount 1 USDT',
  ],
  [
    'too small a quantity',
    { quantity: '0.00001' },
    '25207',
    'BTCUSDT trading quantity cannot be less than 0.0001 units',
  ],
]

test.each(REFUSED)('%s is refused and changes nothing', (_name, change, code, msg) => {
  const engine = anExchange()
  const before = JSON.stringify(engine.snapshot().accounts)
  const outcome = place(engine, 'alice', change)
  expect(outcome.refusal).toEqual({ code, msg })
  expect(outcome.events).toEqual([])
  expect(outcome.orders).toEqual([])
  expect(JSON.stringify(engine.snapshot().accounts)).toBe(before)
})

test('the leverage limits the value of a position by its tier', () => {
  const engine = anExchange()
  const leverage = '150'
  run(engine, {
    kind: 'set-leverage',
    atMs: START_MS,
    accountId: 'alice',
    ...PERPETUAL,
    ...CROSSED,
    leverage,
  })
  // The first tier allows 150 times up to 150000 USDT: 2.3 x 64000 is 147200, 2.4 x 64000 is 153600.
  expect(place(engine, 'alice', { quantity: '2.4' }).refusal).toEqual({
    code: '25230',
    msg: 'Order quantity exceeds the maximum open quantity',
  })
  expect(place(engine, 'alice', { quantity: '2.3' }).refusal).toBeNull()
})

test('a clientOid is refused while its order is open and free again afterwards', () => {
  const engine = anExchange()
  const first = place(engine, 'alice', { clientOid: 'mine' })
  expect(place(engine, 'alice', { clientOid: 'mine' }).refusal).toEqual({
    code: '25212',
    msg: 'Duplicate clientOid',
  })
  expect(place(engine, 'bob', { clientOid: 'mine' }).refusal).toBeNull()
  const name = { orderId: orderIdOf(first), clientOid: null }
  run(engine, { kind: 'cancel-order', atMs: START_MS, accountId: 'alice', name })
  expect(place(engine, 'alice', { clientOid: 'mine' }).refusal).toBeNull()
})

test('the 401st open futures order is refused', () => {
  const engine = anExchange()
  for (let count = 0; count < 400; count += 1)
    expect(place(engine, 'alice', { quantity: '0.0002', price: '60000' }).refusal).toBeNull()
  expect(place(engine, 'alice').refusal).toEqual({
    code: '25211',
    msg: 'Exceeds the limit of 400 maximum orders',
  })
})

test('closing more than is held is refused', () => {
  const engine = anExchange()
  place(engine, 'house', { side: 'sell' })
  place(engine, 'alice')
  const outcome = place(engine, 'alice', { side: 'sell', reduceOnly: true, quantity: '0.0101' })
  expect(outcome.refusal?.code).toBe('25231')
})

test('cancel and modify tell an unknown and an unchanged order apart', () => {
  const engine = anExchange()
  const orderId = orderIdOf(place(engine, 'alice'))
  const base = { atMs: START_MS, accountId: 'alice' }
  const modify = (name: string, price: string | null, quantity: string | null) =>
    run(engine, {
      kind: 'modify-order',
      ...base,
      name: { orderId: name, clientOid: null },
      price,
      quantity,
      takeProfit: null,
      stopLoss: null,
      requestId: null,
      autoCancel: false,
    }).refusal?.code
  const cancel = (name: string) =>
    run(engine, { kind: 'cancel-order', ...base, name: { orderId: name, clientOid: null } }).refusal
  expect(cancel('1')).toEqual({ code: '25204', msg: 'Order does not exist' })
  expect(modify('1', '63000', null)).toBe('25204')
  expect(modify(orderId, '64000', '0.01')).toBe('25571')
  expect(modify(orderId, '64000.01', null)).toBe('25244')
  expect(modify(orderId, null, '20')).toBe('25203')
  expect(cancel(orderId)).toBeNull()
  expect(cancel(orderId)?.code).toBe('25204')
})

test('leverage is refused above the maximum and where the margin would not do', () => {
  const engine = anExchange()
  const set = (leverage: string) =>
    run(engine, {
      kind: 'set-leverage',
      atMs: START_MS,
      accountId: 'alice',
      ...PERPETUAL,
      ...CROSSED,
      leverage,
    })
  expect(set('151').refusal).toEqual({ code: '25223', msg: 'Exceeds Max. leverage' })
  expect(set('0').refusal?.code).toBe('40020')
  expect(set('150').refusal).toBeNull()
  expect(place(engine, 'alice', { quantity: '2', price: '64000' }).refusal).toBeNull()
  expect(set('1').refusal?.code).toBe('25228')
  expect(engine.leverage('alice', PERPETUAL)).toBe('150')
})
