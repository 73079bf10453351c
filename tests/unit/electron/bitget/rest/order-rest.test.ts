import { describe, expect, it } from 'vitest'
import { Unreadable } from '../../../../../electron/bitget/errors/unreadable.ts'
import type { Exit } from '../../../../../shared/domain/exit.ts'
import type { OrderDraft } from '../../../../../shared/domain/order.ts'
import { aChange, aDraft } from '../../../../helpers/builders.ts'
import { FakeCalls, restOf } from '../../../../helpers/fake-calls.ts'

const ORDER = {
  category: 'USDT-FUTURES',
  symbol: 'BTCUSDT',
  orderId: '1390112233445403742',
} as const
const PLACED = { orderId: '1390112233445403742', clientOid: 'desk-000001' }
const MARKET = { orderType: 'market', price: null } as const
const BY_MARK: Exit = {
  triggerPrice: '60000',
  triggerBy: 'mark',
  orderType: 'market',
  limitPrice: null,
}
const AT_LIMIT: Exit = {
  ...BY_MARK,
  triggerPrice: '63000',
  orderType: 'limit',
  limitPrice: '62990',
}

function start(data: unknown = null) {
  const calls = new FakeCalls()
  calls.data = data
  return { calls, rest: restOf(calls) }
}

async function bodyOf(draft: Partial<OrderDraft>): Promise<unknown> {
  const { calls, rest } = start(PLACED)
  await rest.placeOrder(aDraft(draft), 'desk-000001')
  return calls.last.body
}

describe('the body of an order', () => {
  it('is the documented one', async () => {
    const { calls, rest } = start(PLACED)
    const draft = aDraft({ price: '61250.5', positionSide: 'long', stopLoss: BY_MARK })
    const answer = await rest.placeOrder(draft, 'desk-000001')
    expect(calls.last).toEqual({
      method: 'POST',
      path: '/api/v3/trade/place-order',
      query: {},
      body: {
        category: 'USDT-FUTURES',
        symbol: 'BTCUSDT',
        side: 'buy',
        posSide: 'long',
        marginMode: 'crossed',
        orderType: 'limit',
        qty: '0.01',
        price: '61250.5',
        timeInForce: 'gtc',
        clientOid: 'desk-000001',
        stpMode: 'none',
        stopLoss: '60000',
        slTriggerBy: 'mark',
        slOrderType: 'market',
      },
    })
    expect(answer).toMatchObject({ ok: true, value: PLACED })
  })

  it.each<[Partial<OrderDraft>, 'base' | 'quote']>([
    [{ category: 'SPOT' }, 'base'],
    [{ category: 'SPOT', ...MARKET }, 'quote'],
    [{ category: 'SPOT', ...MARKET, side: 'sell' }, 'base'],
    [{ category: 'MARGIN' }, 'base'],
    [{ category: 'MARGIN', ...MARKET }, 'quote'],
    [{ category: 'MARGIN', ...MARKET, side: 'sell' }, 'base'],
    [{ category: 'USDT-FUTURES', ...MARKET }, 'base'],
    [{ category: 'USDC-FUTURES', ...MARKET }, 'base'],
    [{ category: 'COIN-FUTURES' }, 'quote'],
    [{ category: 'COIN-FUTURES', ...MARKET, side: 'sell' }, 'quote'],
  ])('of %j counts in %s coin, and is not sent in the other', async (draft, unit) => {
    expect(await bodyOf({ ...draft, quantityUnit: unit })).toMatchObject({ qty: '0.01' })
    const { calls, rest } = start(PLACED)
    const other = unit === 'base' ? 'quote' : 'base'
    expect(await rest.placeOrder(aDraft({ ...draft, quantityUnit: other }), 'kd-1')).toMatchObject({
      ok: false,
      error: { kind: 'invalid', reason: 'unit-not-possible', field: 'quantity' },
      definite: true,
      request: null,
    })
    expect(calls.made).toEqual([])
  })

  it.each<[Partial<OrderDraft>, object]>([
    [{ timeInForce: 'post_only' }, { timeInForce: 'post_only' }],
    [MARKET, { price: undefined, timeInForce: undefined, orderType: 'market' }],
    [{ reduceOnly: true }, { reduceOnly: 'yes' }],
    [{}, { reduceOnly: undefined, posSide: undefined }],
    [
      { positionSide: 'short', side: 'sell' },
      { posSide: 'short', side: 'sell' },
    ],
    [{ marginMode: 'isolated' }, { marginMode: 'isolated' }],
    [{ marginMode: null }, { marginMode: undefined }],
    [{ stpMode: 'cancel_both' }, { stpMode: 'cancel_both' }],
    [
      { takeProfit: AT_LIMIT },
      {
        ...{
          takeProfit: '63000',
          tpTriggerBy: 'mark',
          tpOrderType: 'limit',
          tpLimitPrice: '62990',
        },
        stopLoss: undefined,
      },
    ],
    // Off futures there is neither a side, nor a margin mode, nor a mark price.
    [
      { category: 'SPOT', positionSide: 'long', marginMode: 'isolated', stopLoss: BY_MARK },
      {
        ...{ posSide: undefined, marginMode: undefined, slTriggerBy: undefined },
        ...{ stopLoss: '60000', slOrderType: 'market' },
      },
    ],
  ])('with %j has %j', async (draft, expected) => {
    const body = await bodyOf(draft)
    for (const [name, value] of Object.entries(expected)) {
      if (value === undefined) expect(body).not.toHaveProperty(name)
      else expect(body).toHaveProperty(name, value)
    }
  })
})

