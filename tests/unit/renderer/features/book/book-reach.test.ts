import { describe, expect, it } from 'vitest'
import { bidShare, reachOf } from '../../../../../renderer/features/book/book-reach.ts'
import { viewBook } from '../../../../../renderer/features/book/book-view.ts'

const NO_ORDERS = { asks: new Set<string>(), bids: new Set<string>() }
const view = viewBook(
  {
    asks: [
      { price: '100', size: '1' },
      { price: '101', size: '3' },
    ],
    bids: [
      { price: '99', size: '2' },
      { price: '95', size: '2' },
    ],
    atMs: 0,
  },
  '1',
  5,
  NO_ORDERS,
)
const empty = { asks: [], bids: [], spread: null }

describe('what taking the book up to a row comes to', () => {
  it('adds up sizes and values from the best price on', () => {
    expect(reachOf(view, { side: 'asks', place: 1 }, 'USDT-FUTURES')).toEqual({
      sum: '4',
      value: '403',
      average: '100.75',
      away: '0.01',
    })
  })

  it('has a minus below the best bid', () => {
    const reach = reachOf(view, { side: 'bids', place: 1 }, 'USDT-FUTURES')
    expect(reach?.average).toBe('97')
    expect(Number(reach?.away)).toBeCloseTo(-4 / 99)
  })

  it('is worth base coin where contracts count quote coin', () => {
    const reach = reachOf(view, { side: 'asks', place: 0 }, 'COIN-FUTURES')
    expect(reach).toMatchObject({ sum: '1', value: '0.01', average: '100' })
  })

  it('is nothing where there is no row', () => {
    expect(reachOf(view, { side: 'asks', place: 2 }, 'USDT-FUTURES')).toBeNull()
    expect(reachOf(empty, { side: 'bids', place: 0 }, 'USDT-FUTURES')).toBeNull()
  })
})

describe('the share of the bids', () => {
  it('is a whole percent of all that is shown', () => {
    expect(bidShare(view)).toBe(50)
  })

  it('is unknown when a side is empty', () => {
    expect(bidShare(empty)).toBeNull()
    expect(bidShare({ ...view, asks: [] })).toBeNull()
  })
})
