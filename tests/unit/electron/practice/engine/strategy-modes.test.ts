import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../../../electron/practice/engine/engine.ts'
import type { Engine } from '../../../../../electron/practice/engine/queries.ts'
import { BITCOIN_EVERYWHERE } from '../../../../helpers/engine-commands.ts'
import {
  anExchange,
  mark,
  openAccount,
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
  placeStrategy,
  quote,
  strategyOf,
  tradeAt,
} from '../../../../helpers/strategy-scene.ts'

/** Alice is long 0.1 and short 0.05 from 64000, at once. */
function hedged(): Engine {
  const engine = anExchange()
  const accountId = 'alice'
  run(engine, { kind: 'set-hold-mode', atMs: START_MS, accountId, holdMode: 'hedge_mode' })
  quote(engine, 'sell', '64000', '0.1')
  place(engine, 'alice', { positionSide: 'long', quantity: '0.1' })
  quote(engine, 'buy', '64000', '0.05')
  place(engine, 'alice', { side: 'sell', positionSide: 'short', quantity: '0.05' })
  return engine
}

describe('in hedge mode', () => {
  it('each side has exits of its own, and only that side is closed', () => {
    const engine = hedged()
    const ofLong = orderIdOf(placeStrategy(engine, aStrategy({ stopLoss: anExit('63000') })))
    const ofShort = orderIdOf(
      placeStrategy(engine, aStrategy({ positionSide: 'short', stopLoss: anExit('65000') })),
    )
    quote(engine, 'buy', '62900')
    tradeAt(engine, '63000')
    expect(strategyOf(engine, ofLong).status).toBe('success')
    expect(strategyOf(engine, ofShort).status).toBe('pending')
    expect(engine.positions('alice')).toMatchObject([{ side: 'short', size: '0.05' }])
    const sent = strategyOf(engine, ofLong).sentOrderId
    expect(engine.order('alice', { orderId: sent, clientOid: null })).toMatchObject({
      positionSide: 'long',
      tradeSide: 'close_long',
    })
  })

  it('an exit closes what resting closing orders leave', () => {
    const engine = hedged()
    const closing = { side: 'sell', positionSide: 'long', price: '66000' } as const
    const resting = orderIdOf(place(engine, 'alice', { ...closing, quantity: '0.04' }))
    placeStrategy(engine, aStrategy({ stopLoss: anExit('63000') }))
    quote(engine, 'buy', '62900')
    tradeAt(engine, '63000')
    expect(engine.positions('alice', {}).find(({ side }) => side === 'long')?.size).toBe('0.04')
    expect(engine.openOrders('alice')).toMatchObject([{ orderId: resting, quantity: '0.04' }])
  })

  it('an exit that finds everything being closed fails and says so', () => {
    const engine = hedged()
    place(engine, 'alice', { side: 'sell', positionSide: 'long', price: '66000', quantity: '0.1' })
    const id = orderIdOf(placeStrategy(engine, aStrategy({ stopLoss: anExit('63000') })))
    quote(engine, 'buy', '62900')
    tradeAt(engine, '63000')
    expect(strategyOf(engine, id)).toMatchObject({ status: 'failed', refusal: { code: '25225' } })
  })

  it('only opening orders take preset exits, and they guard the side that they open', () => {
    const engine = hedged()
    const stop = { stopLoss: anExit('65000') }
    const closing = { side: 'sell', positionSide: 'long', price: '66000' } as const
    expect(place(engine, 'alice', { ...closing, ...stop }).refusal?.code).toBe('25612')
    quote(engine, 'buy', '64000', '0.02')
    place(engine, 'alice', { side: 'sell', positionSide: 'short', quantity: '0.02', ...stop })
    expect(engine.openStrategies('alice')).toMatchObject([
      { positionSide: 'short', quantity: '0.02' },
    ])
  })

  it('a trigger order names the side that it opens', () => {
    const engine = hedged()
    expect(placeStrategy(engine, aTrigger('65000')).refusal?.code).toBe('25236')
    const id = orderIdOf(placeStrategy(engine, aTrigger('64500', { positionSide: 'long' })))
    quote(engine, 'sell', '64600')
    tradeAt(engine, '64500')
    expect(strategyOf(engine, id).status).toBe('success')
    expect(engine.positions('alice').find(({ side }) => side === 'long')?.size).toBe('0.11')
  })

  it('closing both sides at once fires what the first of them reaches', () => {
    const engine = hedged()
    const trigger = aTrigger('63500', { side: 'sell', positionSide: 'short', quantity: '0.001' })
    const id = orderIdOf(placeStrategy(engine, trigger))
    quote(engine, 'buy', '63400')
    quote(engine, 'sell', '64100')
    const scope = { category: 'USDT-FUTURES', symbol: null, side: null } as const
    run(engine, { kind: 'close-positions', atMs: START_MS, accountId: 'alice', ...scope })
    expect(strategyOf(engine, id).status).toBe('success')
  })
})

