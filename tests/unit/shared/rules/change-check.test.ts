import { describe, expect, it } from 'vitest'
import { checkChange } from '../../../../shared/rules/change-check.ts'
import { aChange, anOrder, anOrderContext } from '../../../helpers/builders.ts'

const resting = anOrder({ price: '60000', quantity: '0.01' })
const partly = anOrder({ price: '60000', quantity: '0.01', filledQuantity: '0.004' })

describe('checking a change', () => {
  it.each([
    ['a new price', resting, { price: '59999.9', quantity: null }, []],
    ['nothing new', resting, { price: null, quantity: null }, ['required']],
    ['a stop-loss alone', resting, { price: null, quantity: null, stopLoss: 'remove' }, []],
    ['off the tick', resting, { price: '59999.95', quantity: null }, ['off-tick']],
    ['outside the band', resting, { price: '63000.1', quantity: null }, ['outside-band']],
    ['off the step', resting, { price: null, quantity: '0.00505' }, ['off-step']],
    ['not more than is filled', partly, { price: null, quantity: '0.004' }, ['below-minimum']],
    ['more than is filled', partly, { price: null, quantity: '0.0041' }, []],
    ['too small a value', resting, { price: '40000', quantity: '0.0001' }, ['below-minimum-value']],
    [
      'a reduce-only order',
      anOrder({ reduceOnly: true }),
      { price: '59000', quantity: null },
      ['not-tradable'],
    ],
  ] as const)('%s', (_name, order, change, expected) => {
    expect(
      checkChange(order, aChange(change), anOrderContext()).map((error) => error.reason),
    ).toEqual(expected)
  })
})
