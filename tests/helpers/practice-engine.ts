import type { OrderRequest } from '../../electron/practice/engine/commands.ts'
import { createEngine } from '../../electron/practice/engine/engine.ts'
import type { Engine, Outcome } from '../../electron/practice/engine/queries.ts'
import { PRACTICE_INSTRUMENTS } from '../../electron/practice/market/instruments.ts'

export const START_MS = 1_790_000_000_000
export const PERP = { category: 'USDT-FUTURES', symbol: 'BTCUSDT' } as const
export const SPOT = { category: 'SPOT', symbol: 'BTCUSDT' } as const

/** Only what the tests trade: candle history is made for each instrument. */
export const INSTRUMENTS = PRACTICE_INSTRUMENTS.filter(({ symbol }) => symbol === 'BTCUSDT')

/** An engine whose books are empty and where nothing moves by itself. */
export function aQuietEngine(): Engine {
  return createEngine({ instruments: INSTRUMENTS, startAtMs: START_MS, seed: 1 })
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

export function anOrder(changes: Partial<OrderRequest> = {}): OrderRequest {
  return {
    ...PERP,
    side: 'buy',
    orderType: 'limit',
    quantity: '0.01',
    price: '64000',
    timeInForce: 'gtc',
    reduceOnly: false,
    positionSide: null,
    clientOid: null,
    stpMode: 'none',
    ...changes,
  }
}

export function place(
  engine: Engine,
  accountId: string,
  changes: Partial<OrderRequest> = {},
): Outcome {
  return engine.execute({ kind: 'place-order', atMs: START_MS, accountId, order: anOrder(changes) })
}
