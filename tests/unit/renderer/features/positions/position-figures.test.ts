import { describe, expect, it } from 'vitest'
import {
  adlLights,
  guardsOf,
  liquidationDistance,
} from '../../../../../renderer/features/positions/position-figures.ts'
import { aPosition } from '../../../../helpers/builders.ts'
import { aStrategyOrder } from '../../../../helpers/fake-positions.ts'

describe('the distance to liquidation', () => {
  it.each([
    ['a long above it', 'long', '60000', '54000', '0.1'],
    ['a short below it', 'short', '60000', '66000', '0.1'],
    ['a long that passed it', 'long', '50000', '55000', '-0.1'],
    ['no liquidation price', 'long', '60000', null, null],
    ['an unknown mark', 'long', null, '54000', null],
  ] as const)('of %s', (_name, side, mark, liquidationPrice, expected) => {
    const distance = liquidationDistance(aPosition({ side, liquidationPrice }), mark)
    expect(distance?.toFixed() ?? null).toBe(expected)
  })
})

describe('the ADL lights', () => {
  const position = aPosition()
  it.each([
    ['0', 1],
    ['0.2', 1],
    ['0.21', 2],
    ['0.6', 3],
    ['0.81', 5],
    ['1', 5],
    ['', null],
  ])('of rank %j', (rank, expected) => {
    const ranks = [{ symbol: 'BTCUSDT', side: 'long', marginCoin: 'USDT', rank }] as const
    expect(adlLights(position, ranks)).toBe(expected)
  })

  it('are unknown where the exchange ranks another side or coin', () => {
    const rank = { symbol: 'BTCUSDT', side: 'short', marginCoin: 'USDT', rank: '1' } as const
    expect(adlLights(position, [rank, { ...rank, side: 'long', marginCoin: 'USDC' }])).toBeNull()
  })
})

describe('the guards of a position', () => {
  it('are its own take-profits and stop-losses, the whole one apart from the parts', () => {
    const whole = aStrategyOrder({ orderId: 'w' })
    const part = aStrategyOrder({ orderId: 'p', mode: 'partial', quantity: '0.1' })
    const others = [
      aStrategyOrder({ positionSide: 'short' }),
      aStrategyOrder({ symbol: 'ETHUSDT' }),
      aStrategyOrder({ category: 'USDC-FUTURES' }),
      aStrategyOrder({ kind: 'trigger' }),
    ]
    expect(guardsOf(aPosition(), [...others, part, whole])).toEqual({ whole, parts: [part] })
    expect(guardsOf(aPosition(), others)).toEqual({ whole: null, parts: [] })
  })
})
