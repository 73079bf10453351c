import type { Parameters } from '../rest/parameters.ts'
import { Refusal } from '../server/refusal.ts'

const LEAST_MS = 10
const MOST_MS = 60_000

/**
 * Does an order come too late: more than `receiveWindow` ms after its own `requestTime`, both of which
 * the client chose? It is taken all the same, and cancelled at once (page
 * uta/websocket/private/Place-Order-Channel; the order channel tells `cancel_receiveWindow`). One
 * without the other means nothing. Throws 40079 for a window above 60 s, 40020 for one that is none.
 */
export function missesReceiveWindow(parameters: Parameters, nowMs: number): boolean {
  const text = parameters.optional('receiveWindow')
  const requestedAtMs = parameters.timeMs('requestTime')
  if (text === null || requestedAtMs === null) return false
  const windowMs = Number(text)
  if (!/^\d+$/.test(text) || windowMs < LEAST_MS) throw new Refusal('40020', ['receiveWindow'])
  if (windowMs > MOST_MS) throw new Refusal('40079')
  return nowMs - requestedAtMs > windowMs
}
