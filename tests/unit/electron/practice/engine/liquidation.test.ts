import { describe, expect, it, test } from 'vitest'
import { Scene } from '../../../../helpers/futures-scene.ts'
import { PERPETUAL } from '../../../../helpers/practice-scene.ts'

// Computed by hand: taker 0.06 %, maker 0.02 %, up to 150000 of value 0.4 % must be kept, up to 900000
// 0.5 %, and the insurance pays up to 1000 USD of one liquidation.

describe('a position above the lowest tier', () => {
  function large(marginMode: 'crossed' | 'isolated'): Scene {
    const scene = new Scene()
    scene.open('ida', { USDT: '20000' })
    scene.trade('ida', { marginMode, quantity: '3', price: '64000' })
    return scene
  }

  it('is reduced to the tier below, and the account that is safe then keeps the rest', () => {
    const scene = large('crossed')
    const waiting = scene.place('ida', { price: '63000', quantity: '0.001' }).orders[0]
    // 19884.8 + 3 m - 192000 = 0.015 m gives m = 57660.03
    expect(scene.mark(PERPETUAL, '57661').events).toHaveLength(1)
    const kinds = scene.mark(PERPETUAL, '57660').events.map(({ kind }) => kind)
    expect(kinds.slice(0, 3)).toEqual(['prices-changed', 'liquidation-started', 'order-changed'])
    // 150000 / 57660 on the step
    expect(scene.engine.positions('ida')[0]).toMatchObject({ size: '2.6014', status: 'opening' })
    expect(scene.engine.fills('ida')[0]).toMatchObject({
      tradeSide: 'reduce_sell_single',
      execType: 'reduce',
      quantity: '0.3986',
      price: '57660',
    })
    expect(scene.engine.orderHistory('ida')[0]).toMatchObject({
      delegateType: 'reduce_offset_delegate',
      status: 'filled',
    })
    // 0.3986 x (57660 - 64000), 22983.276 x 0.0006
    expect(scene.ledger('ida').at(-1)).toBe('FORCE_SELL_SSM USDT -2527.124 -13.7899656')
    const name = { orderId: waiting?.orderId ?? null, clientOid: null }
    expect(scene.engine.order('ida', name)?.cancelReason).toBe('burst_cancel')
  })

  it('is reduced again when the price falls on, and ends when no tier is left', () => {
    const scene = large('crossed')
    scene.mark(PERPETUAL, '57660')
    scene.mark(PERPETUAL, '57400')
    expect(scene.engine.positions('ida')).toEqual([])
    expect(scene.engine.fills('ida')[0]?.tradeSide).toBe('burst_sell_single')
  })

  it('ends at once when there is nothing left to save', () => {
    const scene = large('crossed')
    scene.mark(PERPETUAL, '50000')
    expect(scene.engine.fills('ida')[0]?.tradeSide).toBe('burst_sell_single')
    expect(scene.engine.fills('ida')).toHaveLength(2)
    expect(scene.coin('ida', 'USDT')?.balance).toBe('0')
  })

  it('goes with its share of the margin when it is isolated, and the balance loses nothing', () => {
    const scene = large('isolated')
    const before = Number(scene.coin('ida', 'USDT')?.balance)
    // 19200 + 3 m - 192000 = 3 m x 0.0056 gives m = 57924.4
    expect(scene.mark(PERPETUAL, '57925').events).toHaveLength(1)
    scene.mark(PERPETUAL, '57924')
    expect(scene.engine.positions('ida')[0]).toMatchObject({ size: '2.5896', margin: '16573.44' })
    expect(scene.ledger('ida').slice(-2)).toEqual([
      'FORCE_SELL_SSM USDT -2493.5904 -14.26320576',
      'RESERVE_TRANSFER_IN USDT 2626.56 0',
    ])
    expect(Number(scene.coin('ida', 'USDT')?.balance)).toBeGreaterThan(before)
  })
})

