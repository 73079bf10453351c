import type { TradingSession } from '../../electron/desk/orders/trading-session.ts'
import type { PrivateRest } from '../../electron/desk/ports.ts'

/** A key set that trades over REST in the practice environment. */
export function aTradingSession(
  rest: PrivateRest,
  changes: Partial<TradingSession> = {},
): TradingSession {
  return { keySetId: 'set-1', environment: 'practice', rest, entry: () => rest, ...changes }
}
