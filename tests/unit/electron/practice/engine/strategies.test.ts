import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../../../electron/practice/engine/engine.ts'
import type { Outcome } from '../../../../../electron/practice/engine/queries.ts'
import {
  anExchange,
  BITCOIN_ONLY,
  fateOf,
  mark,
  orderIdOf,
  place,
  run,
  SPOT,
  START_MS,
} from '../../../../helpers/practice-scene.ts'
import {
  anExit,
  aStrategy,
  aTrigger,
  cancelStrategy,
  modifyStrategy,
  placeStrategy,
  quote,
  strategyOf,
  toldStatuses,
  tradeAt,
  withPosition,
} from '../../../../helpers/strategy-scene.ts'

function liquidationFree(outcome: Outcome): boolean {
  return !outcome.events.some((event) => event.kind === 'liquidation-started')
}

describe('exits of a position', () => {
  it('close the whole of it at market when the last price reaches the stop-loss', () => {
    const engine = withPosition()
    const id = orderIdOf(placeStrategy(engine, aStrategy({ stopLoss: anExit('63000') })))
    quote(engine, 'buy', '62900')
    const outcome = tradeAt(engine, '62999.9')
    expect(toldStatuses(outcome)).toEqual(['submitting', 'success'])
    expect(engine.positions('alice')).toEqual([])
    const strategy = strategyOf(engine, id)
    expect(strategy).toMatchObject({ status: 'success', reached: 'stopLoss' })
    const sent = engine.order('alice', { orderId: strategy.sentOrderId, clientOid: null })
    expect(sent).toMatchObject({
      status: 'filled',
      side: 'sell',
      reduceOnly: true,
      quantity: '0.1',
      averagePrice: '62900',
      delegateType: 'stop_loss_market',
      execType: 'normal',
    })
  })

  it('wait while the price has not reached them', () => {
    const engine = withPosition()
    const id = orderIdOf(placeStrategy(engine, aStrategy({ stopLoss: anExit('63000') })))
    tradeAt(engine, '63000.1')
    expect(strategyOf(engine, id).status).toBe('pending')
  })

  it.each([
    ['a long at a rising price', 'buy', 'long', '65000', '65000'],
    ['a short at a falling price', 'sell', 'short', '63000', '63000'],
  ] as const)('take the profit of %s', (_name, side, positionSide, level, price) => {
    const engine = withPosition(side)
    const request = aStrategy({ positionSide, stopLoss: null, takeProfit: anExit(level) })
    const id = orderIdOf(placeStrategy(engine, request))
    quote(engine, side === 'buy' ? 'buy' : 'sell', side === 'buy' ? '64900' : '63100')
    tradeAt(engine, price)
    expect(strategyOf(engine, id)).toMatchObject({ status: 'success', reached: 'takeProfit' })
    expect(engine.positions('alice')).toEqual([])
  })

  it('end together: a stop-loss that is reached takes its take-profit with it', () => {
    const engine = withPosition()
    const both = aStrategy({ stopLoss: anExit('63000'), takeProfit: anExit('65000') })
    const id = orderIdOf(placeStrategy(engine, both))
    quote(engine, 'buy', '62900')
    tradeAt(engine, '63000')
    expect(strategyOf(engine, id).reached).toBe('stopLoss')
    expect(toldStatuses(tradeAt(engine, '65000'))).toEqual([])
    expect(engine.openStrategies('alice')).toEqual([])
  })

  it('watch the mark price when asked to, and no other', () => {
    const engine = withPosition()
    const stop = aStrategy({ stopLoss: anExit('63500', { triggerBy: 'mark' }) })
    const id = orderIdOf(placeStrategy(engine, stop))
    quote(engine, 'buy', '63000')
    tradeAt(engine, '63400')
    expect(strategyOf(engine, id).status).toBe('pending')
    expect(liquidationFree(mark(engine, '63500'))).toBe(true)
    expect(strategyOf(engine, id).status).toBe('success')
  })

  it('send a limit order at its own price', () => {
    const engine = withPosition()
    const exit = anExit('65000', { orderType: 'limit', limitPrice: '65100' })
    const id = orderIdOf(placeStrategy(engine, aStrategy({ stopLoss: null, takeProfit: exit })))
    tradeAt(engine, '65000')
    const sent = strategyOf(engine, id).sentOrderId
    expect(engine.openOrders('alice')).toMatchObject([
      { orderId: sent, price: '65100', reduceOnly: true, delegateType: 'stop_profit_limit' },
    ])
  })

  it('fail with the refusal of the order that they send', () => {
    const engine = withPosition()
    const id = orderIdOf(placeStrategy(engine, aStrategy({ stopLoss: anExit('63000') })))
    // Nobody bids: a market order to sell finds an empty book.
    const outcome = tradeAt(engine, '63000')
    expect(toldStatuses(outcome)).toEqual(['submitting', 'failed'])
    expect(strategyOf(engine, id)).toMatchObject({
      status: 'failed',
      sentOrderId: null,
      refusal: { code: '25209' },
    })
    expect(engine.positions('alice')).toHaveLength(1)
  })

  it('close a part and leave the rest', () => {
    const engine = withPosition()
    const part = aStrategy({ mode: 'partial', quantity: '0.04', stopLoss: anExit('63000') })
    placeStrategy(engine, part)
    quote(engine, 'buy', '62900')
    tradeAt(engine, '63000')
    expect(engine.positions('alice')[0]?.size).toBe('0.06')
  })

  it('close no more than is left of a position that has shrunk', () => {
    const engine = withPosition()
    const part = aStrategy({ mode: 'partial', quantity: '0.08', stopLoss: anExit('63000') })
    const id = orderIdOf(placeStrategy(engine, part))
    quote(engine, 'buy', '63500', '0.05')
    place(engine, 'alice', { side: 'sell', orderType: 'market', price: null, quantity: '0.05' })
    quote(engine, 'buy', '62900')
    tradeAt(engine, '63000')
    expect(strategyOf(engine, id).status).toBe('success')
    expect(engine.positions('alice')).toEqual([])
  })

  it('are cancelled when their position is gone', () => {
    const engine = withPosition()
    const id = orderIdOf(placeStrategy(engine, aStrategy()))
    quote(engine, 'buy', '63500', '0.1')
    const closed = place(engine, 'alice', { side: 'sell', price: '63500', quantity: '0.1' })
    expect(toldStatuses(closed)).toEqual(['cancelled'])
    expect(strategyOf(engine, id)).toMatchObject({ status: 'cancelled', endedBy: 'position-gone' })
  })

  it('of the old side are cancelled when a fill turns the position round', () => {
    const engine = withPosition()
    placeStrategy(engine, aStrategy())
    quote(engine, 'buy', '63500', '0.2')
    place(engine, 'alice', { side: 'sell', price: '63500', quantity: '0.2' })
    expect(engine.positions('alice')).toMatchObject([{ side: 'short', size: '0.1' }])
    expect(engine.openStrategies('alice')).toEqual([])
  })

  it('fire one after the other, the nearest first, when one trade reaches several', () => {
    const engine = withPosition()
    const far = aStrategy({ mode: 'partial', quantity: '0.04', stopLoss: anExit('62000') })
    const near = aStrategy({ mode: 'partial', quantity: '0.04', stopLoss: anExit('63000') })
    const farId = orderIdOf(placeStrategy(engine, far))
    const nearId = orderIdOf(placeStrategy(engine, near))
    quote(engine, 'buy', '61900')
    const outcome = tradeAt(engine, '61950')
    const fired = outcome.events.flatMap((event) =>
      event.kind === 'strategy-changed' && event.strategy.status === 'success'
        ? [event.strategy.orderId]
        : [],
    )
    expect(fired).toEqual([nearId, farId])
  })

  it('reach further ones through the trades that they cause', () => {
    const engine = withPosition()
    const deep = aStrategy({ mode: 'partial', quantity: '0.02', stopLoss: anExit('62500') })
    placeStrategy(engine, deep)
    placeStrategy(
      engine,
      aStrategy({ mode: 'partial', quantity: '0.05', stopLoss: anExit('63000') }),
    )
    quote(engine, 'buy', '62400')
    tradeAt(engine, '63000')
    expect(engine.openStrategies('alice')).toEqual([])
    expect(engine.positions('alice')[0]?.size).toBe('0.03')
  })
})

