import type { StrategyRecord } from '../engine/strategy-record.ts'
import { exitFields } from './exit-fields.ts'

/** A row of Bitget page uta/strategy/Get-Unfilled-Strategy-Orders; every value is text. */
export function strategyRow(strategy: StrategyRecord) {
  const { trigger } = strategy
  return {
    orderId: strategy.orderId,
    clientOid: strategy.clientOid,
    category: strategy.category,
    symbol: strategy.symbol,
    qty: strategy.quantity ?? '',
    posSide: strategy.positionSide ?? '',
    side: strategy.side ?? '',
    reduceOnly: strategy.reduceOnly ? 'yes' : 'no',
    marginMode: strategy.marginMode,
    type: strategy.strategyKind,
    tpslMode: strategy.mode ?? '',
    status: strategy.status,
    takeProfit: strategy.takeProfit?.triggerPrice ?? '',
    stopLoss: strategy.stopLoss?.triggerPrice ?? '',
    ...exitFields(strategy, ''),
    triggerBy: trigger?.triggerBy ?? '',
    triggerPrice: trigger?.triggerPrice ?? '',
    triggerOrderType: trigger?.orderType ?? '',
    triggerOrderPrice: trigger?.limitPrice ?? '',
    createdTime: String(strategy.createdAtMs),
    updatedTime: String(strategy.updatedAtMs),
  }
}

/** Rows of the history say which exit was reached. */
export function pastStrategyRow(strategy: StrategyRecord) {
  const reached = strategy.reached === 'trigger' ? '' : (strategy.reached ?? '')
  return { ...strategyRow(strategy), triggerType: reached }
}
