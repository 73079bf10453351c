import { describe, expect, it } from 'vitest'
import type { Engine } from '../../../../../electron/practice/engine/queries.ts'
import {
  anExchange,
  anOrder,
  fateOf,
  orderIdOf,
  place,
  run,
  SPOT,
  START_MS,
} from '../../../../helpers/practice-scene.ts'
import { aTrigger, placeStrategy, strategyOf } from '../../../../helpers/strategy-scene.ts'

function arm(engine: Engine, seconds: number, atMs = START_MS) {
  return run(engine, { kind: 'set-countdown', atMs, accountId: 'alice', seconds })
}

function passTime(engine: Engine, seconds: number) {
  return run(engine, { kind: 'pass-time', atMs: START_MS + seconds * 1000 })
}

describe('the countdown', () => {
  it.each([4, 61, -1, 5.5, Number.NaN, 1e9])('of %d seconds is refused', (seconds) => {
    const engine = anExchange()
    expect(arm(engine, seconds).refusal).toEqual({
      code: '40020',
      msg: 'Parameter countdown error',
    })
    expect(engine.countdownAtMs('alice')).toBeNull()
  })

  it('cancels orders of every product line and strategy orders when it runs out', () => {
    const engine = anExchange()
    const futures = orderIdOf(place(engine, 'alice', { price: '63000' }))
    const spot = orderIdOf(place(engine, 'alice', { ...SPOT, price: '63000' }))
    const trigger = orderIdOf(placeStrategy(engine, aTrigger('65000')))
    const other = orderIdOf(place(engine, 'bob', { price: '63000' }))
    arm(engine, 5)
    passTime(engine, 4.999)
    expect(engine.openOrders('alice')).toHaveLength(2)
    passTime(engine, 5)
    expect(fateOf(engine, 'alice', futures)).toBe('cancelled normal_cancel')
    expect(fateOf(engine, 'alice', spot)).toBe('cancelled normal_cancel')
    expect(strategyOf(engine, trigger)).toMatchObject({
      status: 'cancelled',
      endedBy: 'countdown',
    })
    expect(fateOf(engine, 'bob', other)).toBe('new -')
    expect(engine.countdownAtMs('alice')).toBeNull()
  })

  it('starts again with each call and is disarmed by 0', () => {
    const engine = anExchange()
    place(engine, 'alice', { price: '63000' })
    arm(engine, 5)
    arm(engine, 10, START_MS + 4000)
    expect(engine.countdownAtMs('alice')).toBe(START_MS + 14_000)
    passTime(engine, 13)
    arm(engine, 0, START_MS + 13_000)
    passTime(engine, 60)
    expect(engine.openOrders('alice')).toHaveLength(1)
  })

  it('runs out before any later command, which then meets an account without orders', () => {
    const engine = anExchange()
    place(engine, 'alice', { price: '63000', clientOid: 'same' })
    arm(engine, 5)
    const order = anOrder({ price: '62000', clientOid: 'same' })
    const atMs = START_MS + 6000
    const outcome = run(engine, { kind: 'place-order', atMs, accountId: 'alice', order })
    expect(outcome.refusal).toBeNull()
    expect(engine.openOrders('alice')).toMatchObject([{ price: '62000' }])
  })

  it('tells of itself, so that it is armed after a restart', () => {
    const { events } = arm(anExchange(), 30)
    expect(events).toEqual([
      {
        kind: 'countdown-changed',
        accountId: 'alice',
        countdownAtMs: START_MS + 30_000,
        atMs: START_MS,
      },
    ])
  })
})
