import type { AccountSettings, Balances } from '../../../shared/domain/balance.ts'
import type { DeskError } from '../../../shared/domain/error.ts'
import { CATEGORIES, isFutures } from '../../../shared/domain/instrument.ts'
import type { Fill, Order } from '../../../shared/domain/order.ts'
import type { Position } from '../../../shared/domain/position.ts'
import type { StrategyOrder } from '../../../shared/domain/strategy-order.ts'
import type { Answer, PrivateRest } from '../ports.ts'

/** Everything that REST tells about an account. `null`: the key may not read it. */
export interface AccountReading {
  readonly settings: AccountSettings | null
  readonly balances: Balances | null
  readonly positions: ReadonlyArray<Position>
  readonly openOrders: ReadonlyArray<Order>
  readonly strategyOrders: ReadonlyArray<StrategyOrder>
  readonly fills: ReadonlyArray<Fill>
}

export type ReadingResult =
  | { readonly kind: 'read'; readonly reading: AccountReading }
  /** `retry`: the exchange could not be asked; later it may. */
  | { readonly kind: 'failed'; readonly error: DeskError; readonly retry: boolean }

/**
 * Reads every part at once. A key without the management permission still trades: settings and
 * balances then stay unknown. Where the exchange refuses to list strategy orders, only those that
 * the stream tells of are known: orders and positions must not vanish over it. Anything else that
 * is missing fails the whole.
 */
export async function readAccount(rest: PrivateRest): Promise<ReadingResult> {
  const [settings, balances, openOrders, fills, positions, strategies] = await Promise.all([
    rest.accountSettings(),
    rest.balances(),
    rest.openOrders(),
    rest.fillHistory(null, null),
    Promise.all(CATEGORIES.filter(isFutures).map((category) => rest.positions(category))),
    Promise.all(CATEGORIES.map((category) => rest.openStrategies(category))),
  ])
  if (!openOrders.ok) return failed(openOrders.error)
  if (!fills.ok) return failed(fills.error)
  const lost = [...positions, ...strategies.filter(isNotRefused)].find((answer) => !answer.ok)
  if (lost !== undefined && !lost.ok) return failed(lost.error)
  if (!settings.ok && !isWithheld(settings.error)) return failed(settings.error)
  if (!balances.ok && !isWithheld(balances.error)) return failed(balances.error)
  return {
    kind: 'read',
    reading: {
      settings: valueOrNull(settings),
      balances: valueOrNull(balances),
      positions: positions.flatMap((answer) => valueOrNull(answer) ?? []),
      openOrders: openOrders.value,
      strategyOrders: strategies.flatMap((answer) => valueOrNull(answer) ?? []),
      fills: fills.value.rows,
    },
  }
}

function isNotRefused(answer: Answer<unknown>): boolean {
  return answer.ok || answer.error.kind !== 'refused'
}

function valueOrNull<T>(answer: Answer<T>): T | null {
  return answer.ok ? answer.value : null
}

/** "Request timestamp expired": after the machine's clock was set the next answer tells the right time. */
const EXPIRED_CODE = '40008'

function isExpired(error: DeskError): boolean {
  return error.kind === 'unauthorised' && error.code === EXPIRED_CODE
}

/** The key may not see it. */
function isWithheld(error: DeskError): boolean {
  return error.kind === 'unauthorised' && !isExpired(error)
}

function failed(error: DeskError): ReadingResult {
  const retry = error.kind === 'unavailable' || error.kind === 'rateLimited' || isExpired(error)
  return { kind: 'failed', error, retry }
}
