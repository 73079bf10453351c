import { describe, expect, it } from 'vitest'
import { Unreadable } from '../../../../../electron/bitget/errors/unreadable.ts'
import { parseOrderInfo, parseOrderPage } from '../../../../../electron/bitget/parse/trade.ts'
import { PRINTED_ORDER } from '../../../../helpers/printed-rows.ts'

describe('an order', () => {
  it('is read from the documented sample', () => {
    expect(parseOrderInfo(PRINTED_ORDER)).toEqual({
      category: 'USDT-FUTURES',
      symbol: 'BTCUSDT',
      orderId: '1390112233445403742',
      clientOid: 'desk-000001',
      side: 'buy',
      orderType: 'limit',
      timeInForce: 'gtc',
      price: '61250.5',
      quantity: '0.01',
      quoteAmount: null,
      filledQuantity: '0.01',
      filledValue: '612.505',
      averagePrice: '61250.5',
      status: 'filled',
      reduceOnly: false,
      positionSide: 'long',
      marginMode: 'crossed',
      stpMode: 'none',
      takeProfit: null,
      stopLoss: {
        triggerPrice: '60000',
        triggerBy: 'mark',
        orderType: 'market',
        limitPrice: null,
      },
      origin: 'normal',
      cancelReason: null,
      fees: [{ coin: 'USDT', amount: '0.367503' }],
      createdAtMs: 1790000004000,
      updatedAtMs: 1790000004015,
    })
  })

  it('takes "", "0" and null for missing, in the shape of open orders', () => {
    const market = {
      ...PRINTED_ORDER,
      category: 'spot',
      orderType: 'market',
      price: '0',
      qty: '0',
      amount: '25.5',
      cumExecQty: '',
      cumExecValue: null,
      avgPrice: '0',
      orderStatus: 'live',
      feeDetail: [{ feeCoin: '', fee: '' }],
      reduceOnly: undefined,
      cancelReason: undefined,
    }
    expect(parseOrderInfo(market)).toMatchObject({
      category: 'SPOT',
      price: null,
      quantity: null,
      quoteAmount: '25.5',
      filledQuantity: '0',
      averagePrice: null,
      status: 'new',
      fees: [],
    })
  })

  it('passes an unknown cancel reason and unknown fields', () => {
    const order = {
      ...PRINTED_ORDER,
      orderStatus: 'cancelled',
      cancelReason: 'moon_cancel',
      newField: 1,
    }
    expect(parseOrderInfo(order).cancelReason).toBe('moon_cancel')
  })

  it.each([
    ['orderStatus', 'half_done'],
    ['side', 'BUY?'],
    ['orderType', 'twap'],
    ['category', 'OPTIONS'],
    ['price', 'NaN'],
    ['cumExecQty', '1e400'],
    ['qty', 'Infinity'],
    ['updatedTime', 'yesterday'],
    ['orderId', ''],
    ['feeDetail', 'none'],
  ])('cannot be read with %s = %j', (name, value) => {
    expect(() => parseOrderInfo({ ...PRINTED_ORDER, [name]: value })).toThrow(Unreadable)
  })

  it('has no position side in one-way mode, and no margin mode off futures', () => {
    expect(parseOrderInfo({ ...PRINTED_ORDER, holdMode: 'one_way_mode' }).positionSide).toBeNull()
    const margin = { ...PRINTED_ORDER, category: 'MARGIN', posSide: '', holdMode: '' }
    expect(parseOrderInfo(margin)).toMatchObject({
      category: 'MARGIN',
      positionSide: null,
      marginMode: null,
    })
  })

  it('makes a list of every product line', () => {
    const categories = ['SPOT', 'MARGIN', 'USDT-FUTURES', 'USDC-FUTURES', 'COIN-FUTURES']
    const list = categories.map((category) => ({ ...PRINTED_ORDER, category }))
    const { rows } = parseOrderPage({ list, cursor: '1' })
    expect(rows.map((order) => order.category)).toEqual(categories)
  })

  it.each([[{ list: null, cursor: null }], [{ list: [], cursor: null }], [null]])(
    'list may be empty as %j',
    (data) => expect(parseOrderPage(data)).toEqual({ rows: [], cursor: null }),
  )
})
