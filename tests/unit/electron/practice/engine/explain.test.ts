import { describe, expect, it, test } from 'vitest'
import type { OrderRequest } from '../../../../../electron/practice/engine/order-commands.ts'
import type { Engine, Outcome } from '../../../../../electron/practice/engine/queries.ts'
import { FILL_REASONS, type FillReason } from '../../../../../shared/domain/practice-control.ts'
import {
  anExchange,
  anOrder,
  mark,
  orderIdOf,
  place,
  run,
  START_MS,
} from '../../../../helpers/practice-scene.ts'
import {
  anExit,
  aStrategy,
  cancelStrategy,
  placeStrategy,
  quote,
  tradeAt,
  withPosition,
} from '../../../../helpers/strategy-scene.ts'

function alices(engine: Engine, changes: Partial<OrderRequest> = {}): string {
  return orderIdOf(place(engine, 'alice', changes))
}

function later(engine: Engine, accountId: string, changes: Partial<OrderRequest>, ms: number) {
  const order = anOrder(changes)
  return run(engine, { kind: 'place-order', atMs: START_MS + ms, accountId, order })
}

function cancel(engine: Engine, orderId: string): Outcome {
  const name = { orderId, clientOid: null }
  return run(engine, { kind: 'cancel-order', atMs: START_MS, accountId: 'alice', name })
}

const AT_MARKET = { orderType: 'market', price: null } as const

/** One scene for each reason; the order that it returns is the one asked about. */
const SCENES: Readonly<
  Record<FillReason, readonly [scene: (engine: Engine) => string, values: Record<string, string>]>
