import { type InstrumentKey, marketDataKey } from '../../../shared/domain/instrument.ts'
import type { OrderName } from './order-commands.ts'
import type { Account, EngineState, LiveOrder, Market } from './state.ts'

/** The market in which an instrument trades: that of SPOT for MARGIN. `null`: no such instrument. */
export function marketFor(state: EngineState, key: InstrumentKey): Market | null {
  const { category, symbol } = marketDataKey(key)
  const market = state.markets.get(`${category}:${symbol}`)
  if (market === undefined || (key.category === 'MARGIN' && !market.hasMargin)) return null
  return market
}

/** orderId wins when both are given. */
export function findOpen(account: Account, name: OrderName): LiveOrder | null {
  if (name.orderId !== null) return account.open.get(name.orderId) ?? null
  return name.clientOid === null ? null : (account.pending.get(name.clientOid) ?? null)
}
