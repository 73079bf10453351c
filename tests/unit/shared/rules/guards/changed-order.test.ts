import { describe, expect, it } from 'vitest'
import {
  orderAfterChange,
  triggerAfterChange,
} from '../../../../../shared/rules/guards/changed-order.ts'
import { aChange, anOrder } from '../../../../helpers/builders.ts'
import { anExit, aStrategyOrder } from '../../../../helpers/strategy-builders.ts'

describe('an order after a change', () => {
  it.each([
    ['more quantity', 'buy', { quantity: '0.02' }, { price: '60000', quantity: '0.02' }],
    ['a higher buy', 'buy', { price: '61000' }, { price: '61000', quantity: '0.01' }],
    ['a lower sell', 'sell', { price: '59000' }, { price: '59000', quantity: '0.01' }],
    ['a higher buy of less', 'buy', { price: '61000', quantity: '0.005' }, { quantity: '0.005' }],
  ] as const)('is judged anew with %s', (_what, side, change, after) => {
    expect(orderAfterChange(anOrder({ side }), aChange(change))).toMatchObject({ side, ...after })
  })

  it.each([
    ['less quantity', 'buy', { quantity: '0.005' }],
    ['a lower buy', 'buy', { price: '1' }],
    ['a higher sell', 'sell', { price: '900000' }],
    ['an exit', 'buy', { stopLoss: anExit('50000') }],
    ['the same figures', 'buy', { price: '60000.0', quantity: '0.010' }],
  ] as const)('adds no risk with %s', (_what, side, change) => {
    expect(orderAfterChange(anOrder({ side }), aChange(change))).toBeNull()
  })
})

describe('a trigger after a change', () => {
  const trigger = anExit('61000')
  const waiting = aStrategyOrder({
    ...{ kind: 'trigger', mode: null, side: 'buy', positionSide: null, reduceOnly: false },
    ...{ quantity: '0.2', takeProfit: null, trigger },
  })
  const change = { takeProfit: null, stopLoss: null, trigger: null, quantity: null }

  it('is judged anew with more quantity or another trigger', () => {
    expect(triggerAfterChange(waiting, { ...change, quantity: '0.3' })).toMatchObject({
      ...{ side: 'buy', quantity: '0.3', trigger },
    })
    const moved = anExit('62000')
    expect(triggerAfterChange(waiting, { ...change, trigger: moved })).toMatchObject({
      ...{ quantity: '0.2', trigger: moved },
    })
  })

  it('opens its position where the exchange does not tell its side', () => {
    const short = { ...waiting, side: null, positionSide: 'short' } as const
    expect(triggerAfterChange(short, { ...change, quantity: '0.3' })?.side).toBe('sell')
  })

  it('adds no risk with less, and exits of a position never do', () => {
    expect(triggerAfterChange(waiting, { ...change, quantity: '0.1' })).toBeNull()
    expect(triggerAfterChange(aStrategyOrder(), { ...change, quantity: '9' })).toBeNull()
  })
})
