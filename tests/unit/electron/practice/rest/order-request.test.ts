import { expect, test } from 'vitest'
import { createEngine } from '../../../../../electron/practice/engine/engine.ts'
import { PRACTICE_INSTRUMENTS } from '../../../../../electron/practice/market/instruments.ts'
import { exitPatch } from '../../../../../electron/practice/rest/exit-request.ts'
import { orderRequest } from '../../../../../electron/practice/rest/order-request.ts'
import { parametersOf } from '../../../../../electron/practice/rest/parameters.ts'
import { strategyRequest } from '../../../../../electron/practice/rest/strategy-request.ts'

const engine = createEngine({
  instruments: PRACTICE_INSTRUMENTS,
  startAtMs: 1_790_000_000_000,
  seed: 1,
})
const LIMIT = {
  category: 'USDT-FUTURES',
  symbol: 'BTCUSDT',
  side: 'buy',
  orderType: 'limit',
  qty: '0.01',
  price: '61250.5',
}
const order = (fields: object) => orderRequest(engine, parametersOf({ ...LIMIT, ...fields }))
const refusal = (code: string) => expect.objectContaining({ code })

test('the printed example of Place Order is read whole', () => {
  const printed = {
    posSide: 'long',
    timeInForce: 'gtc',
    clientOid: 'desk-000001',
    stopLoss: '60000',
    slTriggerBy: 'mark',
  }
  expect(order(printed)).toEqual({
    category: 'USDT-FUTURES',
    symbol: 'BTCUSDT',
    side: 'buy',
    orderType: 'limit',
    quantity: '0.01',
    price: '61250.5',
    timeInForce: 'gtc',
    reduceOnly: false,
    positionSide: 'long',
    marginMode: 'crossed',
    takeProfit: null,
    stopLoss: { triggerPrice: '60000', triggerBy: 'mark', orderType: 'market', limitPrice: null },
    clientOid: 'desk-000001',
    stpMode: 'none',
  })
})

test.each([
  ['lower-case category', { category: 'usdt-futures' }, { category: 'USDT-FUTURES' }],
  ['numbers for texts', { qty: 0.01, price: 61250.5 }, { quantity: '0.01', price: '61250.5' }],
  ['unknown fields', { stopLos: '1' }, { stopLoss: null }],
  ['capitals in flags', { reduceOnly: 'YES' }, { reduceOnly: true }],
  ['isolated margin', { marginMode: 'isolated' }, { marginMode: 'isolated' }],
  [
    'the spelling of the socket page',
    { takeprofit: '70000', tpOrderType: 'limit', tpLimitPrice: '69990' },
    {
      takeProfit: {
        triggerPrice: '70000',
        triggerBy: 'market',
        orderType: 'limit',
        limitPrice: '69990',
      },
    },
  ],
  ['gtc with a market order', { orderType: 'market', timeInForce: 'gtc' }, { timeInForce: 'ioc' }],
])('%s are understood', (_, fields, read) => {
  expect(order(fields)).toMatchObject(read)
})

test.each([
  ['no quantity', { qty: '' }, '400172'],
  ['no price of a limit order', { price: null }, '400172'],
  ['a side that is none', { side: 'up' }, '400172'],
  ['an unknown symbol', { symbol: 'NOPEUSDT' }, '25100'],
  ['a time in force that is none', { timeInForce: 'day' }, '40020'],
  ['retail price improvement', { timeInForce: 'rpi' }, '25002'],
  ['a limit exit without its price', { stopLoss: '1', slOrderType: 'limit' }, '400172'],
])('%s is refused', (_, fields, code) => {
  expect(() => order(fields)).toThrow(refusal(code))
})

test.each([
  ['absent', {}, null],
  ['zero', { takeProfit: '0' }, 'remove'],
  ['zero with decimals', { takeProfit: '0.00' }, 'remove'],
])('a take-profit that is %s in a modification', (_, fields, patch) => {
  expect(exitPatch(parametersOf(fields), 'takeProfit')).toBe(patch)
})

const BTC = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' }
const strategy = (fields: object) => strategyRequest(engine, parametersOf({ ...BTC, ...fields }))

test('the printed example of Place Strategy Order guards a part of the position', () => {
  const printed = {
    posSide: 'long',
    tpslMode: 'partial',
    qty: '0.01',
    takeProfit: '63000',
    stopLoss: '60000',
    clientOid: 'tp-1',
  }
  expect(strategy(printed)).toMatchObject({
    strategyKind: 'tpsl',
    mode: 'partial',
    quantity: '0.01',
    positionSide: 'long',
    takeProfit: { triggerPrice: '63000', triggerBy: 'market', orderType: 'market' },
    stopLoss: { triggerPrice: '60000' },
    trigger: null,
  })
})

test('a quantity without a mode means a part, none the whole position', () => {
  const ccxt = { stopLoss: '60000', slTriggerBy: 'mark', qty: '0.01', side: 'sell' }
  expect(strategy(ccxt)).toMatchObject({ mode: 'partial', quantity: '0.01', side: 'sell' })
  expect(strategy({ posSide: 'long', stopLoss: '60000' })).toMatchObject({
    mode: 'full',
    quantity: null,
  })
})

test('a trigger needs side, price and quantity', () => {
  const trigger = { type: 'trigger', side: 'buy', qty: '0.01', triggerPrice: '65000' }
  expect(strategy(trigger)).toMatchObject({
    strategyKind: 'trigger',
    trigger: { triggerPrice: '65000', triggerBy: 'market', orderType: 'market', limitPrice: null },
  })
  for (const name of ['side', 'qty', 'triggerPrice']) {
    expect(() => strategy({ ...trigger, [name]: null })).toThrow(refusal('400172'))
  }
  const limit = { ...trigger, triggerOrderType: 'limit' }
  expect(() => strategy(limit)).toThrow(refusal('400172'))
  expect(strategy({ ...limit, triggerOrderPrice: '64990' }).trigger?.limitPrice).toBe('64990')
})

test.each([
  [0.0000001, '0.0000001'],
  [1e21, '1000000000000000000000'],
  [64000.5, '64000.5'],
  [-0.00000025, '-0.00000025'],
  // JSON writes 1e400 and more this way: refused later, never taken for absent.
  [Number.POSITIVE_INFINITY, 'Infinity'],
])('the JSON number %s is taken for its digits', (price, digits) => {
  expect(parametersOf({ price }).optional('price')).toBe(digits)
})
