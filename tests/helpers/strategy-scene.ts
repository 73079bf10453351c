import type { ExitRequest } from '../../electron/practice/engine/order-commands.ts'
import type { Engine, Outcome } from '../../electron/practice/engine/queries.ts'
import type {
  ModifyStrategy,
  StrategyRequest,
} from '../../electron/practice/engine/strategy-commands.ts'
import type { StrategyRecord } from '../../electron/practice/engine/strategy-record.ts'
import { anExchange, PERPETUAL, place, run, START_MS } from './practice-scene.ts'

export function anExit(triggerPrice: string, changes: Partial<ExitRequest> = {}): ExitRequest {
  return { triggerPrice, triggerBy: 'market', orderType: 'market', limitPrice: null, ...changes }
}

export function aStrategy(changes: Partial<StrategyRequest> = {}): StrategyRequest {
  return {
    ...PERPETUAL,
    strategyKind: 'tpsl',
    clientOid: null,
    positionSide: 'long',
    side: null,
    reduceOnly: false,
    marginMode: 'crossed',
    mode: 'full',
    quantity: null,
    takeProfit: null,
    stopLoss: anExit('60000'),
    trigger: null,
    ...changes,
  }
}

/** A trigger order that buys 0.01 at market. */
export function aTrigger(
  triggerPrice: string,
  changes: Partial<StrategyRequest> = {},
): StrategyRequest {
  return aStrategy({
    strategyKind: 'trigger',
    positionSide: null,
    side: 'buy',
    quantity: '0.01',
    stopLoss: null,
    trigger: anExit(triggerPrice),
    ...changes,
  })
}

export function placeStrategy(
  engine: Engine,
  request: StrategyRequest,
  account = 'alice',
): Outcome {
  return run(engine, {
    kind: 'place-strategy',
    atMs: START_MS,
    accountId: account,
    strategy: request,
  })
}

export function modifyStrategy(
  engine: Engine,
  orderId: string,
  changes: Partial<ModifyStrategy>,
): Outcome {
  return run(engine, {
    kind: 'modify-strategy',
    atMs: START_MS,
    accountId: 'alice',
    name: { orderId, clientOid: null },
    quantity: null,
    takeProfit: null,
    stopLoss: null,
    trigger: null,
    ...changes,
  })
}

export function cancelStrategy(engine: Engine, orderId: string): Outcome {
  return run(engine, {
    kind: 'cancel-strategy',
    atMs: START_MS,
    accountId: 'alice',
    name: { orderId, clientOid: null },
  })
}

/** The house quotes this size at a price, on the side that makes it rest. */
export function quote(engine: Engine, side: 'buy' | 'sell', price: string, quantity = '1'): void {
  place(engine, 'house', { side, price, quantity })
}

/** Alice is long (or with `sell` short) 0.1 from 64000; the last price is 64000 and the book empty. */
export function withPosition(side: 'buy' | 'sell' = 'buy', quantity = '0.1'): Engine {
  const engine = anExchange()
  quote(engine, side === 'buy' ? 'sell' : 'buy', '64000', quantity)
  place(engine, 'alice', { side, orderType: 'market', price: null, quantity })
  return engine
}

/** Bob and the house trade the smallest quantity there, so that it is the last price. */
export function tradeAt(engine: Engine, price: string): Outcome {
  quote(engine, 'sell', price, '0.001')
  return place(engine, 'bob', { side: 'buy', price, quantity: '0.001' })
}

export function strategyOf(engine: Engine, orderId: string): StrategyRecord {
  const rows = [...engine.openStrategies('alice'), ...engine.strategyHistory('alice')]
  const found = rows.find((row) => row.orderId === orderId)
  if (found === undefined) throw new Error('no such strategy order')
  return found
}

/** Statuses that a command's events told, in their order. */
export function toldStatuses({ events }: Outcome): ReadonlyArray<string> {
  return events.flatMap((event) =>
    event.kind === 'strategy-changed' ? [event.strategy.status] : [],
  )
}
