import type { Exit } from '../../shared/domain/exit.ts'
import type { StrategyOrder, TpslDraft, TriggerDraft } from '../../shared/domain/strategy-order.ts'

/** A market exit by the mark price. */
export function anExit(triggerPrice: string, changes: Partial<Exit> = {}): Exit {
  return { triggerPrice, triggerBy: 'mark', orderType: 'market', limitPrice: null, ...changes }
}

/** Takes the profit of the whole long position at 63000. */
export function aTpslDraft(changes: Partial<TpslDraft> = {}): TpslDraft {
  return {
    kind: 'tpsl',
    category: 'USDT-FUTURES',
    symbol: 'BTCUSDT',
    positionSide: 'long',
    mode: 'full',
    quantity: null,
    takeProfit: anExit('63000'),
    stopLoss: null,
    ...changes,
  }
}

/** Buys 0.01 at market when 61000 is reached. */
export function aTriggerDraft(changes: Partial<TriggerDraft> = {}): TriggerDraft {
  return {
    kind: 'trigger',
    category: 'USDT-FUTURES',
    symbol: 'BTCUSDT',
    side: 'buy',
    positionSide: null,
    reduceOnly: false,
    marginMode: 'crossed',
    quantity: '0.01',
    trigger: anExit('61000'),
    ...changes,
  }
}

/** Guards 0.2 of the long position with a take-profit at 63000. */
export function aStrategyOrder(changes: Partial<StrategyOrder> = {}): StrategyOrder {
  return {
    category: 'USDT-FUTURES',
    symbol: 'BTCUSDT',
    orderId: 's1',
    clientOid: 'kd-s1',
    kind: 'tpsl',
    status: 'pending',
    positionSide: 'long',
    side: null,
    reduceOnly: true,
    mode: 'partial',
    quantity: '0.2',
    takeProfit: anExit('63000'),
    stopLoss: null,
    trigger: null,
    reached: null,
    createdAtMs: 1000,
    updatedAtMs: 1000,
    ...changes,
  }
}
