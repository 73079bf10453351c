import { describe, expect, it } from 'vitest'
import { decimal, toText } from '../../../../../shared/domain/decimal.ts'
import {
  type DayFigures,
  dayResult,
  fillAmounts,
} from '../../../../../shared/rules/guards/day-result.ts'
import { aFill, aPosition, someBalances } from '../../../../helpers/builders.ts'

const realised = (rows: ReadonlyArray<readonly [string | null, string]>) =>
  new Map(rows.map(([coin, amount]) => [coin, decimal(amount)]))
const result = (changes: Partial<DayFigures>) => {
  const total = dayResult({ realised: realised([]), positions: [], balances: null, ...changes })
  return total === null ? null : toText(total)
}

describe('the amounts of a fill', () => {
  const told = (fill: Parameters<typeof fillAmounts>[0], coin: string | null) =>
    fillAmounts(fill, coin).map(([of, amount]) => [of, toText(amount)])

  it('are its profit in the settle coin, less its fees in theirs', () => {
    const fees = [
      { coin: 'USDT', amount: '0.5' },
      { coin: 'BGB', amount: '0.01' },
    ]
    expect(told(aFill({ realisedProfit: '-20', fees }), 'USDT')).toEqual([
      ['USDT', '-20'],
      ['USDT', '-0.5'],
      ['BGB', '-0.01'],
    ])
  })

  it('count a rebate as a gain, and keep what is of an unknown coin apart', () => {
    const fees = [{ coin: 'USDT', amount: '-0.1' }]
    expect(told(aFill({ realisedProfit: '3', fees }), null)).toEqual([
      [null, '3'],
      ['USDT', '0.1'],
    ])
  })
})

describe('the result of the day', () => {
  it('is what was realised and what is unrealised', () => {
    const positions = [aPosition({ unrealisedProfit: '-4.25' }), aPosition({ side: 'short' })]
    expect(result({ realised: realised([['USDT', '-16']]), positions })).toBe('-20.25')
  })

  it('turns other coins into dollars by the rate of the account', () => {
    const balances = someBalances({ BTC: '2' })
    const coins = balances.coins.map((coin) => ({ ...coin, usdValue: '120000' }))
    const positions = [aPosition({ marginCoin: 'BTC', unrealisedProfit: '-0.01' })]
    const btc = realised([['BTC', '-0.02']])
    expect(result({ realised: btc, positions, balances: { ...balances, coins } })).toBe('-1800')
  })

  it('is not known when a coin has no rate, unless there is none of it', () => {
    expect(result({ realised: realised([['BGB', '-0.1']]) })).toBeNull()
    expect(result({ realised: realised([['BGB', '0']]) })).toBe('0')
    expect(result({ realised: realised([[null, '1']]) })).toBeNull()
  })
})
