import { describe, expect, it } from 'vitest'
import { checkChange } from '../../../../shared/rules/change-check.ts'
import { aChange, anOrder, anOrderContext } from '../../../helpers/builders.ts'

const stopAt = (triggerPrice: string) =>
  ({ triggerPrice, triggerBy: 'mark', orderType: 'market', limitPrice: null }) as const
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
    [
      'a stop below the new price',
      resting,
      { price: '59000', quantity: null, stopLoss: stopAt('58000') },
      [],
    ],
    ['a stop above a long', resting, { stopLoss: stopAt('60000') }, ['exit-wrong-side']],
    ['a stop taken away', resting, { stopLoss: 'remove' }, []],
    [
      'a stop of a closing order',
      anOrder({ side: 'sell', positionSide: 'long' }),
      { stopLoss: stopAt('58000') },
      ['exit-closing-order'],
    ],
    [
      'a stop on spot',
      anOrder({ category: 'SPOT' }),
      { stopLoss: stopAt('58000') },
      ['exit-not-possible'],
    ],
    [
      'contracts worth enough',
      anOrder({ category: 'COIN-FUTURES', quantity: '100' }),
      { quantity: '5' },
      [],
    ],
    [
      'contracts worth too little',
      anOrder({ category: 'COIN-FUTURES', quantity: '100' }),
      { quantity: '4' },
      ['below-minimum-value'],
    ],
  ] as const)('%s', (_name, order, change, expected) => {
    expect(
      checkChange(order, aChange(change), anOrderContext()).map((error) => error.reason),
    ).toEqual(expected)
  })
})
