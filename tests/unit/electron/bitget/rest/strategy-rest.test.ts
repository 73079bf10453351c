import { describe, expect, it } from 'vitest'
import { Unreadable } from '../../../../../electron/bitget/errors/unreadable.ts'
import { NO_EXITS_CHANGE } from '../../../../../shared/domain/exit.ts'
import type { StrategyDraft } from '../../../../../shared/domain/strategy-order.ts'
import { FakeCalls, restOf } from '../../../../helpers/fake-calls.ts'
import { PRINTED_STRATEGY } from '../../../../helpers/printed-rows.ts'

// The samples of the pages about strategy orders.
const PLACED = { orderId: '1390112233445404000', clientOid: 'tp-1' }
const ORDER = { category: 'USDT-FUTURES', symbol: 'BTCUSDT', orderId: PLACED.orderId } as const
const MARKET_EXIT = { triggerBy: 'market', orderType: 'market', limitPrice: null } as const

const guard: StrategyDraft = {
  kind: 'tpsl',
  category: 'USDT-FUTURES',
  symbol: 'BTCUSDT',
  positionSide: 'long',
  mode: 'partial',
  quantity: '0.01',
  takeProfit: { triggerPrice: '63000', ...MARKET_EXIT },
  stopLoss: { triggerPrice: '60000', ...MARKET_EXIT },
}
const trigger: StrategyDraft = {
  kind: 'trigger',
  category: 'USDT-FUTURES',
  symbol: 'BTCUSDT',
  side: 'sell',
  positionSide: 'short',
  reduceOnly: false,
  marginMode: 'crossed',
  quantity: '0.02',
  trigger: { triggerPrice: '58000', triggerBy: 'mark', orderType: 'limit', limitPrice: '57990' },
}

function start(data: unknown) {
  const calls = new FakeCalls()
  calls.data = data
  return { calls, rest: restOf(calls) }
}

