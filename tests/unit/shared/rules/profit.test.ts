import { describe, expect, it } from 'vitest'
import { decimal, toText } from '../../../../shared/domain/decimal.ts'
import { positionProfit } from '../../../../shared/rules/profit.ts'
import { aPosition } from '../../../helpers/builders.ts'

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

  it('has no return when no margin is tied to it', () => {
    expect(positionProfit(aPosition({ margin: '0' }), decimal('1'), null).returnOnMargin).toBeNull()
  })
})