describe('an isolated position', () => {
  it('is closed by its exits, and its margin comes back', () => {
    const engine = anExchange()
    quote(engine, 'sell', '64000', '0.1')
    const stop = { stopLoss: anExit('63500', { triggerBy: 'mark' }) }
    place(engine, 'alice', { marginMode: 'isolated', quantity: '0.1', ...stop })
    expect(engine.openStrategies('alice')).toMatchObject([{ marginMode: 'isolated' }])
    quote(engine, 'buy', '63450')
    mark(engine, '63500')
    expect(engine.positions('alice')).toEqual([])
    const usdt = engine.account('alice')?.coins.find(({ coin }) => coin === 'USDT')
    expect(usdt?.available).toBe(usdt?.balance)
  })
})

describe('a product line', () => {
  function everywhere(): Engine {
    const engine = createEngine({ instruments: BITCOIN_EVERYWHERE, startAtMs: START_MS, seed: 1 })
    openAccount(engine, 'alice')
    openAccount(engine, 'bob')
    const house = { accountId: 'house', role: 'house', balances: [] } as const
    run(engine, { kind: 'create-account', atMs: START_MS, ...house })
    return engine
  }

  it('with coin margin guards contracts', () => {
    const engine = everywhere()
    const line = { category: 'COIN-FUTURES', symbol: 'BTCUSD', quantity: '640' } as const
    place(engine, 'house', { ...line, side: 'sell' })
    place(engine, 'alice', { ...line, stopLoss: anExit('63000') })
    expect(engine.openStrategies('alice')).toMatchObject([
      { category: 'COIN-FUTURES', quantity: '640' },
    ])
    place(engine, 'house', { ...line, side: 'buy', price: '63000', quantity: '1000' })
    place(engine, 'bob', { ...line, side: 'sell', price: '63000', quantity: '100' })
    expect(engine.positions('alice')).toEqual([])
    expect(engine.strategyHistory('alice')).toMatchObject([{ reached: 'stopLoss' }])
  })

  it('with borrowing takes trigger orders by the prices of spot, and no exits', () => {
    const engine = everywhere()
    const margin = { ...SPOT, category: 'MARGIN' } as const
    expect(placeStrategy(engine, aStrategy(margin)).refusal?.code).toBe('25593')
    expect(place(engine, 'alice', { ...margin, stopLoss: anExit('63000') }).refusal?.code).toBe(
      '25593',
    )
    const trigger = anExit('64100', { orderType: 'limit', limitPrice: '64000' })
    const id = orderIdOf(placeStrategy(engine, aTrigger('64100', { ...margin, trigger })))
    place(engine, 'house', { ...SPOT, side: 'sell', price: '64100' })
    place(engine, 'bob', { ...SPOT, price: '64100' })
    expect(strategyOf(engine, id)).toMatchObject({ category: 'MARGIN', status: 'success' })
    expect(engine.openOrders('alice')).toMatchObject([{ category: 'MARGIN', price: '64000' }])
  })
})
