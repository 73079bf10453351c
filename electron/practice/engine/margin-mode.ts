import type { MarginMode } from '../../../shared/domain/order.ts'
import { leveragesOf } from './leverage.ts'
import { leverageRecord } from './record-of.ts'
import type { Account, Effects, Market } from './state.ts'

/** A symbol's configuration shows the margin mode of its latest order; it is told when it changes. */
export function tellMarginMode(
  account: Account,
  market: Market,
  marginMode: MarginMode,
  effects: Effects,
): void {
  const leverages = leveragesOf(account, market)
  if (!market.isFutures || account.role === 'house' || leverages.marginMode === marginMode) return
  account.leverages.set(market.id, { ...leverages, marginMode })
  effects.events.push({ kind: 'leverage-changed', config: leverageRecord(account, market) })
}
