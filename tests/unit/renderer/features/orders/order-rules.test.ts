import { describe, expect, it } from 'vitest'
import {
  cancelScopes,
  filterChoices,
  fitsOpenFilter,
} from '../../../../../renderer/features/orders/open-order-filter.ts'
import { inBatches } from '../../../../../renderer/features/orders/order-batches.ts'
import {
  addCounts,
  countOutcomes,
  NO_COUNTS,
  rejections,
  toneOfCounts,
} from '../../../../../renderer/features/orders/outcome-counts.ts'
import {
  changeItems,
  checkOnePrice,
  planMove,
  readTicks,
} from '../../../../../renderer/features/orders/price-move.ts'
import { invalid } from '../../../../../shared/domain/error.ts'
import type { InstrumentKey } from '../../../../../shared/domain/instrument.ts'
import type { OrderOutcome } from '../../../../../shared/ipc/outcome.ts'
import { anOrder, aPerpetual, aSpotPair } from '../../../../helpers/builders.ts'
import { ACCEPTED } from '../../../../helpers/fake-trading.ts'

const find = ({ category }: InstrumentKey) =>
  category === 'SPOT' ? aSpotPair() : category === 'USDT-FUTURES' ? aPerpetual() : undefined

describe('moving the prices of many orders', () => {
  const orders = [
    anOrder({ orderId: 'perp', price: '60000' }),
    anOrder({ orderId: 'spot', category: 'SPOT', price: '60000.05' }),
    anOrder({ orderId: 'reduce', reduceOnly: true }),
    anOrder({ orderId: 'market', price: null, orderType: 'market' }),
    anOrder({ orderId: 'unlisted', category: 'COIN-FUTURES' }),
  ]

  it('by ticks moves each by its own tick, and leaves out what the exchange does not change', () => {
    const plan = planMove(orders, { kind: 'ticks', ticks: -3 }, find)
    expect(plan.moves.map(({ order, price }) => [order.orderId, price])).toEqual([
      ['perp', '59999.7'],
      ['spot', '60000.02'],
    ])
    expect(plan.leftOut.map(({ orderId }) => orderId)).toEqual(['reduce', 'market'])
  })

  it('to one price leaves an order alone that stands there, and none falls to zero', () => {
    const toOne = planMove(orders.slice(0, 2), { kind: 'price', price: '60000.0' }, find)
    expect(toOne.moves.map(({ order, price }) => [order.orderId, price])).toEqual([
      ['spot', '60000'],
    ])
    const cheap = [anOrder({ price: '0.3' })]
    expect(planMove(cheap, { kind: 'ticks', ticks: -3 }, find).moves).toEqual([])
    expect(planMove(cheap, { kind: 'ticks', ticks: -2 }, find).moves[0]?.price).toBe('0.1')
  })

  it('asks for a price and nothing else', () => {
    const { moves } = planMove([anOrder()], { kind: 'ticks', ticks: 1 }, find)
    expect(changeItems(moves)).toEqual([
      {
        order: { category: 'USDT-FUTURES', symbol: 'BTCUSDT', orderId: '1' },
        change: { price: '60000.1', quantity: null, takeProfit: null, stopLoss: null },
      },
    ])
  })

  it.each([
    ['1', 1],
    ['100000', 100_000],
    ['0', null],
    ['100001', null],
    ['1.5', null],
    ['-2', null],
    ['', null],
  ])('reads %j ticks', (text, expected) => {
    expect(readTicks(text)).toBe(expected)
  })

  it.each([
    ['60000.1', null],
    ['60000.15', 'off-tick'],
    ['', 'required'],
    ['x', 'not-a-number'],
    ['0', 'not-positive'],
  ])('judges the one price %j', (text, expected) => {
    const error = checkOnePrice(text, aPerpetual())
    expect(error?.kind === 'invalid' ? error.reason : null).toBe(expected)
  })
})

describe('batches', () => {
  it('hold one product line and at most 20 each', () => {
    const orders = [
      ...Array.from({ length: 41 }, (_, index) => anOrder({ orderId: `f${index}` })),
      anOrder({ orderId: 's', category: 'SPOT' }),
    ]
    const parts = inBatches(orders, (order) => order.category)
    expect(parts.map((part) => [part[0]?.category, part.length])).toEqual([
      ['SPOT', 1],
      ['USDT-FUTURES', 20],
      ['USDT-FUTURES', 20],
      ['USDT-FUTURES', 1],
    ])
    expect(new Set(parts.flat())).toEqual(new Set(orders))
  })

  const rejected: OrderOutcome = {
    ...{ kind: 'rejected', clientOid: 'a', requestId: null },
    error: invalid('not-found'),
  }
  const unknown: OrderOutcome = { kind: 'unknown', clientOid: 'b', requestId: null }

  it('count each item by its own end', () => {
    const counts = countOutcomes([ACCEPTED, rejected, unknown, ACCEPTED, rejected])
    expect(counts).toEqual({ done: 2, failed: 2, uncertain: 1 })
    expect(addCounts(counts, counts)).toEqual({ done: 4, failed: 4, uncertain: 2 })
    expect(rejections([rejected, ACCEPTED, rejected])).toEqual([invalid('not-found')])
  })

  it.each([
    [{ done: 2 }, 'done'],
    [{ done: 2, failed: 1 }, 'refused'],
    [{ done: 2, failed: 1, uncertain: 1 }, 'uncertain'],
  ])('with %j are told as %s', (counts, tone) => {
    expect(toneOfCounts({ ...NO_COUNTS, ...counts })).toBe(tone)
  })
})

describe('the filter of the open orders', () => {
  const orders = [
    anOrder({ symbol: 'ETHUSDT' }),
    anOrder({ symbol: 'BTCUSDT' }),
    anOrder({ category: 'SPOT', symbol: 'BGBUSDT' }),
  ]

  it('offers what there is, and what was chosen after its last order went', () => {
    expect(filterChoices(orders, { category: 'USDT-FUTURES', symbol: 'SOLUSDT' })).toEqual({
      categories: ['SPOT', 'USDT-FUTURES'],
      symbols: ['BTCUSDT', 'ETHUSDT', 'SOLUSDT'],
    })
    expect(filterChoices([], { category: 'MARGIN', symbol: 'all' }).categories).toEqual(['MARGIN'])
  })

  it('takes product line and symbol together', () => {
    const shown = orders.filter((order) =>
      fitsOpenFilter(order, { category: 'USDT-FUTURES', symbol: 'BTCUSDT' }),
    )
    expect(shown).toEqual([orders[1]])
  })

  it('counts each way to cancel, the widest last', () => {
    expect(cancelScopes(orders).map((one) => [one.category, one.symbol, one.count])).toEqual([
      ['SPOT', 'BGBUSDT', 1],
      ['USDT-FUTURES', 'BTCUSDT', 1],
      ['USDT-FUTURES', 'ETHUSDT', 1],
      ['SPOT', null, 1],
      ['USDT-FUTURES', null, 2],
      [null, null, 3],
    ])
  })
})
