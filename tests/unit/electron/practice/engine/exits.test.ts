import { describe, expect, it, test } from 'vitest'
import type {
  ModifyOrder,
  OrderRequest,
} from '../../../../../electron/practice/engine/order-commands.ts'
import type { Engine } from '../../../../../electron/practice/engine/queries.ts'
import {
  anExchange,
  orderIdOf,
  place,
  run,
  SPOT,
  START_MS,
} from '../../../../helpers/practice-scene.ts'
import {
  anExit,
  cancelStrategy,
  modifyStrategy,
  quote,
  strategyOf,
  tradeAt,
  withPosition,
} from '../../../../helpers/strategy-scene.ts'

function modify(engine: Engine, orderId: string, changes: Partial<ModifyOrder>) {
  return run(engine, {
    kind: 'modify-order',
    atMs: START_MS,
    accountId: 'alice',
    name: { orderId, clientOid: null },
    price: null,
    quantity: null,
    takeProfit: null,
    stopLoss: null,
    requestId: null,
    autoCancel: false,
    ...changes,
  })
}

const MARK = { triggerBy: 'mark' } as const
const limit = (limitPrice: string) => ({ orderType: 'limit', limitPrice }) as const
const AT_MARKET = { orderType: 'market', price: null } as const
const SHORT = { side: 'sell' } as const

const REFUSED: ReadonlyArray<readonly [name: string, change: Partial<OrderRequest>, code: string]> =
  [
    ['on spot', { ...SPOT, stopLoss: anExit('63000') }, '25593'],
    ['on an order that only reduces', { reduceOnly: true, stopLoss: anExit('63000') }, '25612'],
    ['a take-profit of 0', { takeProfit: anExit('0') }, '25583'],
    ['a stop-loss of 0', { stopLoss: anExit('0') }, '25584'],
    ['a take-profit limit of 0', { takeProfit: anExit('65000', limit('0')) }, '25604'],
    ['a stop-loss limit of 0', { stopLoss: anExit('63000', limit('0')) }, '25605'],
    ['a take-profit beside the tick', { takeProfit: anExit('65000.05') }, '25606'],
    ['a stop-loss beside the tick', { stopLoss: anExit('63000.05') }, '25607'],
    [
      'a take-profit limit beside the tick',
      { takeProfit: anExit('65000', limit('1.05')) },
      '25608',
    ],
    ['a stop-loss limit beside the tick', { stopLoss: anExit('63000', limit('1.05')) }, '25609'],
    ['a take-profit of a long at its price', { takeProfit: anExit('64000') }, '25579'],
    ['a stop-loss of a long above its price', { stopLoss: anExit('64000.1') }, '25580'],
    [
      'a take-profit of a short above its price',
      { ...SHORT, takeProfit: anExit('65000') },
      '25581',
    ],
    ['a stop-loss of a short below its price', { ...SHORT, stopLoss: anExit('63000') }, '25582'],
    ['at market, a long take-profit below', { ...AT_MARKET, takeProfit: anExit('63000') }, '25652'],
    ['at market, a long stop-loss above', { ...AT_MARKET, stopLoss: anExit('65000') }, '25650'],
    [
      'at market, a short take-profit above',
      { ...AT_MARKET, ...SHORT, takeProfit: anExit('65000') },
      '25651',
    ],
    [
      'at market, a short stop-loss below',
      { ...AT_MARKET, ...SHORT, stopLoss: anExit('63000') },
      '25588',
    ],
    [
      'at market, a long take-profit below the mark price',
      { ...AT_MARKET, takeProfit: anExit('63000', MARK) },
      '25589',
    ],
  ]

test.each(REFUSED)('preset exits: %s is refused', (_name, change, code) => {
  const engine = anExchange()
  quote(engine, 'sell', '64100')
  quote(engine, 'buy', '63900')
  const outcome = place(engine, 'alice', change)
  expect(outcome.refusal?.code).toBe(code)
  expect(outcome.events).toEqual([])
})

