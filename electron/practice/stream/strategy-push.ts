import type { StrategyRecord } from '../engine/strategy-record.ts'
import { strategyRow } from '../rest/strategy-row.ts'

/** Bitget page uta/websocket/private/Strategy-Order-Channel: the REST row in lower case. */
export function strategyPush(strategy: StrategyRecord) {
  return {
    ...strategyRow(strategy),
    category: strategy.category.toLowerCase(),
    triggerType: triggerType(strategy),
  }
}

/** The exit that was reached, or the only one there is; empty with both waiting, and for triggers. */
function triggerType({ reached, takeProfit, stopLoss }: StrategyRecord): string {
  if (reached === 'takeProfit' || reached === 'stopLoss') return reached
  if (takeProfit !== null && stopLoss === null) return 'takeProfit'
  return stopLoss !== null && takeProfit === null ? 'stopLoss' : ''
}
