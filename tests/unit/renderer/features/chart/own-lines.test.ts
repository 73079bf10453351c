import { describe, expect, it } from 'vitest'
import { ownLines } from '../../../../../renderer/features/chart/own-lines.ts'
import { anOrder, aPosition } from '../../../../helpers/builders.ts'
import { anExit, aStrategyOrder } from '../../../../helpers/fake-positions.ts'

const BTC = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const
const NOTHING = { orders: [], positions: [], strategies: [] }
const titles = {
  order: () => 'order',
  entry: () => 'entry',
  liquidation: () => 'liquidation',
  orderExit: (exit: string) => `order ${exit}`,
  exit: (exit: string) => exit,
  trigger: () => 'trigger',
}

describe('the account’s own lines', () => {
  it('of a position are its entry and, where there is one, its liquidation', () => {
    const positions = [
      aPosition({ entryPrice: '60000', liquidationPrice: '54000' }),
      aPosition({ side: 'short', entryPrice: '61000', liquidationPrice: null }),
    ]
    expect(ownLines(BTC, { ...NOTHING, positions }, titles)).toEqual([
      { id: 'entry-long', price: 60000, title: 'entry', tone: 'entry' },
      { id: 'liquidation-long', price: 54000, title: 'liquidation', tone: 'liquidation' },
      { id: 'entry-short', price: 61000, title: 'entry', tone: 'entry' },
    ])
  })

  it('of an order are its price and the exits that open with it', () => {
    const orders = [
      anOrder({ orderId: 'a', takeProfit: anExit('63000'), stopLoss: anExit('59000') }),
    ]
    expect(ownLines(BTC, { ...NOTHING, orders }, titles)).toEqual([
      { id: 'a', price: 60000, title: 'order', tone: 'buy' },
      { id: 'a-tp', price: 63000, title: 'order takeProfit', tone: 'takeProfit' },
      { id: 'a-sl', price: 59000, title: 'order stopLoss', tone: 'stopLoss' },
    ])
  })

  it('of strategy orders are their exits and triggers', () => {
    const strategies = [
      aStrategyOrder({ stopLoss: null }),
      aStrategyOrder({
        orderId: 't',
        takeProfit: null,
        stopLoss: null,
        trigger: anExit('58000'),
      }),
    ]
    expect(
      ownLines(BTC, { ...NOTHING, strategies }, titles).map(({ tone, price }) => [tone, price]),
    ).toEqual([
      ['takeProfit', 63000],
      ['trigger', 58000],
    ])
  })

  it('leave out other instruments and orders without a price', () => {
    const state = {
      orders: [anOrder({ price: null }), anOrder({ category: 'SPOT' })],
      positions: [aPosition({ symbol: 'ETHUSDT' })],
      strategies: [aStrategyOrder({ symbol: 'ETHUSDT' })],
    }
    expect(ownLines(BTC, state, titles)).toEqual([])
  })
})
