import { expect, test } from 'vitest'
import type { OrderRecord } from '../../../../../electron/practice/engine/order-records.ts'
import type { ClosedPositionRecord } from '../../../../../electron/practice/engine/position-records.ts'
import type { StrategyRecord } from '../../../../../electron/practice/engine/strategy-record.ts'
import { closedPositionRow } from '../../../../../electron/practice/rest/closed-position-row.ts'
import { openOrderRow, orderRow } from '../../../../../electron/practice/rest/order-row.ts'
import { pastStrategyRow, strategyRow } from '../../../../../electron/practice/rest/strategy-row.ts'
import { subTransferRow } from '../../../../../electron/practice/rest/transfer-rows.ts'
import { orderPush } from '../../../../../electron/practice/stream/private-rows.ts'
import { strategyPush } from '../../../../../electron/practice/stream/strategy-push.ts'
import {
  PRINTED_CLOSED_POSITION,
  PRINTED_ORDER,
  PRINTED_STRATEGY,
} from '../../../../helpers/printed-rows.ts'

// The records behind the printed examples of the exchange's pages, and the examples.

const FILLED: OrderRecord = {
  accountId: '7001234567',
  category: 'USDT-FUTURES',
  symbol: 'BTCUSDT',
  orderId: '1390112233445403742',
  clientOid: 'desk-000001',
  side: 'buy',
  orderType: 'limit',
  timeInForce: 'gtc',
  price: '61250.5',
  quantity: '0.01',
  amount: null,
  filledQuantity: '0.01',
  filledValue: '612.505',
  averagePrice: '61250.5',
  status: 'filled',
  cancelReason: null,
  reduceOnly: false,
  stpMode: 'none',
  positionSide: 'long',
  marginMode: 'crossed',
  holdMode: 'hedge_mode',
  takeProfit: null,
  stopLoss: { triggerPrice: '60000', triggerBy: 'mark', orderType: 'market', limitPrice: null },
  requestId: null,
  tradeSide: 'open_long',
  leverage: '10',
  marginCoin: 'USDT',
  delegateType: 'normal',
  execType: 'normal',
  fees: [{ coin: 'USDT', amount: '0.367503' }],
  realisedProfit: '0',
  story: null,
  priority: '1',
  createdAtMs: 1_790_000_004_000,
  updatedAtMs: 1_790_000_004_015,
}

test('an order of Get Order Details', () => {
  expect(orderRow(FILLED)).toEqual(PRINTED_ORDER)
})

test('a spot market buy has an amount, no position and empty fees before its fill', () => {
  const spot: OrderRecord = {
    ...FILLED,
    category: 'SPOT',
    orderType: 'market',
    price: null,
    quantity: null,
    amount: '50',
    positionSide: null,
    marginMode: null,
    holdMode: null,
    tradeSide: null,
    stopLoss: null,
    fees: [],
  }
  expect(openOrderRow(spot)).toMatchObject({
    price: '',
    qty: '0',
    amount: '50',
    posSide: '',
    holdMode: '',
    feeDetail: [{ feeCoin: '', fee: '' }],
  })
})

test('the order stream spells presets in lower case and tells the id of a change', () => {
  expect(orderPush({ ...FILLED, requestId: 'm-1' })).toMatchObject({
    category: 'usdt-futures',
    holdSide: 'long',
    holdMode: 'hedge_mode',
    takeprofit: '',
    stoploss: '60000',
    slTriggerBy: 'mark',
    requestId: 'm-1',
  })
  expect(orderPush(FILLED)).not.toHaveProperty('requestId')
  const oneWay: OrderRecord = { ...FILLED, positionSide: null, holdMode: 'one_way_mode' }
  expect(orderPush(oneWay)).toMatchObject({ holdSide: 'net', holdMode: 'one_way_mode' })
})

const STRATEGY: StrategyRecord = {
  accountId: '7001234567',
  category: 'USDT-FUTURES',
  symbol: 'BTCUSDT',
  orderId: '1390112233445404000',
  clientOid: 'tp-1',
  strategyKind: 'tpsl',
  status: 'pending',
  positionSide: 'long',
  side: null,
  reduceOnly: false,
  marginMode: 'crossed',
  mode: 'partial',
  quantity: '0.01',
  takeProfit: { triggerPrice: '63000', triggerBy: 'market', orderType: 'market', limitPrice: null },
  stopLoss: { triggerPrice: '60000', triggerBy: 'market', orderType: 'market', limitPrice: null },
  trigger: null,
  reached: null,
  sentOrderId: null,
  parentOrderId: null,
  triggerRises: null,
  refusal: null,
  endedBy: null,
  createdAtMs: 1_790_000_005_400,
  updatedAtMs: 1_790_000_005_400,
}

test('a strategy order of Get Unfilled Strategy Orders and of the history', () => {
  expect(strategyRow(STRATEGY)).toMatchObject(PRINTED_STRATEGY)
  const reached: StrategyRecord = { ...STRATEGY, status: 'success', reached: 'takeProfit' }
  expect(pastStrategyRow(reached)).toMatchObject({
    ...PRINTED_STRATEGY,
    status: 'success',
    triggerType: 'takeProfit',
  })
})

test.each([
  ['both exits wait', {}, ''],
  ['only the take-profit is there', { stopLoss: null }, 'takeProfit'],
  ['only the stop-loss is there', { takeProfit: null }, 'stopLoss'],
  ['the stop-loss was reached', { reached: 'stopLoss' }, 'stopLoss'],
] as const)('the strategy stream: %s', (_, fields, triggerType) => {
  expect(strategyPush({ ...STRATEGY, ...fields })).toMatchObject({
    category: 'usdt-futures',
    type: 'tpsl',
    triggerType,
  })
})

test('a row of Get Position History', () => {
  const closed: ClosedPositionRecord = {
    accountId: '7001234567',
    category: 'USDT-FUTURES',
    symbol: 'BTCUSDT',
    positionId: '1390112233445400001',
    marginCoin: 'USDT',
    marginMode: 'crossed',
    holdMode: 'hedge_mode',
    side: 'long',
    entryPrice: '61250.5',
    exitPrice: '61400',
    openedQuantity: '0.01',
    closedQuantity: '0.01',
    realisedProfit: '1.495',
    netProfit: '0.759097',
    openFees: '-0.367503',
    closeFees: '-0.3684',
    funding: '0',
    createdAtMs: 1_790_000_004_010,
    updatedAtMs: 1_790_000_006_090,
  }
  expect(closedPositionRow(closed)).toMatchObject(PRINTED_CLOSED_POSITION)
})

test('a transfer calls the funding account spot', () => {
  const row = subTransferRow({
    transferId: '1390000000000001001',
    clientOid: 'mv-1',
    initiatorId: '7001234567',
    fromAccountId: '7001234567',
    fromWallet: 'unified',
    toAccountId: '7009876543',
    toWallet: 'funding',
    coin: 'USDT',
    amount: '50',
    atMs: 1_790_000_003_100,
  })
  expect(row).toMatchObject({ fromType: 'uta', toType: 'spot', status: 'Successful', amount: '50' })
})
