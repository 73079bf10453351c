import { describe, expect, it } from 'vitest'
import { decimal, toText } from '../../../../shared/domain/decimal.ts'
import { breakEvenPrice, positionProfit } from '../../../../shared/rules/profit.ts'
import { aPosition } from '../../../helpers/builders.ts'
import { aCoinPosition } from '../../../helpers/fake-positions.ts'

describe('the profit of a position', () => {
  it('of a long at a higher mark, net of fees and funding', () => {
    // (61000 - 60000) x 0.5 = 500; close 30500 x 0.0006 = 18.3; net 500 - 18 - 2.5 - 18.3 = 461.2
    const profit = positionProfit(
      aPosition({ openFees: '-18', funding: '-2.5' }),
      decimal('61000'),
      decimal('0.0006'),
    )
    expect(toText(profit.unrealised)).toBe('500')
    expect(toText(profit.net)).toBe('461.2')
    expect(toText(profit.value)).toBe('30500')
    // 500 / 3000
    expect(profit.returnOnMargin?.round(6, 1).toFixed()).toBe('0.166667')
  })

  it('of a short is the mirror', () => {
    const profit = positionProfit(aPosition({ side: 'short' }), decimal('61000'), null)
    expect(toText(profit.unrealised)).toBe('-500')
    expect(toText(profit.net)).toBe('-518')
  })

  it('of a coin-margined position is counted in its coin', () => {
    // 3000 / 60000 - 3000 / 61250 = 0.0010204081...; a price that rises pays the long.
    const long = positionProfit(aCoinPosition(), decimal('61250'), decimal('0.0006'))
    expect(long.unrealised.round(10, 0).toFixed()).toBe('0.0010204081')
    // 3000 / 61250 = 0.0489795918 x 0.0006 = 0.0000293877; 0.0010204081 - 0.00003 - 0.0000293877
    expect(long.net.round(9, 0).toFixed()).toBe('0.00096102')
    expect(long.value.round(8, 0).toFixed()).toBe('0.04897959')
    const short = positionProfit(aCoinPosition({ side: 'short' }), decimal('61250'), null)
    expect(short.unrealised.round(10, 0).toFixed()).toBe('-0.0010204081')
  })

  it('has no return when no margin is tied to it', () => {
    expect(positionProfit(aPosition({ margin: '0' }), decimal('1'), null).returnOnMargin).toBeNull()
  })
})

const inverse = aPosition({
  category: 'COIN-FUTURES',
  symbol: 'BTCUSD',
  marginCoin: 'BTC',
  size: '30000',
  entryPrice: '50000',
  margin: '0.06',
  openFees: '-0.00036',
})

describe('the profit of an inverse position', () => {
  it('is told in its coin', () => {
    // 30000 / 50000 - 30000 / 60000 = 0.1; close 0.5 x 0.0006 = 0.0003; 0.1 - 0.00036 - 0.0003
    const profit = positionProfit(inverse, decimal('60000'), decimal('0.0006'))
    expect(toText(profit.value)).toBe('0.5')
    expect(toText(profit.unrealised)).toBe('0.1')
    expect(toText(profit.net)).toBe('0.09934')
  })
})

describe('the break-even price', () => {
  it('of a long gives back fees, funding and the fee to close', () => {
    // (30000 + 18 + 2.5) / (0.5 x 0.9994) = 30020.5 / 0.4997
    const position = aPosition({ openFees: '-18', funding: '-2.5' })
    const price = breakEvenPrice(position, decimal('0.0006'))
    expect(price?.round(4, 1).toFixed()).toBe('60077.0462')
  })

  const paid = { openFees: '-18', closeFees: '-3', funding: '1.25' } as const
  it.each([
    ['a long', aPosition(paid)],
    ['a short', aPosition({ ...paid, side: 'short' })],
    ['an inverse long', inverse],
    ['an inverse short', { ...inverse, side: 'short' as const }],
  ])('of %s is where the net profit is zero', (_name, position) => {
    const price = breakEvenPrice(position, decimal('0.0006'))
    if (price === null) throw new Error('there is such a price')
    const { net } = positionProfit(position, price, decimal('0.0006'))
    expect(net.abs().lt('0.000000000001')).toBe(true)
  })

  it('does not exist when nothing is left to close', () => {
    expect(breakEvenPrice(aPosition({ size: '0' }), decimal('0.0006'))).toBeNull()
  })
})