describe('preset exits', () => {
  const BOTH = { takeProfit: anExit('65000'), stopLoss: anExit('63000') }

  it('are shown on the order and guard nothing before it fills', () => {
    const engine = anExchange()
    place(engine, 'alice', BOTH)
    expect(engine.openOrders('alice')[0]).toMatchObject(BOTH)
    expect(engine.openStrategies('alice')).toEqual([])
  })

  it('guard what has filled so far, in one strategy order that grows', () => {
    const engine = anExchange()
    const parentOrderId = orderIdOf(place(engine, 'alice', { ...BOTH, quantity: '0.1' }))
    quote(engine, 'sell', '64000', '0.03')
    expect(engine.openStrategies('alice')).toMatchObject([
      {
        ...BOTH,
        parentOrderId,
        strategyKind: 'tpsl',
        mode: 'partial',
        positionSide: 'long',
        side: 'sell',
        quantity: '0.03',
        status: 'pending',
      },
    ])
    quote(engine, 'sell', '64000', '0.07')
    expect(engine.openStrategies('alice')).toMatchObject([{ quantity: '0.1' }])
  })

  it('guard only what opens: an order that turns a position round guards the new side', () => {
    const engine = withPosition()
    quote(engine, 'buy', '63500', '0.15')
    const exits = { stopLoss: anExit('64000') }
    place(engine, 'alice', { ...SHORT, price: '63500', quantity: '0.15', ...exits })
    expect(engine.openStrategies('alice')).toMatchObject([
      { positionSide: 'short', side: 'buy', quantity: '0.05' },
    ])
  })

  it('close their part when reached', () => {
    const engine = withPosition()
    quote(engine, 'sell', '64000', '0.05')
    place(engine, 'alice', { ...BOTH, quantity: '0.05' })
    const [strategy] = engine.openStrategies('alice')
    quote(engine, 'buy', '62900')
    tradeAt(engine, '63000')
    expect(strategyOf(engine, strategy?.orderId ?? '').reached).toBe('stopLoss')
    expect(engine.positions('alice')[0]?.size).toBe('0.1')
  })

  it('stay when the rest of their order is cancelled', () => {
    const engine = anExchange()
    const orderId = orderIdOf(place(engine, 'alice', { ...BOTH, quantity: '0.1' }))
    quote(engine, 'sell', '64000', '0.03')
    const name = { orderId, clientOid: null }
    run(engine, { kind: 'cancel-order', atMs: START_MS, accountId: 'alice', name })
    expect(engine.openStrategies('alice')).toMatchObject([{ quantity: '0.03' }])
  })

  it.each([
    ['changed', 'changed'],
    ['cancelled', 'cancelled'],
  ] as const)('once the strategy order is %s, later fills get one of their own', (_name, how) => {
    const engine = anExchange()
    place(engine, 'alice', { ...BOTH, quantity: '0.1' })
    quote(engine, 'sell', '64000', '0.03')
    const id = engine.openStrategies('alice')[0]?.orderId ?? ''
    if (how === 'changed') modifyStrategy(engine, id, { stopLoss: anExit('62000') })
    else cancelStrategy(engine, id)
    quote(engine, 'sell', '64000', '0.02')
    const added = engine.openStrategies('alice').filter(({ orderId }) => orderId !== id)
    expect(added).toMatchObject([{ ...BOTH, quantity: '0.02' }])
  })

  it('change with their order, which keeps its place in line', () => {
    const engine = anExchange()
    const orderId = orderIdOf(place(engine, 'alice', BOTH))
    const priority = engine.openOrders('alice')[0]?.priority
    const change = { takeProfit: 'remove', stopLoss: anExit('62000', MARK) } as const
    expect(modify(engine, orderId, change).refusal).toBeNull()
    expect(engine.openOrders('alice')[0]).toMatchObject({
      takeProfit: null,
      stopLoss: { triggerPrice: '62000', triggerBy: 'mark' },
      priority,
    })
  })

  it('that stay must fit a changed price, and a change of nothing is refused', () => {
    const engine = anExchange()
    const orderId = orderIdOf(place(engine, 'alice', BOTH))
    expect(modify(engine, orderId, { price: '62900' }).refusal?.code).toBe('25580')
    expect(modify(engine, orderId, { stopLoss: anExit('63000') }).refusal?.code).toBe('25571')
    expect(engine.openOrders('alice')[0]).toMatchObject({ ...BOTH, price: '64000' })
  })
})