> = {
  'price-not-reached': [
    (engine) => {
      quote(engine, 'sell', '64100')
      quote(engine, 'buy', '63950')
      return alices(engine, { price: '63900' })
    },
    { price: '63900', best: '64100', distance: '200' },
  ],
  'behind-in-queue': [
    (engine) => {
      quote(engine, 'buy', '64000', '0.4')
      return alices(engine)
    },
    { price: '64000', ahead: '0.4' },
  ],
  'first-in-queue': [(engine) => alices(engine), { price: '64000' }],
  'took-on-arrival': [
    (engine) => {
      quote(engine, 'sell', '63990', '0.01')
      quote(engine, 'sell', '64000', '0.03')
      return alices(engine, { quantity: '0.04' })
    },
    { averagePrice: '63997.5', levels: '2' },
  ],
  'taken-while-resting': [
    (engine) => {
      const id = alices(engine)
      later(engine, 'house', { side: 'sell', price: '64000' }, 1500)
      return id
    },
    { price: '64000', waitedMs: '1500' },
  ],
  'took-then-rested': [
    (engine) => {
      quote(engine, 'sell', '63990', '0.01')
      const id = alices(engine, { quantity: '0.02' })
      quote(engine, 'sell', '64000', '0.01')
      return id
    },
    { averagePrice: '63995' },
  ],
  'partly-filled': [
    (engine) => {
      const id = alices(engine, { quantity: '0.1' })
      quote(engine, 'sell', '64000', '0.04')
      return id
    },
    { filled: '0.04', left: '0.06', ahead: '0' },
  ],
  'ioc-found-too-little': [
    (engine) => {
      quote(engine, 'sell', '63990', '0.004')
      return alices(engine, { timeInForce: 'ioc' })
    },
    { price: '64000', best: '63990', filled: '0.004' },
  ],
  'fok-found-too-little': [
    (engine) => {
      quote(engine, 'sell', '63990', '0.004')
      return alices(engine, { timeInForce: 'fok' })
    },
    { wanted: '0.01', found: '0.004' },
  ],
  'post-only-would-take': [
    (engine) => {
      quote(engine, 'sell', '63990')
      return alices(engine, { timeInForce: 'post_only' })
    },
    { price: '64000', best: '63990' },
  ],
  'self-trade-prevented': [
    (engine) => {
      alices(engine, { side: 'sell', price: '64000' })
      return alices(engine, { stpMode: 'cancel_taker' })
    },
    {},
  ],
  'came-too-late': [
    (engine) => {
      quote(engine, 'sell', '64000')
      const order = anOrder()
      const common = { kind: 'place-order', atMs: START_MS, accountId: 'alice' } as const
      return orderIdOf(run(engine, { ...common, order, isLate: true }))
    },
    {},
  ],
  'cancelled-by-user': [
    (engine) => {
      const id = alices(engine)
      cancel(engine, id)
      return id
    },
    {},
  ],
  'book-ran-out': [
    (engine) => {
      quote(engine, 'sell', '64000', '0.004')
      return alices(engine, AT_MARKET)
    },
    { filled: '0.004' },
  ],
  'reduce-only-displaced': [
    (engine) => {
      quote(engine, 'sell', '64000', '0.01')
      alices(engine)
      const closing = { side: 'sell', price: '65000', reduceOnly: true } as const
      const id = alices(engine, closing)
      place(engine, 'alice', { ...closing, price: '65100' })
      return id
    },
    {},
  ],
  'nothing-left-to-reduce': [
    (engine) => {
      quote(engine, 'sell', '64000', '0.01')
      alices(engine)
      const id = alices(engine, { side: 'sell', price: '65000', reduceOnly: true })
      quote(engine, 'buy', '63900', '0.01')
      alices(engine, { side: 'sell', price: '63900' })
      return id
    },
    {},
  ],
  liquidated: [
    (engine) => {
      quote(engine, 'sell', '64000', '1.4')
      alices(engine, { quantity: '1.4' })
      mark(engine, '1000')
      return engine.orderHistory('alice')[0]?.orderId ?? ''
    },
    {},
  ],
  'partly-liquidated': [
    (engine) => {
      quote(engine, 'sell', '64000', '10')
      alices(engine, { quantity: '10' })
      mark(engine, '57460')
      return engine.fills('alice')[0]?.orderId ?? ''
    },
    {},
  ],
  deleveraged: [
    (engine) => {
      quote(engine, 'sell', '64000', '10')
      place(engine, 'bob', { quantity: '10' })
      place(engine, 'house', { quantity: '0.1' })
      alices(engine, { side: 'sell', quantity: '0.1' })
      mark(engine, '50000')
      return engine.fills('alice')[0]?.orderId ?? ''
    },
    {},
  ],
  'countdown-ran-out': [
    (engine) => {
      const id = alices(engine)
      run(engine, { kind: 'set-countdown', atMs: START_MS, accountId: 'alice', seconds: 5 })
      run(engine, { kind: 'pass-time', atMs: START_MS + 5000 })
      return id
    },
    {},
  ],
  'trigger-not-reached': [
    (engine) => {
      quote(engine, 'sell', '64000', '0.01')
      alices(engine)
      const exits = {
        stopLoss: anExit('63000'),
        takeProfit: anExit('64100', { triggerBy: 'mark' }),
      }
      return orderIdOf(placeStrategy(engine, aStrategy(exits)))
    },
    { triggerPrice: '64100', now: '64000', distance: '100' },
  ],
  triggered: [
    (engine) => {
      quote(engine, 'sell', '64000', '0.01')
      alices(engine)
      const id = orderIdOf(placeStrategy(engine, aStrategy({ stopLoss: anExit('63000') })))
      quote(engine, 'buy', '62900')
      tradeAt(engine, '62950')
      return id
    },
    { triggerPrice: '63000' },
  ],
  'trigger-refused': [
    (engine) => {
      quote(engine, 'sell', '64000', '0.01')
      alices(engine)
      const id = orderIdOf(placeStrategy(engine, aStrategy({ stopLoss: anExit('63000') })))
      tradeAt(engine, '62950')
      return id
    },
    {
      triggerPrice: '63000',
      code: '25209',
      message: 'Insufficient market liquidity, please try again later',
    },
  ],
}

test.each(FILL_REASONS)('says %s, in figures', (reason) => {
  const engine = anExchange()
  const [scene, values] = SCENES[reason]
  const orderId = scene(engine)
  expect(engine.explain('alice', orderId)).toEqual({ orderId, reason, values })
})

describe('an explanation', () => {
  it('of a strategy order that was cancelled says by whom', () => {
    const engine = withPosition()
    const byUser = orderIdOf(placeStrategy(engine, aStrategy()))
    cancelStrategy(engine, byUser)
    const byPosition = orderIdOf(placeStrategy(engine, aStrategy()))
    quote(engine, 'buy', '63900', '0.1')
    alices(engine, { side: 'sell', price: '63900', quantity: '0.1' })
    expect(engine.explain('alice', byUser)?.reason).toBe('cancelled-by-user')
    expect(engine.explain('alice', byPosition)?.reason).toBe('nothing-left-to-reduce')
  })

  it('is for the owner alone', () => {
    const engine = anExchange()
    const id = alices(engine)
    expect(engine.explain('bob', id)).toBeNull()
    expect(engine.explain('alice', '1')).toBeNull()
  })

  it('of a price that nobody offers against looks at the last price', () => {
    const engine = anExchange()
    quote(engine, 'buy', '64000')
    const id = alices(engine, { price: '63900' })
    expect(engine.explain('alice', id)?.values).toMatchObject({ best: '64000', distance: '100' })
  })
})