describe('the body of a change', () => {
  it.each([
    [{ price: '61200' }, { price: '61200' }],
    [{ quantity: '0.02' }, { qty: '0.02' }],
    [
      { takeProfit: 'remove' as const, stopLoss: BY_MARK },
      { takeProfit: '0', stopLoss: '60000', slTriggerBy: 'mark', slOrderType: 'market' },
    ],
  ])('names with %j nothing else', async (change, expected) => {
    const { calls, rest } = start(PLACED)
    await rest.changeOrder(ORDER, aChange(change))
    expect(calls.last.path).toBe('/api/v3/trade/modify-order')
    expect(calls.last.body).toEqual({ ...ORDER, autoCancel: 'no', ...expected })
  })
})

describe('a batch', () => {
  const limit = aDraft({ price: '61000', positionSide: 'long' })

  it('is an array of orders, and tells the fate of each', async () => {
    const { calls, rest } = start([
      { orderId: '1390112233445403750', clientOid: 'b-1' },
      {
        ...{ orderId: '', clientOid: 'b-2', code: '25207' },
        msg: 'BTCUSDT trading quantity cannot be less than 0.0001 units',
      },
    ])
    const answer = await rest.placeOrders([
      { draft: limit, clientOid: 'b-1' },
      { draft: { ...limit, quantity: '0.00001' }, clientOid: 'b-2' },
    ])
    const common = {
      ...{ category: 'USDT-FUTURES', symbol: 'BTCUSDT', side: 'buy', posSide: 'long' },
      ...{ orderType: 'limit', price: '61000', timeInForce: 'gtc', stpMode: 'none' },
    }
    expect(calls.last.path).toBe('/api/v3/trade/place-batch')
    expect(calls.last.body).toEqual([
      { ...common, qty: '0.01', clientOid: 'b-1' },
      { ...common, qty: '0.00001', clientOid: 'b-2' },
    ])
    expect(answer).toMatchObject({
      ok: true,
      value: [
        { ok: true, orderId: '1390112233445403750', clientOid: 'b-1' },
        { ok: false, code: '25207', definite: true },
      ],
    })
  })

  it('changes and cancels by order id', async () => {
    const { calls, rest } = start([{ orderId: ORDER.orderId, clientOid: 'b-1' }])
    await rest.changeOrders([{ order: ORDER, change: aChange({ price: '61010' }) }])
    await rest.cancelOrders([ORDER])
    expect(calls.made).toMatchObject([
      {
        path: '/api/v3/trade/batch-modify-order',
        body: [{ ...ORDER, price: '61010', autoCancel: 'no' }],
      },
      { path: '/api/v3/trade/cancel-batch', body: [ORDER] },
    ])
  })

  it('says of a cancelled order that it was gone', async () => {
    const other = { ...ORDER, orderId: '2' }
    const { rest } = start([
      { orderId: ORDER.orderId, clientOid: 'b-1' },
      { orderId: '', clientOid: '', code: '25204', msg: 'Order does not exist' },
    ])
    expect(await rest.cancelOrders([ORDER, other])).toMatchObject({
      value: [{ ok: true }, { ok: false, code: '25204', definite: true }],
    })
  })

  it.each([
    ['too few rows', []],
    ['another order', [{ orderId: '1', clientOid: 'x' }]],
    ['no name', [{}]],
    ['not a list', { list: [] }],
  ])('cannot be read with %s', async (_what, data) => {
    const { rest } = start(data)
    await expect(rest.placeOrders([{ draft: limit, clientOid: 'b-1' }])).rejects.toThrow(Unreadable)
  })

  it.each<[string, OrderDraft[]]>([
    ['batch-size', []],
    ['batch-size', Array.from({ length: 21 }, () => limit)],
    ['mixed-categories', [limit, aDraft({ category: 'USDC-FUTURES' })]],
    ['not-in-batch', [limit, aDraft({ reduceOnly: true })]],
    ['not-in-batch', [limit, aDraft({ takeProfit: AT_LIMIT })]],
    ['not-in-batch', [limit, aDraft({ marginMode: 'isolated' })]],
    ['unit-not-possible', [limit, aDraft({ quantityUnit: 'quote' })]],
  ])('is not sent when the exchange would misread it: %s', async (reason, drafts) => {
    const { calls, rest } = start()
    const orders = drafts.map((draft, at) => ({ draft, clientOid: `b-${at}` }))
    expect(await rest.placeOrders(orders)).toMatchObject({
      ok: false,
      error: { kind: 'invalid', reason },
      definite: true,
    })
    expect(calls.made).toEqual([])
  })

  it('changes no exits', async () => {
    const { calls, rest } = start()
    const change = aChange({ stopLoss: 'remove' })
    expect(await rest.changeOrders([{ order: ORDER, change }])).toMatchObject({
      error: { reason: 'not-in-batch' },
    })
    expect(calls.made).toEqual([])
  })
})

