import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeBalances } from '../../../../../electron/desk/account/merge-balances.ts'
import { mergeFills } from '../../../../../electron/desk/account/merge-fills.ts'
import {
  mergeOrders,
  openOnes,
  vanished,
} from '../../../../../electron/desk/account/merge-orders.ts'
import {
  mergePositions,
  replacePositions,
} from '../../../../../electron/desk/account/merge-positions.ts'
import type { Order } from '../../../../../shared/domain/order.ts'
import { positionKey } from '../../../../../shared/domain/position.ts'
import { aFill, anOrder, aPosition, someBalances } from '../../../../helpers/builders.ts'

const apply = (orders: ReadonlyArray<Order>) => mergeOrders(new Map(), orders).orders

describe('merging an order', () => {
  const stored = anOrder({ status: 'partially_filled', filledQuantity: '0.005', updatedAtMs: 2000 })

  it.each<[string, Partial<Order>, boolean]>([
    ['newer', { updatedAtMs: 2001 }, true],
    ['older', { status: 'filled', updatedAtMs: 1999 }, false],
    ['of the same time and further filled', { filledQuantity: '0.006', updatedAtMs: 2000 }, true],
    ['of the same time and less filled', { status: 'new', updatedAtMs: 2000 }, false],
    ['of the same time and final', { status: 'cancelled', updatedAtMs: 2000 }, true],
    ['the same', { filledQuantity: '0.0050', updatedAtMs: 2000 }, false],
    [
      'of the same time at a new price',
      { filledQuantity: '0.005', price: '61000', updatedAtMs: 2000 },
      true,
    ],
  ])('one that is %s', (_name, change, isNews) => {
    const merged = mergeOrders(apply([stored]), [anOrder(change)])
    expect(merged.changed).toHaveLength(isNews ? 1 : 0)
  })

  it('ignores everything after a final state', () => {
    const known = apply([anOrder({ status: 'cancelled', updatedAtMs: 2000 })])
    expect(mergeOrders(known, [anOrder({ status: 'new', updatedAtMs: 9000 })]).changed).toEqual([])
  })

  it('ends in the same state in whatever order the news of one life arrive', () => {
    const life = [
      anOrder({ updatedAtMs: 1000 }),
      anOrder({ updatedAtMs: 1000, status: 'partially_filled', filledQuantity: '0.003' }),
      anOrder({ updatedAtMs: 1005, status: 'partially_filled', filledQuantity: '0.006' }),
      anOrder({ updatedAtMs: 1005, status: 'filled', filledQuantity: '0.01' }),
    ]
    const shuffled = fc.shuffledSubarray([...life, ...life], { minLength: life.length * 2 })
    fc.assert(
      fc.property(shuffled, (news) => {
        let orders: ReadonlyMap<string, Order> = new Map()
        for (const order of news) orders = mergeOrders(orders, [order]).orders
        expect(orders.get('1')).toEqual(life[3])
        expect(openOnes(orders)).toEqual([])
      }),
    )
  })

  it('does not grow without end, and keeps every open order', () => {
    const finals = Array.from({ length: 5000 }, (_, n) =>
      anOrder({ orderId: `f${n}`, status: 'filled' }),
    )
    const open = anOrder({ orderId: 'open' })
    const { orders } = mergeOrders(apply([open]), finals)
    expect(orders.size).toBeLessThanOrEqual(2000)
    expect(orders.get('open')).toBe(open)
  })

  it('finds orders that ended while nobody listened', () => {
    const before = apply([anOrder(), anOrder({ orderId: '2' }), anOrder({ orderId: '3' })])
    const now = mergeOrders(before, [anOrder({ orderId: '3', updatedAtMs: 3000 })]).orders
    const missing = vanished(before, now, [anOrder({ orderId: '2' })])
    expect(missing.map((order) => order.orderId)).toEqual(['1'])
  })
})

describe('merging fills', () => {
  it('takes each once, newest first', () => {
    const first = mergeFills([], [aFill(), aFill(), aFill({ fillId: '101', atMs: 2000 })])
    expect(first.added.map((fill) => fill.fillId)).toEqual(['101', '100'])
    const second = mergeFills(first.fills, [aFill(), aFill({ fillId: '99', atMs: 500 })])
    expect(second.added.map((fill) => fill.fillId)).toEqual(['99'])
    expect(second.fills.map((fill) => fill.fillId)).toEqual(['101', '100', '99'])
  })

  it('orders fills of one millisecond by their growing ids', () => {
    const { fills } = mergeFills([], [aFill({ fillId: '9' }), aFill({ fillId: '10' })])
    expect(fills.map((fill) => fill.fillId)).toEqual(['10', '9'])
  })
})

describe('merging positions', () => {
  const long = aPosition({ updatedAtMs: 2000 })

  it('ignores an older one and removes an ended one', () => {
    expect(mergePositions([long], [aPosition({ size: '9', updatedAtMs: 1999 })], [])).toEqual([
      long,
    ])
    expect(mergePositions([long], [], [positionKey(long)])).toEqual([])
  })

  it('lets a full list replace all but what the stream told meanwhile', () => {
    const told = aPosition({ symbol: 'ETHUSDT', size: '5' })
    const list = [aPosition({ size: '3' }), aPosition({ symbol: 'ETHUSDT', size: '1' })]
    const since = new Set([positionKey(told)])
    expect(replacePositions([long, told], list, since)).toEqual([told, list[0]])
    const endedMeanwhile = new Set([positionKey(long)])
    expect(replacePositions([], [long], endedMeanwhile)).toEqual([])
  })
})

describe('merging balances', () => {
  it('changes the coins that are named and drops the ones that became zero', () => {
    const known = someBalances({ USDT: '100', BTC: '1' })
    const merged = mergeBalances(known, someBalances({ BTC: '0', ETH: '2' }))
    expect(merged.coins.map((coin) => [coin.coin, coin.balance])).toEqual([
      ['USDT', '100'],
      ['ETH', '2'],
    ])
  })
})
