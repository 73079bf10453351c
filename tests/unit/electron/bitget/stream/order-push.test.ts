import { describe, expect, it } from 'vitest'
import { parseFills, parseOrders } from '../../../../../electron/bitget/stream/order-push.ts'
import { PUSHED_FILL, PUSHED_ORDER } from '../../../../helpers/printed-pushes.ts'

describe('pushes of orders and fills', () => {
  it('reads one complete order', () => {
    expect(parseOrders([PUSHED_ORDER])).toEqual({
      unreadable: 0,
      items: [
        {
          category: 'USDT-FUTURES',
          symbol: 'BTCUSDT',
          orderId: '1380000000000001001',
          clientOid: 'pt-000001',
          side: 'buy',
          orderType: 'limit',
          timeInForce: 'gtc',
          price: '63900.0',
          quantity: '0.02',
          quoteAmount: null,
          filledQuantity: '0.005',
          filledValue: '319.5',
          averagePrice: '63900',
          status: 'partially_filled',
          reduceOnly: false,
          positionSide: null,
          marginMode: 'crossed',
          stpMode: 'none',
          takeProfit: null,
          stopLoss: null,
          origin: 'normal',
          cancelReason: null,
          fees: [{ coin: 'USDT', amount: '0.0639' }],
          createdAtMs: 1_790_000_003_000,
          updatedAtMs: 1_790_000_003_550,
        },
      ],
    })
  })

  it.each([
    [{ orderStatus: 'live' }, { status: 'new' }],
    [
      { orderStatus: 'canceled', cancelReason: 'normal_cancel' },
      { status: 'cancelled', cancelReason: 'normal_cancel' },
    ],
    [{ category: 'USDT-FUTURES' }, { category: 'USDT-FUTURES' }],
    [{ category: 'Spot' }, { category: 'SPOT' }],
    [{ reduceOnly: 'YES' }, { reduceOnly: true }],
    [{ category: 'coin-futures' }, { category: 'COIN-FUTURES', marginMode: 'crossed' }],
    [
      { category: 'margin', orderType: 'market', price: '', qty: '0', amount: '50' },
      { category: 'MARGIN', marginMode: null, quoteAmount: '50' },
    ],
    [{ holdMode: 'hedge_mode', holdSide: 'short' }, { positionSide: 'short' }],
    [{ holdMode: 'hedge_mode', posSide: 'long', holdSide: undefined }, { positionSide: 'long' }],
    [{ holdMode: 'one_way_mode', holdSide: 'long' }, { positionSide: null }],
    [
      { takeprofit: '65500', tpTriggerBy: 'mark', tpOrderType: 'limit', tpLimitPrice: '65490' },
      {
        takeProfit: {
          triggerPrice: '65500',
          triggerBy: 'mark',
          orderType: 'limit',
          limitPrice: '65490',
        },
      },
    ],
    [
      { stopLoss: '60000' },
      {
        stopLoss: {
          triggerPrice: '60000',
          triggerBy: 'market',
          orderType: 'market',
          limitPrice: null,
        },
      },
    ],
    [
      { orderType: 'market', price: '', timeInForce: 'ioc' },
      { price: null, timeInForce: 'ioc' },
    ],
    [
      { avgPrice: '0', cumExecQty: '' },
      { averagePrice: null, filledQuantity: '0' },
    ],
    [{ feeDetail: [] }, { fees: [] }],
    [{ feeDetail: [{ feeCoin: '', fee: '' }] }, { fees: [] }],
    [
      { category: 'spot', orderType: 'market', price: '', qty: '50', amount: '' },
      { quantity: null, quoteAmount: '50' },
    ],
    [
      { category: 'spot', orderType: 'market', price: '', qty: '0', amount: '50' },
      { quantity: null, quoteAmount: '50' },
    ],
    [
      { category: 'spot', orderType: 'market', price: '', side: 'sell' },
      { quantity: '0.02', quoteAmount: null },
    ],
  ])('reads the order variant %j', (change, expected) => {
    expect(parseOrders([{ ...PUSHED_ORDER, ...change }]).items[0]).toMatchObject(expected)
  })

  it('keeps the readable orders of a push and counts the others', () => {
    const rows = [
      PUSHED_ORDER,
      { ...PUSHED_ORDER, orderStatus: 'surprise' },
      { ...PUSHED_ORDER, category: 'options' },
    ]
    expect(parseOrders(rows)).toMatchObject({ unreadable: 2, items: [{ symbol: 'BTCUSDT' }] })
    expect(parseOrders('x')).toEqual({ items: [], unreadable: 1 })
  })

  it('reads a fill in either case of its category, with a rebate as a negative fee', () => {
    for (const category of ['USDT-FUTURES', 'usdt-futures']) {
      expect(parseFills([{ ...PUSHED_FILL, category }]).items[0]).toEqual({
        category: 'USDT-FUTURES',
        symbol: 'BTCUSDT',
        fillId: '1380000000000002001',
        orderId: '1380000000000001001',
        clientOid: 'pt-000001',
        side: 'buy',
        positionSide: 'long',
        tradeSide: 'buy_single',
        price: '63900',
        quantity: '0.005',
        value: '319.5',
        liquidity: 'maker',
        fees: [{ coin: 'USDT', amount: '-0.0639' }],
        realisedProfit: '0',
        atMs: 1_790_000_003_548,
      })
    }
  })
})