describe('orders of the past', () => {
  const filter = {
    category: 'COIN-FUTURES',
    symbol: 'BTCUSD_CM',
    startMs: 1_789_000_000_000,
    endMs: null,
  } as const
  const fill = {
    execId: '1390112233445403800',
    execLinkId: '1390112233445403800',
    orderId: '1390112233445403742',
    clientOid: 'desk-000001',
    category: 'USDT-FUTURES',
    symbol: 'BTCUSDT',
    orderType: 'limit',
    side: 'buy',
    posSide: 'long',
    execPrice: '61250.5',
    execQty: '0.01',
    execValue: '612.505',
    tradeScope: 'taker',
    tradeSide: 'open_long',
    feeDetail: [{ feeCoin: 'USDT', fee: '0.367503' }],
    createdTime: '1790000004010',
    updatedTime: '1790000004015',
    execPnl: '0',
    isRPI: 'NO',
  }

  it('are asked for by filter and cursor, a hundred at a time', async () => {
    const { calls, rest } = start({ list: [], cursor: null })
    await rest.orderHistory(filter, '17')
    expect(calls.last).toMatchObject({
      path: '/api/v3/trade/history-orders',
      query: {
        ...{ category: 'COIN-FUTURES', symbol: 'BTCUSD_CM', limit: '100', cursor: '17' },
        startTime: '1789000000000',
      },
    })
    expect(calls.last.query).not.toHaveProperty('endTime')
  })

  it('have fills of one symbol picked out, which the exchange cannot do', async () => {
    const { calls, rest } = start({ list: [fill, { ...fill, symbol: 'ETHUSDT' }], cursor: '9' })
    const answer = await rest.fillHistory({ ...filter, symbol: 'BTCUSDT' }, null)
    expect(calls.last.query).not.toHaveProperty('symbol')
    expect(answer).toMatchObject({
      value: {
        rows: [
          {
            fillId: '1390112233445403800',
            positionSide: 'long',
            tradeSide: 'open_long',
            value: '612.505',
            liquidity: 'taker',
          },
        ],
        cursor: '9',
      },
    })
  })

  it('have the latest fills of every product line without a filter', async () => {
    const { calls, rest } = start({ list: null, cursor: null })
    expect(await rest.fillHistory(null, null)).toMatchObject({ value: { rows: [], cursor: null } })
    expect(calls.last.query).toEqual({ limit: '100' })
  })
})

describe('a cancel-all', () => {
  it('with nothing to cancel has cancelled nothing', async () => {
    const { calls, rest } = start()
    calls.error = { kind: 'refused', code: '22001', message: 'No order to cancel' }
    expect(await rest.cancelSymbolOrders('SPOT', null)).toMatchObject({
      ok: true,
      value: { done: 0, failed: 0 },
    })
  })
})
