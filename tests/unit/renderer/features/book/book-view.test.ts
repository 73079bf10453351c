import { describe, expect, it } from 'vitest'
import { ownPrices, viewBook } from '../../../../../renderer/features/book/book-view.ts'
import { anOrder } from '../../../../helpers/builders.ts'

const book = {
  asks: [
    { price: '100.2', size: '1' },
    { price: '100.3', size: '3' },
  ],
  bids: [
    { price: '100.1', size: '2' },
    { price: '99.9', size: '6' },
  ],
  atMs: 0,
}
const none = { asks: new Set<string>(), bids: new Set<string>() }

describe('the book to draw', () => {
  it('puts the best ask last and the best bid first, with depth by the deepest sum', () => {
    const view = viewBook(book, '0.1', 10, none)
    expect(view.asks.map(({ price, sum, depth }) => [price, sum, depth])).toEqual([
      ['100.3', '4', 0.5],
      ['100.2', '1', 0.13],
    ])
    expect(view.bids.map(({ price, sum, depth }) => [price, sum, depth])).toEqual([
      ['100.1', '2', 0.25],
      ['99.9', '8', 1],
    ])
    expect(view.spread).toBe('0.1')
  })

  it('marks the group in which an own order rests', () => {
    const orders = [anOrder({ price: '99.9' }), anOrder({ side: 'sell', price: '100.3' })]
    const key = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const
    const own = {
      asks: ownPrices(orders, key, 'asks', '0.5'),
      bids: ownPrices(orders, key, 'bids', '0.5'),
    }
    const view = viewBook(book, '0.5', 10, own)
    expect(view.asks.map(({ price, isOwn }) => [price, isOwn])).toEqual([['100.5', true]])
    expect(view.bids.map(({ price, isOwn }) => [price, isOwn])).toEqual([
      ['100', false],
      ['99.5', true],
    ])
  })

  it('has no spread while a side is empty', () => {
    expect(viewBook({ ...book, asks: [] }, '0.1', 10, none).spread).toBeNull()
  })
})
