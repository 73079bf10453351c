import { describe, expect, it } from 'vitest'
import type { Exit } from '../../../../shared/domain/exit.ts'
import type { OrderDraft } from '../../../../shared/domain/order.ts'
import { checkExits } from '../../../../shared/rules/exit-check.ts'
import { aDraft, anOrderContext } from '../../../helpers/builders.ts'

const at = (triggerPrice: string, changes: Partial<Exit> = {}): Exit => ({
  triggerPrice,
  triggerBy: 'mark',
  orderType: 'market',
  limitPrice: null,
  ...changes,
})
const context = anOrderContext({ lastPrice: '60100', markPrice: '60050' })
const market = { orderType: 'market', price: null } as const
const hedgeShort = { side: 'sell', positionSide: 'short' } as const

/** Orders buy at 60000 unless they say otherwise. */
const CASES: ReadonlyArray<readonly [string, Partial<OrderDraft>, ReadonlyArray<string>]> = [
  ['no exits', {}, []],
  ['both on their sides', { takeProfit: at('61000'), stopLoss: at('59000') }, []],
  [
    'a take-profit at the limit price',
    { takeProfit: at('60000') },
    ['takeProfit: exit-wrong-side takeProfit long 60000'],
  ],
  [
    'a stop above a long',
    { stopLoss: at('60000.1') },
    ['stopLoss: exit-wrong-side stopLoss long 60000'],
  ],
  ['a short, turned', { side: 'sell', takeProfit: at('59000'), stopLoss: at('61000') }, []],
  [
    'a short with the exits of a long',
    { ...hedgeShort, takeProfit: at('61000'), stopLoss: at('59000') },
    [
      'takeProfit: exit-wrong-side takeProfit short 60000',
      'stopLoss: exit-wrong-side stopLoss short 60000',
    ],
  ],
  [
    'a market order against the mark price',
    { ...market, stopLoss: at('60060') },
    ['stopLoss: exit-wrong-side stopLoss long 60050'],
  ],
  [
    'a market order against the last price',
    { ...market, stopLoss: at('60060', { triggerBy: 'market' }) },
    [],
  ],
  ['off the tick', { stopLoss: at('59000.05') }, ['stopLoss: off-tick 0.1']],
  ['no price', { stopLoss: at('') }, ['stopLoss: required']],
  ['no number', { stopLoss: at('low') }, ['stopLoss: not-a-number']],
  [
    'a limit exit without its price',
    { takeProfit: at('61000', { orderType: 'limit' }) },
    ['takeProfit: limit-price-missing'],
  ],
  [
    'a limit exit off the tick',
    { takeProfit: at('61000', { orderType: 'limit', limitPrice: '61000.01' }) },
    ['takeProfit: off-tick 0.1'],
  ],
  [
    'a market exit with a limit price',
    { takeProfit: at('61000', { limitPrice: '61000' }) },
    ['takeProfit: wrong-shape'],
  ],
  [
    'a reduce-only order',
    { side: 'sell', reduceOnly: true, stopLoss: at('61000') },
    ['stopLoss: exit-closing-order'],
  ],
  [
    'an order that closes in hedge mode',
    { side: 'sell', positionSide: 'long', takeProfit: at('59000') },
    ['takeProfit: exit-closing-order'],
  ],
  ['spot', { category: 'SPOT', stopLoss: at('59000') }, ['stopLoss: exit-not-possible']],
  ['margin', { category: 'MARGIN', takeProfit: at('61000') }, ['takeProfit: exit-not-possible']],
  ['COIN-FUTURES', { category: 'COIN-FUTURES', takeProfit: at('61000') }, []],
]

describe('checking the exits of an order', () => {
  it.each(CASES)('%s', (_name, draft, expected) => {
    const found = checkExits(aDraft(draft), context).map(({ reason, field, values }) =>
      `${field}: ${reason} ${Object.values(values).join(' ')}`.trimEnd(),
    )
    expect(found).toEqual(expected)
  })

  it('does not judge the side of a market order while its price is unknown', () => {
    const blind = anOrderContext({ markPrice: null })
    expect(checkExits(aDraft({ ...market, stopLoss: at('70000') }), blind)).toEqual([])
  })
})
