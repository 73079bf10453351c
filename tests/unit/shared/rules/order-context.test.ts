import { describe, expect, it } from 'vitest'
import { knownLeverages, leverageOfOrder } from '../../../../shared/rules/order-context.ts'
import { aDraft, anOrderContext, aPosition, someSettings } from '../../../helpers/builders.ts'

const short = { side: 'sell', positionSide: 'short' } as const

describe('the leverage of a new order', () => {
  const isolatedShort = aPosition({ side: 'short', marginMode: 'isolated', leverage: '3' })
  const hedge = anOrderContext({
    ...{ holdMode: 'hedge_mode', positions: [isolatedShort] },
    leverages: { crossed: '10', isolated: '5' },
  })
  it.each([
    ['crossed', { marginMode: 'crossed', ...short }, hedge, '10'],
    ['no margin mode', { marginMode: null, ...short }, hedge, '10'],
    ['isolated, the side that is open', { marginMode: 'isolated', ...short }, hedge, '3'],
    [
      'isolated, the other side',
      { marginMode: 'isolated', side: 'buy', positionSide: 'long' },
      hedge,
      '5',
    ],
    [
      'isolated in one-way mode',
      { marginMode: 'isolated', side: 'sell' },
      { ...hedge, holdMode: 'one_way_mode' },
      '5',
    ],
    [
      'isolated beside a crossed position',
      { marginMode: 'isolated', ...short },
      { ...hedge, positions: [{ ...isolatedShort, marginMode: 'crossed' }] },
      '5',
    ],
  ] as const)('%s', (_name, draft, context, expected) => {
    expect(leverageOfOrder(context, aDraft(draft))).toBe(expected)
  })
})

describe('the leverages of an instrument', () => {
  const key = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const
  it('come from the settings before the positions, each for its margin mode', () => {
    const leverages = [{ ...key, marginMode: 'crossed', leverage: '20' }] as const
    const positions = [aPosition(), aPosition({ marginMode: 'isolated', leverage: '3' })]
    const account = { settings: someSettings({ leverages }), positions }
    expect(knownLeverages(key, account)).toEqual({ crossed: '20', isolated: '3' })
    expect(knownLeverages({ ...key, symbol: 'ETHUSDT' }, account)).toEqual({
      crossed: null,
      isolated: null,
    })
    expect(knownLeverages(key, { settings: null, positions: [] })).toMatchObject({ crossed: null })
  })
})
