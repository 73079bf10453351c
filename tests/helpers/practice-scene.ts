import type { Command } from '../../electron/practice/engine/commands.ts'
import { createEngine } from '../../electron/practice/engine/engine.ts'
import type { OrderRequest } from '../../electron/practice/engine/order-commands.ts'
import type { Engine, Outcome } from '../../electron/practice/engine/queries.ts'
import { PRACTICE_INSTRUMENTS } from '../../electron/practice/market/instruments.ts'

export const START_MS = 1_790_000_000_000
export const PERPETUAL = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const
export const SPOT = { category: 'SPOT', symbol: 'BTCUSDT' } as const

/** Only what the tests trade: candle history is made for each instrument. */
export const BITCOIN_ONLY = PRACTICE_INSTRUMENTS.filter(({ symbol }) => symbol === 'BTCUSDT')

export function anOrder(changes: Partial<OrderRequest> = {}): OrderRequest {
  return {
    ...PERPETUAL,
    side: 'buy',
    orderType: 'limit',
    quantity: '0.01',
    price: '64000',
    timeInForce: 'gtc',
    reduceOnly: false,
    positionSide: null,
    marginMode: 'crossed',
    takeProfit: null,
    stopLoss: null,
    clientOid: null,
    stpMode: 'none',
    ...changes,
  }
}

/** An engine whose books are empty and where nothing moves by itself. */
export function aQuietEngine(): Engine {
  return createEngine({ instruments: BITCOIN_ONLY, startAtMs: START_MS, seed: 1 })
}

export function openAccount(engine: Engine, accountId: string, usdt = '100000', btc = '10'): void {
  engine.execute({
    kind: 'create-account',
    atMs: START_MS,
    accountId,
    balances: [
      { coin: 'USDT', amount: usdt },
      { coin: 'BTC', amount: btc },
    ],
    role: 'user',
  })
}

/** An exchange for BTCUSDT alone at 64000, with a user, a second user and a house account. */
export function anExchange(): Engine {
  const engine = aQuietEngine()
  const balances = [
    { coin: 'USDT', amount: '10000' },
    { coin: 'BTC', amount: '1' },
  ]
  const common = { kind: 'create-account', atMs: START_MS, balances } as const
  engine.execute({ ...common, accountId: 'alice', role: 'user' })
  engine.execute({ ...common, accountId: 'bob', role: 'user' })
  engine.execute({ ...common, accountId: 'poor', role: 'user', balances: [] })
  engine.execute({ ...common, accountId: 'house', role: 'house', balances: [] })
  return engine
}

export function place(
  engine: Engine,
  accountId: string,
  changes: Partial<OrderRequest> = {},
): Outcome {
  return run(engine, { kind: 'place-order', atMs: START_MS, accountId, order: anOrder(changes) })
}

export function run(engine: Engine, command: Command): Outcome {
  return engine.execute(command)
}

/** Sets mark, index and last price of the perpetual at once. */
export function mark(engine: Engine, price: string, rate = '0.0001'): Outcome {
  return run(engine, {
    kind: 'set-prices',
    atMs: START_MS,
    instrument: PERPETUAL,
    indexPrice: price,
    markPrice: price,
    fundingRate: rate,
  })
}

export function orderIdOf(outcome: Outcome): string {
  const orderId = outcome.orders[0]?.orderId
  if (typeof orderId !== 'string') throw new Error('no order was placed')
  return orderId
}

/** Last state of an order, as `status reason`. */
export function fateOf(engine: Engine, accountId: string, orderId: string): string {
  const order = engine.order(accountId, { orderId, clientOid: null })
  return order === null ? 'unknown' : `${order.status} ${order.cancelReason ?? '-'}`
}
