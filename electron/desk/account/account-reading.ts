import type { AccountSettings, Balances } from '../../../shared/domain/balance.ts'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { Fill, Order } from '../../../shared/domain/order.ts'
import type { Position } from '../../../shared/domain/position.ts'
import type { Answer, PrivateRest } from '../ports.ts'

/** Everything that REST tells about an account. `null`: the key may not read it. */
export interface AccountReading {
  readonly settings: AccountSettings | null
  readonly balances: Balances | null
  readonly positions: ReadonlyArray<Position>
  readonly openOrders: ReadonlyArray<Order>
  readonly fills: ReadonlyArray<Fill>
}

export type ReadingResult =
  | { readonly kind: 'read'; readonly reading: AccountReading }
  /** `retry`: the exchange could not be asked; later it may. */
  | { readonly kind: 'failed'; readonly error: DeskError; readonly retry: boolean }

/**
 * Reads the five parts at once. A key without the management permission still trades: settings
 * and balances then stay unknown. Anything else that is missing fails the whole.
 */
export async function readAccount(rest: PrivateRest): Promise<ReadingResult> {
  const [settings, balances, positions, openOrders, fills] = await Promise.all([
    rest.accountSettings(),
    rest.balances(),
    rest.positions('USDT-FUTURES'),
    rest.openOrders(),
    rest.fillHistory(null, null),
  ])
  if (!positions.ok) return failed(positions.error)
  if (!openOrders.ok) return failed(openOrders.error)
  if (!fills.ok) return failed(fills.error)
  if (!settings.ok && settings.error.kind !== 'unauthorised') return failed(settings.error)
  if (!balances.ok && balances.error.kind !== 'unauthorised') return failed(balances.error)
  return {
    kind: 'read',
    reading: {
      settings: valueOrNull(settings),
      balances: valueOrNull(balances),
      positions: positions.value,
      openOrders: openOrders.value,
      fills: fills.value.rows,
    },
  }
}

function valueOrNull<T>(answer: Answer<T>): T | null {
  return answer.ok ? answer.value : null
}

function failed(error: DeskError): ReadingResult {
  const retry = error.kind === 'unavailable' || error.kind === 'rateLimited'
  return { kind: 'failed', error, retry }
}
