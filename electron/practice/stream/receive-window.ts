import type { Parameters } from '../rest/parameters.ts'
import { Refusal } from '../server/refusal.ts'

const LEAST_MS = 10
const MOST_MS = 60_000

/**
 * Did an order come later than `receiveWindow` ms after its own `requestTime`? The client chose both
 * (page uta/websocket/private/Place-Order-Channel), and one without the other means nothing. Throws
 * 40079 for a window above 60 s and 40020 for one that is none.
 */
export function isBeyondWindow(parameters: Parameters, nowMs: number): boolean {
  const text = parameters.optional('receiveWindow')
  const requestedAtMs = parameters.timeMs('requestTime')
  if (text === null || requestedAtMs === null) return false
  const windowMs = Number(text)
  if (!/^\d+$/.test(text) || windowMs < LEAST_MS) throw new Refusal('40020', ['receiveWindow'])
  if (windowMs > MOST_MS) throw new Refusal('40079')
  return nowMs - requestedAtMs > windowMs
}