describe('a trigger order', () => {
  it('above the price waits for a rise, then sends its order', () => {
    const engine = anExchange()
    const id = orderIdOf(placeStrategy(engine, aTrigger('64100')))
    expect(strategyOf(engine, id).triggerRises).toBe(true)
    quote(engine, 'sell', '64200')
    tradeAt(engine, '63000')
    expect(strategyOf(engine, id).status).toBe('pending')
    tradeAt(engine, '64150')
    expect(strategyOf(engine, id)).toMatchObject({ status: 'success', reached: 'trigger' })
    expect(engine.positions('alice')).toMatchObject([{ side: 'long', size: '0.01' }])
  })

  it('below the price waits for a fall and may send a limit order', () => {
    const engine = anExchange()
    const trigger = anExit('63900', { orderType: 'limit', limitPrice: '63000' })
    const id = orderIdOf(placeStrategy(engine, aTrigger('63900', { trigger })))
    tradeAt(engine, '63900')
    expect(engine.openOrders('alice')).toMatchObject([
      { orderId: strategyOf(engine, id).sentOrderId, price: '63000', delegateType: 'plan_limit' },
    ])
  })

  it('works on spot, where a market buy counts quote coin', () => {
    const engine = anExchange()
    const id = orderIdOf(placeStrategy(engine, aTrigger('64100', { ...SPOT, quantity: '640' })))
    place(engine, 'bob', { ...SPOT, side: 'sell', price: '64100', quantity: '0.5' })
    place(engine, 'house', { ...SPOT, side: 'buy', price: '64100', quantity: '0.001' })
    const sent = strategyOf(engine, id).sentOrderId ?? ''
    expect(fateOf(engine, 'alice', sent)).toMatch(/^(filled|partially_filled|cancelled)/)
    expect(engine.fills('alice', { orderId: sent }).length).toBeGreaterThan(0)
  })

  it('fails when it would reduce what is not there', () => {
    const engine = anExchange()
    const id = orderIdOf(
      placeStrategy(engine, aTrigger('63000', { side: 'sell', reduceOnly: true })),
    )
    quote(engine, 'buy', '62000')
    tradeAt(engine, '63000')
    expect(strategyOf(engine, id)).toMatchObject({ status: 'failed', refusal: { code: '25227' } })
  })
})

