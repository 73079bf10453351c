import { describe, expect, it } from 'vitest'
import { toText } from '../../../../../shared/domain/decimal.ts'
import { type DayFigures, dayResult } from '../../../../../shared/rules/guards/day-result.ts'
import { aFill, aPosition, someBalances } from '../../../../helpers/builders.ts'

const midnight = Date.UTC(2026, 8, 22)
const figures = (changes: Partial<DayFigures>): DayFigures => ({
  nowMs: midnight + 3_600_000,
  fills: [],
  positions: [],
  balances: null,
  settleCoin: () => 'USDT',
  ...changes,
})
const result = (changes: Partial<DayFigures>) => {
  const total = dayResult(figures(changes))
  return total === null ? null : toText(total)
}
const lost = (realisedProfit: string, atMs: number) =>
  aFill({ realisedProfit, atMs, fees: [{ coin: 'USDT', amount: '0.5' }] })

describe('the result of the day', () => {
  it('is what was realised since midnight UTC less fees, and what is unrealised', () => {
    const fills = [lost('-20', midnight), lost('5', midnight + 1), lost('-900', midnight - 1)]
    const positions = [aPosition({ unrealisedProfit: '-4.25' }), aPosition({ side: 'short' })]
    expect(result({ fills, positions })).toBe('-20.25')
  })

  it('counts a rebate as a gain', () => {
    const fills = [aFill({ atMs: midnight, fees: [{ coin: 'USDT', amount: '-0.1' }] })]
    expect(result({ fills })).toBe('0.1')
  })

  it('turns other coins into dollars by the rate of the account', () => {
    const balances = someBalances({ BTC: '2' })
    const coins = balances.coins.map((coin) => ({ ...coin, usdValue: '120000' }))
    const positions = [aPosition({ marginCoin: 'BTC', unrealisedProfit: '-0.01' })]
    expect(result({ positions, balances: { ...balances, coins } })).toBe('-600')
  })

  it('is not known when a coin has no rate, unless there is none of it', () => {
    const fee = (amount: string) => [aFill({ atMs: midnight, fees: [{ coin: 'BGB', amount }] })]
    expect(result({ fills: fee('0.1') })).toBeNull()
    expect(result({ fills: fee('0') })).toBe('0')
    expect(result({ fills: [lost('-1', midnight)], settleCoin: () => null })).toBeNull()
  })
})