describe('a bankrupt position that is too much for the insurance', () => {
  /** Ida is long 1 and can lose less than 10000; Rolf and Sven are short against the market. */
  function scene(shorts: Readonly<Record<string, readonly [quantity: string, price: string]>>) {
    const made = new Scene()
    made.open('ida', { USDT: '10000' })
    made.trade('ida', { quantity: '1', price: '64000' })
    for (const [name, [quantity, price]] of Object.entries(shorts)) {
      made.open(name, { USDT: '10000' })
      made.trade(name, { side: 'sell', quantity, price })
    }
    return made
  }

  it('closes against the user in profit at the bankruptcy price', () => {
    const made = scene({ rolf: ['0.6', '64000'] })
    const closing = { side: 'buy', quantity: '0.6', price: '49000', reduceOnly: true } as const
    const name = {
      orderId: made.place('rolf', closing).orders[0]?.orderId ?? null,
      clientOid: null,
    }
    made.mark(PERPETUAL, '50000')
    // 9961.6 - 14000 - 30 = -4068.4 is missing: 50000 + 4068.4
    expect(made.engine.fills('rolf')[0]).toMatchObject({
      tradeSide: 'dte_sys_adl_buy_in_single_side_mode',
      execType: 'reduce',
      price: '54068.4',
      quantity: '0.6',
    })
    // 0.6 x (64000 - 54068.4), 32441.04 x 0.0002
    expect(made.ledger('rolf').at(-1)).toBe('ADL_BUY_SSM USDT 5958.96 -6.488208')
    expect(made.engine.positions('rolf')).toEqual([])
    expect(made.engine.closedPositions('rolf')[0]).toMatchObject({ exitPrice: '54068.4' })
    expect(made.engine.order('rolf', name)?.cancelReason).toBe('adl_cancel')
    const fills = made.engine.fills('ida').map(({ price, quantity }) => `${quantity} ${price}`)
    expect(fills).toEqual(['0.4 50000', '0.6 54068.4', '1 64000'])
    expect(made.coin('ida', 'USDT')?.balance).toBe('0')
  })

  it('takes the first in line first, and no more than it needs', () => {
    const made = scene({ rolf: ['0.9', '64000'], sven: ['0.8', '66000'] })
    made.mark(PERPETUAL, '50000')
    expect(made.engine.positions('sven')).toEqual([])
    expect(made.engine.positions('rolf')[0]?.size).toBe('0.7')
  })

  it('touches nobody whom the price would bring a loss', () => {
    const made = scene({})
    made.mark(PERPETUAL, '55000')
    made.open('rolf', { USDT: '10000' })
    made.trade('rolf', { side: 'sell', quantity: '0.6', price: '54000' })
    made.mark(PERPETUAL, '50000')
    expect(made.engine.positions('rolf')[0]?.size).toBe('0.6')
    expect(made.ledger('ida').at(-1)).toBe('LIQ_FUND_IN USDT 4068.4 0')
  })

  it('is no matter of others while the insurance can pay', () => {
    const made = scene({ rolf: ['0.6', '64000'] })
    made.mark(PERPETUAL, '53100')
    // 9961.6 - 10900 - 31.86
    expect(made.ledger('ida').at(-1)).toBe('LIQ_FUND_IN USDT 970.26 0')
    expect(made.engine.positions('rolf')[0]?.size).toBe('0.6')
  })

  it('names the sides of hedge mode, and its own margin alone answers when it is isolated', () => {
    const made = new Scene()
    for (const name of ['ida', 'rolf']) {
      made.open(name, { USDT: '20000' })
      made.run({ kind: 'set-hold-mode', accountId: name, holdMode: 'hedge_mode' })
    }
    const isolated = { marginMode: 'isolated', quantity: '1', price: '64000' } as const
    made.trade('ida', { ...isolated, positionSide: 'long' })
    made.trade('rolf', { ...isolated, side: 'sell', positionSide: 'short' })
    const before = made.coin('ida', 'USDT')?.balance
    made.mark(PERPETUAL, '50000')
    // 6400 - 14000 - 30 = -7630
    expect(made.engine.fills('rolf')[0]).toMatchObject({
      tradeSide: 'dte_sys_adl_close_short',
      positionSide: 'short',
      price: '57630',
    })
    expect(made.ledger('rolf').some((row) => row.startsWith('ADL_CLOSE_SHORT'))).toBe(true)
    expect(made.coin('ida', 'USDT')?.balance).toBe(before)
  })
})

test('a short of a coin-margined contract is deleveraged in its own coin', () => {
  const made = new Scene()
  const contract = { category: 'COIN-FUTURES', symbol: 'BTCUSD' } as const
  made.open('ida', { BTC: '0.2' })
  made.open('rolf', { BTC: '1' })
  made.trade('ida', { ...contract, quantity: '64000', price: '64000' })
  made.trade('rolf', { ...contract, side: 'sell', quantity: '64000', price: '64000' })
  made.mark(contract, '50000')
  const [fill] = made.engine.fills('rolf')
  expect(fill?.tradeSide).toBe('dte_sys_adl_buy_in_single_side_mode')
  // 0.2 - 0.0006 - (1.28 - 1) - 0.000768 of a bitcoin is missing: 64000 / (1.28 - 0.081368)
  expect(Number(fill?.price)).toBeCloseTo(64000 / 1.198632, 0)
  expect(made.engine.positions('rolf')).toEqual([])
})
