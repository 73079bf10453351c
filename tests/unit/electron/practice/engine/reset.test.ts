import { describe, expect, it } from 'vitest'
import type { ResetAccount } from '../../../../../electron/practice/engine/account-commands.ts'
import type { Engine } from '../../../../../electron/practice/engine/queries.ts'
import { place, run, START_MS } from '../../../../helpers/practice-scene.ts'
import {
  aStrategy,
  aTrigger,
  placeStrategy,
  withPosition,
} from '../../../../helpers/strategy-scene.ts'

function reset(engine: Engine, changes: Partial<ResetAccount>) {
  return run(engine, {
    kind: 'reset-account',
    atMs: START_MS,
    accountId: 'alice',
    exposure: false,
    history: false,
    balances: null,
    ...changes,
  })
}

function busy(): Engine {
  const engine = withPosition()
  place(engine, 'alice', { price: '63000' })
  placeStrategy(engine, aStrategy())
  placeStrategy(engine, aTrigger('65000'))
  run(engine, { kind: 'set-countdown', atMs: START_MS, accountId: 'alice', seconds: 60 })
  return engine
}

describe('a reset', () => {
  it('of the exposure ends orders, strategy orders, positions and the countdown without a fill', () => {
    const engine = busy()
    const fills = engine.fills('alice')
    const balance = engine.account('alice')?.coins
    const { events } = reset(engine, { exposure: true })
    expect(engine.openOrders('alice')).toEqual([])
    expect(engine.openStrategies('alice')).toEqual([])
    expect(engine.positions('alice')).toEqual([])
    expect(engine.countdownAtMs('alice')).toBeNull()
    expect(engine.fills('alice')).toEqual(fills)
    expect(engine.account('alice')?.coins.map((coin) => coin.balance)).toEqual(
      balance?.map((coin) => coin.balance),
    )
    expect(events).toContainEqual(
      expect.objectContaining({
        kind: 'position-changed',
        position: expect.objectContaining({ status: 'ended', size: '0' }),
      }),
    )
    expect(engine.strategyHistory('alice').map(({ endedBy }) => endedBy)).toEqual([
      'reset',
      'reset',
    ])
  })

  it('of the history forgets the past and leaves what is open', () => {
    const engine = busy()
    reset(engine, { history: true })
    expect(engine.fills('alice')).toEqual([])
    expect(engine.orderHistory('alice')).toEqual([])
    expect(engine.openOrders('alice')).toHaveLength(1)
    expect(engine.openStrategies('alice')).toHaveLength(2)
    expect(engine.positions('alice')).toHaveLength(1)
  })

  it('of everything leaves an account as if it were made with the balances', () => {
    const engine = busy()
    const balances = [{ coin: 'USDT', amount: '500' }]
    reset(engine, { exposure: true, history: true, balances })
    expect(engine.orderHistory('alice')).toEqual([])
    expect(engine.strategyHistory('alice')).toEqual([])
    expect(engine.account('alice')).toMatchObject({
      equity: '500',
      coins: [
        { coin: 'USDT', balance: '500', available: '500' },
        { coin: 'BTC', balance: '0' },
      ],
    })
  })

  it.each(['-1', 'many', '1e5'])('to %s USDT is refused and changes nothing', (amount) => {
    const engine = busy()
    const balances = [{ coin: 'USDT', amount }]
    const outcome = reset(engine, { exposure: true, balances })
    expect(outcome.refusal?.code).toBe('40020')
    expect(outcome.events).toEqual([])
    expect(engine.positions('alice')).toHaveLength(1)
  })
})
