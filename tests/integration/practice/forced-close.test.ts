import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OrderRequest } from '../../../electron/practice/engine/order-commands.ts'
import {
  type PracticeExchange,
  startPracticeExchange,
} from '../../../electron/practice/practice-exchange.ts'
import { type PracticeClient, practiceClient } from '../../helpers/practice-client.ts'
import { anOrder, PERPETUAL } from '../../helpers/practice-scene.ts'

// What its owner hears over REST of a position that the exchange itself closes.

let exchange: PracticeExchange
let client: PracticeClient

beforeAll(async () => {
  const startingBalances = [{ coin: 'USDT', amount: '20000' }]
  exchange = await startPracticeExchange({
    seed: 5,
    speed: 0,
    rateLimits: 'none',
    startingBalances,
  })
  client = practiceClient(exchange)
})
afterAll(() => exchange.stop())

const FUTURES = 'category=USDT-FUTURES&symbol=BTCUSDT'

/** Makes the mark price of the perpetual this one. */
function mark(price: number): void {
  exchange.engine.execute({
    kind: 'set-prices',
    atMs: Date.now(),
    instrument: PERPETUAL,
    indexPrice: price.toFixed(1),
    markPrice: price.toFixed(1),
    fundingRate: '0.0001',
  })
}

/** Somebody without a key. */
function stranger(order: Partial<OrderRequest>): void {
  const common = { atMs: Date.now(), accountId: 'stranger' } as const
  const balances = [{ coin: 'USDT', amount: '10000' }]
  exchange.engine.execute({ kind: 'create-account', ...common, role: 'user', balances })
  const market = { orderType: 'market', price: null } as const
  const outcome = exchange.engine.execute({
    kind: 'place-order',
    ...common,
    order: anOrder({ ...market, ...order }),
  })
  expect(outcome.refusal).toBeNull()
}

async function lastOf(path: string) {
  return (await client.read(path)).data.list?.[0]
}

test('automatic deleveraging is an order, a fill, a ledger row and a position that has ended', async () => {
  const sell = { category: 'USDT-FUTURES', symbol: 'BTCUSDT', side: 'sell', orderType: 'market' }
  expect((await client.send('trade/place-order', { ...sell, qty: '0.5' })).code).toBe('00000')
  stranger({ quantity: '1' })
  const entry = Number((await lastOf(`position/current-position?${FUTURES}`)).avgPrice)
  mark(entry * 0.78)
  expect((await client.read(`position/current-position?${FUTURES}`)).data.list).toBeNull()
  const fill = await lastOf(`trade/fills?${FUTURES}`)
  expect(fill).toMatchObject({
    side: 'buy',
    execQty: '0.5',
    tradeSide: 'dte_sys_adl_buy_in_single_side_mode',
  })
  expect(Number(fill.execPrice)).toBeGreaterThan(entry * 0.78)
  expect(Number(fill.execPrice)).toBeLessThan(entry)
  expect(await lastOf(`trade/history-orders?${FUTURES}`)).toMatchObject({
    orderId: fill.orderId,
    orderStatus: 'filled',
    execType: 'reduce',
    delegateType: 'market_risk',
  })
  expect(await lastOf(`account/financial-records?category=USDT-FUTURES`)).toMatchObject({
    type: 'ADL_BUY_SSM',
    amount: fill.execPnl,
  })
  expect(await lastOf(`position/history-position?${FUTURES}`)).toMatchObject({
    closePriceAvg: fill.execPrice,
  })
  mark(entry)
})

test('a partial liquidation leaves the position smaller and tells of the part', async () => {
  const buy = { category: 'USDT-FUTURES', symbol: 'BTCUSDT', side: 'buy', orderType: 'market' }
  expect((await client.send('trade/place-order', { ...buy, qty: '3' })).code).toBe('00000')
  const { liquidationPrice, mmr } = await lastOf(`position/current-position?${FUTURES}`)
  expect(mmr).toBe('0.005')
  mark(Number(liquidationPrice) - 1)
  const left = await lastOf(`position/current-position?${FUTURES}`)
  expect(left.mmr).toBe('0.004')
  const fill = await lastOf(`trade/fills?${FUTURES}`)
  expect(fill.tradeSide).toBe('reduce_sell_single')
  expect(Number(fill.execQty) + Number(left.total)).toBeCloseTo(3, 8)
  expect(await lastOf(`trade/history-orders?${FUTURES}`)).toMatchObject({
    execType: 'reduce',
    delegateType: 'reduce_offset_delegate',
  })
  expect(await lastOf(`account/financial-records?category=USDT-FUTURES`)).toMatchObject({
    type: 'FORCE_SELL_SSM',
    amount: fill.execPnl,
  })
})
