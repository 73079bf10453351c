import type { CoinRecord } from '../../electron/practice/engine/account-records.ts'
import type { Command } from '../../electron/practice/engine/commands.ts'
import { createEngine } from '../../electron/practice/engine/engine.ts'
import type { OrderRequest } from '../../electron/practice/engine/order-commands.ts'
import type { Engine, Outcome } from '../../electron/practice/engine/queries.ts'
import type { InstrumentKey } from '../../shared/domain/instrument.ts'
import { BITCOIN_EVERYWHERE } from './engine-commands.ts'
import { anOrder, START_MS } from './practice-scene.ts'

export const USDC_PERPETUAL = { category: 'USDC-FUTURES', symbol: 'BTCPERP' } as const
export const COIN_PERPETUAL = { category: 'COIN-FUTURES', symbol: 'BTCUSD' } as const
export const MARGIN = { category: 'MARGIN', symbol: 'BTCUSDT' } as const

/** Every product line of bitcoin at 64000, with a house account on the other side and nothing else. */
export class Scene {
  readonly engine: Engine
  #atMs = START_MS

  constructor() {
    this.engine = createEngine({ instruments: BITCOIN_EVERYWHERE, startAtMs: START_MS, seed: 1 })
    this.open('house', {}, 'house')
  }

  open(accountId: string, coins: Record<string, string>, role: 'user' | 'house' = 'user'): void {
    const balances = Object.entries(coins).map(([coin, amount]) => ({ coin, amount }))
    this.run({ kind: 'create-account', accountId, role, balances })
  }

  run(command: Untimed): Outcome {
    return this.engine.execute({ ...command, atMs: this.#atMs } as Command) // same kind, with its time
  }

  after(ms: number): void {
    this.#atMs += ms
    this.run({ kind: 'pass-time' })
  }

  place(accountId: string, changes: Partial<OrderRequest>): Outcome {
    return this.run({ kind: 'place-order', accountId, order: anOrder(changes) })
  }

  /** The account's order meets the house at once; it is the taker. */
  trade(accountId: string, changes: Partial<OrderRequest>): Outcome {
    const order = anOrder(changes)
    const { category, symbol, quantity, price } = order
    const side = order.side === 'buy' ? 'sell' : 'buy'
    this.place('house', { category, symbol, quantity, price, side })
    return this.run({ kind: 'place-order', accountId, order })
  }

  mark(instrument: InstrumentKey, price: string, fundingRate = '0.0001'): Outcome {
    const prices = { indexPrice: price, markPrice: price, fundingRate }
    return this.run({ kind: 'set-prices', instrument, ...prices })
  }

  coin(accountId: string, coin: string): CoinRecord | undefined {
    return this.engine.account(accountId)?.coins.find((row) => row.coin === coin)
  }

  ledger(accountId: string): ReadonlyArray<string> {
    return [...this.engine.ledger(accountId)]
      .reverse()
      .map(({ coin, type, amount, fee }) => `${type} ${coin} ${amount} ${fee}`)
  }
}

type WithoutTime<C> = C extends Command ? Omit<C, 'atMs'> : never
type Untimed = WithoutTime<Command>
