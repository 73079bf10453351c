import type { Parameters } from '../rest/parameters.ts'
import { Refusal } from '../server/refusal.ts'

const LEAST_MS = 10
const MOST_MS = 60_000

/**
 * Refuses an order that comes too late: `receiveWindow` ms after its own `requestTime`, both of which
 * the client chose (page uta/websocket/private/Place-Order-Channel). One without the other means
 * nothing. Throws 40079 for a window above 60 s, 40020 for one that is none, 40078 for a late order.
 */
export function checkReceiveWindow(parameters: Parameters, nowMs: number): void {
  const text = parameters.optional('receiveWindow')
  const requestedAtMs = parameters.timeMs('requestTime')
  if (text === null || requestedAtMs === null) return
  const windowMs = Number(text)
  if (!/^\d+$/.test(text) || windowMs < LEAST_MS) throw new Refusal('40020', ['receiveWindow'])
  if (windowMs > MOST_MS) throw new Refusal('40079')
  if (nowMs - requestedAtMs > windowMs) throw new Refusal('40078')
}