describe('changing and cancelling', () => {
  it('a changed level is the one that counts', () => {
    const engine = withPosition()
    const id = orderIdOf(placeStrategy(engine, aStrategy({ stopLoss: anExit('63000') })))
    expect(modifyStrategy(engine, id, { stopLoss: anExit('62000') }).refusal).toBeNull()
    quote(engine, 'buy', '61000')
    tradeAt(engine, '63000')
    expect(strategyOf(engine, id).status).toBe('pending')
    tradeAt(engine, '62000')
    expect(strategyOf(engine, id).status).toBe('success')
  })

  it('one exit can be added and the other taken away', () => {
    const engine = withPosition()
    const id = orderIdOf(placeStrategy(engine, aStrategy()))
    modifyStrategy(engine, id, { stopLoss: 'remove', takeProfit: anExit('65000') })
    expect(strategyOf(engine, id)).toMatchObject({
      stopLoss: null,
      takeProfit: { triggerPrice: '65000' },
    })
  })

  it('a trigger order moved to the other side of the price waits for the other direction', () => {
    const engine = anExchange()
    const id = orderIdOf(placeStrategy(engine, aTrigger('64100')))
    modifyStrategy(engine, id, { trigger: anExit('63900'), quantity: '0.02' })
    expect(strategyOf(engine, id)).toMatchObject({ triggerRises: false, quantity: '0.02' })
    tradeAt(engine, '64100')
    expect(strategyOf(engine, id).status).toBe('pending')
    quote(engine, 'sell', '63950')
    tradeAt(engine, '63900')
    expect(strategyOf(engine, id).status).toBe('success')
  })

  it('a cancelled one never fires', () => {
    const engine = withPosition()
    const id = orderIdOf(placeStrategy(engine, aStrategy({ stopLoss: anExit('63000') })))
    expect(toldStatuses(cancelStrategy(engine, id))).toEqual(['cancelled'])
    quote(engine, 'buy', '62900')
    expect(toldStatuses(tradeAt(engine, '62900'))).toEqual([])
    expect(strategyOf(engine, id)).toMatchObject({ status: 'cancelled', endedBy: 'user' })
  })

  it('the clientOid of an ended one can be used again', () => {
    const engine = withPosition()
    const named = aStrategy({ clientOid: 'stop-1' })
    cancelStrategy(engine, orderIdOf(placeStrategy(engine, named)))
    expect(placeStrategy(engine, named).refusal).toBeNull()
  })
})

describe('after a restart', () => {
  it('strategy orders wait for the same prices, and the countdown runs on', () => {
    const engine = withPosition()
    const id = orderIdOf(placeStrategy(engine, aStrategy({ stopLoss: anExit('63000') })))
    run(engine, { kind: 'set-countdown', atMs: START_MS, accountId: 'alice', seconds: 60 })
    const restored = createEngine({
      instruments: BITCOIN_ONLY,
      startAtMs: START_MS,
      seed: 1,
      restored: JSON.parse(JSON.stringify(engine.snapshot())),
    })
    const house = { accountId: 'house', role: 'house', balances: [] } as const
    run(restored, { kind: 'create-account', atMs: START_MS, ...house })
    expect(restored.countdownAtMs('alice')).toBe(START_MS + 60_000)
    quote(restored, 'buy', '62900')
    tradeAt(restored, '62950')
    expect(strategyOf(restored, id).status).toBe('success')
    expect(restored.positions('alice')).toEqual([])
  })
})
