import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal } from '../../../../shared/domain/decimal.ts'
import { groupLevels } from '../../../../shared/rules/book-grouping.ts'

describe('grouping a book', () => {
  it('joins bids downwards and sums them from the best', () => {
    const bids = [
      { price: '100.7', size: '1' },
      { price: '100.5', size: '2' },
      { price: '100.4', size: '4' },
      { price: '99.9', size: '8' },
    ]
    expect(groupLevels(bids, 'bids', decimal('0.5'), 10)).toEqual([
      { price: '100.5', size: '3', sum: '3' },
      { price: '100', size: '4', sum: '7' },
      { price: '99.5', size: '8', sum: '15' },
    ])
  })

  it('joins asks upwards', () => {
    const asks = [
      { price: '100.5', size: '1' },
      { price: '100.6', size: '2' },
      { price: '101', size: '4' },
    ]
    expect(groupLevels(asks, 'asks', decimal('0.5'), 10)).toEqual([
      { price: '100.5', size: '1', sum: '1' },
      { price: '101', size: '6', sum: '7' },
    ])
  })

  it('gives no more than asked for', () => {
    const asks = [
      { price: '1', size: '1' },
      { price: '2', size: '1' },
    ]
    expect(groupLevels(asks, 'asks', decimal('1'), 1)).toEqual([
      { price: '1', size: '1', sum: '1' },
    ])
    expect(groupLevels([], 'asks', decimal('1'), 1)).toEqual([])
  })

  it('loses no size, whatever the step', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(sizes, fc.constantFrom('0.1', '0.5', '1', '50'), (numbers, step) => {
        const levels = numbers.map((size, index) => ({
          price: decimal('5000')
            .minus(decimal(`0.${index % 10}`))
            .minus(index)
            .toFixed(),
          size: decimal(String(size)).div(1000).toFixed(),
        }))
        const total = numbers.reduce((sum, size) => sum + size, 0)
        const groups = groupLevels(levels, 'bids', decimal(step), 1000)
        expect(groups.at(-1)?.sum).toBe(decimal(String(total)).div(1000).toFixed())
        const prices = groups.map((group) => Number(group.price))
        expect(prices).toEqual([...prices].sort((a, b) => b - a))
        expect(new Set(prices).size).toBe(prices.length)
      }),
    )
  })
})