describe('strategy orders', () => {
  it.each<[StrategyDraft, object]>([
    [
      guard,
      {
        ...{ type: 'tpsl', tpslMode: 'partial', qty: '0.01', posSide: 'long' },
        ...{ takeProfit: '63000', tpTriggerBy: 'market', tpOrderType: 'market' },
        ...{ stopLoss: '60000', slTriggerBy: 'market', slOrderType: 'market' },
      },
    ],
    [
      { ...guard, mode: 'full', quantity: null, takeProfit: null },
      {
        ...{ type: 'tpsl', tpslMode: 'full', posSide: 'long' },
        ...{ stopLoss: '60000', slTriggerBy: 'market', slOrderType: 'market' },
      },
    ],
    [
      trigger,
      {
        ...{ type: 'trigger', qty: '0.02', side: 'sell', posSide: 'short' },
        ...{ triggerBy: 'mark', triggerPrice: '58000' },
        ...{ triggerOrderType: 'limit', triggerOrderPrice: '57990' },
      },
    ],
    [
      {
        ...trigger,
        ...{ category: 'SPOT', positionSide: null, marginMode: null, reduceOnly: true },
        trigger: { triggerPrice: '58000', ...MARKET_EXIT },
      },
      {
        ...{ type: 'trigger', qty: '0.02', side: 'sell', reduceOnly: 'yes' },
        ...{ triggerBy: 'market', triggerPrice: '58000', triggerOrderType: 'market' },
      },
    ],
  ])('are placed as documented: %j', async (draft, expected) => {
    const { calls, rest } = start(PLACED)
    expect(await rest.placeStrategy(draft, 'tp-1', 3)).toMatchObject({ ok: true, value: PLACED })
    expect(calls.last.path).toBe('/api/v3/trade/place-strategy-order')
    const { category, symbol } = draft
    expect(calls.last.body).toEqual({ category, symbol, clientOid: 'tp-1', ...expected })
  })

  it('are not placed with isolated margin, which the exchange would ignore', async () => {
    const { calls, rest } = start(PLACED)
    expect(await rest.placeStrategy({ ...trigger, marginMode: 'isolated' }, 'tp-1')).toMatchObject({
      error: { kind: 'invalid', reason: 'isolated-trigger' },
      definite: true,
    })
    expect(calls.made).toEqual([])
  })

  it('are changed by naming what is new', async () => {
    const { calls, rest } = start(PLACED)
    const change = { ...NO_EXITS_CHANGE, quantity: '0.01', trigger: null }
    const takeProfit = { triggerPrice: '63500', ...MARKET_EXIT }
    await rest.changeStrategy(ORDER, { ...change, takeProfit, stopLoss: 'remove' })
    expect(calls.last).toMatchObject({ path: '/api/v3/trade/modify-strategy-order' })
    expect(calls.last.body).toEqual({
      ...{ orderId: ORDER.orderId, qty: '0.01', stopLoss: '0' },
      ...{ takeProfit: '63500', tpTriggerBy: 'market', tpOrderType: 'market' },
    })
    await rest.changeStrategy(ORDER, { ...change, quantity: null, trigger: trigger.trigger })
    expect(calls.last.body).toEqual({
      ...{ orderId: ORDER.orderId, triggerBy: 'mark', triggerPrice: '58000' },
      ...{ triggerOrderType: 'limit', triggerOrderPrice: '57990' },
    })
  })

  it('are cancelled by order id, and the answer is empty', async () => {
    const { calls, rest } = start(null)
    expect(await rest.cancelStrategy(ORDER)).toMatchObject({ ok: true, value: null })
    expect(calls.last).toMatchObject({
      path: '/api/v3/trade/cancel-strategy-order',
      body: { orderId: ORDER.orderId },
    })
  })

  it('that wait are read from the documented list, which names neither kind nor mode', async () => {
    const { calls, rest } = start([PRINTED_STRATEGY])
    expect(await rest.openStrategies('USDT-FUTURES')).toMatchObject({
      value: [
        {
          category: 'USDT-FUTURES',
          symbol: 'BTCUSDT',
          orderId: '1390112233445404000',
          clientOid: 'tp-1',
          kind: 'tpsl',
          status: 'pending',
          positionSide: 'long',
          side: null,
          reduceOnly: false,
          mode: 'partial',
          quantity: '0.01',
          takeProfit: { triggerPrice: '63000', ...MARKET_EXIT },
          stopLoss: { triggerPrice: '60000', ...MARKET_EXIT },
          trigger: null,
          reached: null,
          createdAtMs: 1790000005400,
          updatedAtMs: 1790000005400,
        },
      ],
    })
    expect(calls.last).toMatchObject({
      path: '/api/v3/trade/unfilled-strategy-orders',
      query: { category: 'USDT-FUTURES' },
    })
  })

  it.each([
    [{ qty: '' }, { kind: 'tpsl', mode: 'full', quantity: null }],
    [
      { qty: '0.01', tpslMode: 'full' },
      { mode: 'full', quantity: '0.01' },
    ],
    [
      {
        ...{ takeProfit: '', stopLoss: '', side: 'sell', reduceOnly: 'YES', posSide: '' },
        ...{ triggerPrice: '58000', triggerBy: 'mark' },
        ...{ triggerOrderType: 'limit', triggerOrderPrice: '57990' },
      },
      {
        ...{ kind: 'trigger', mode: null, takeProfit: null, stopLoss: null, side: 'sell' },
        ...{ reduceOnly: true, positionSide: null },
        trigger: trigger.trigger,
      },
    ],
    [{ status: 'success', triggerType: 'takeProfit' }, { reached: 'takeProfit' }],
    [{ status: 'pending', triggerType: 'takeProfit' }, { reached: null }],
    [{ status: 'cancelled', triggerType: 'stopLoss' }, { reached: null }],
  ])('with %j are read as %j', async (change, expected) => {
    const { rest } = start([{ ...PRINTED_STRATEGY, ...change }])
    expect(await rest.openStrategies('USDT-FUTURES')).toMatchObject({ value: [expected] })
  })

  it('of the past come page by page, one symbol picked out', async () => {
    const list = [
      { ...PRINTED_STRATEGY, status: 'success', triggerType: 'stopLoss' },
      { ...PRINTED_STRATEGY, symbol: 'ETHUSDT' },
    ]
    const { calls, rest } = start({ list, cursor: '1390112233445404000' })
    const filter = { category: 'USDT-FUTURES', symbol: 'BTCUSDT', startMs: 1, endMs: 2 } as const
    expect(await rest.strategyHistory(filter, null)).toMatchObject({
      value: { rows: [{ reached: 'stopLoss' }], cursor: '1390112233445404000' },
    })
    expect(calls.last.query).toEqual({
      ...{ category: 'USDT-FUTURES', startTime: '1', endTime: '2', limit: '100' },
    })
  })

  it.each([
    ['status', 'resting'],
    ['qty', 'NaN'],
    ['posSide', 'both'],
    ['triggerType', 'luck'],
    ['updatedTime', ''],
  ])('cannot be read with %s = %j', async (name, value) => {
    const { rest } = start([{ ...PRINTED_STRATEGY, [name]: value }])
    await expect(rest.openStrategies('USDT-FUTURES')).rejects.toThrow(Unreadable)
  })
})
