import { type DeskError, fail, type Result, succeed } from '../../../shared/domain/error.ts'
import { CATEGORIES, type Category, isFutures } from '../../../shared/domain/instrument.ts'
import { readEveryPage } from '../history/read-every-page.ts'
import type { PrivateRest } from '../ports.ts'
import { listStrategies } from '../strategies/list-strategies.ts'
import { isOwnName } from './client-oid.ts'
import type { Listed, OwnOrders } from './gap-question.ts'
import type { Schedule } from './trading-session.ts'

/**
 * Every order and strategy order of this desk's, or another Keydesk's, making that the exchange
 * lists: those open, and those that ended since `startMs` (Unix ms). One call after the other:
 * nobody waits for the answer, and the rates are shared with those who do.
 */
export async function readOwnOrders(
  rest: PrivateRest,
  startMs: number,
  schedule: Schedule,
): Promise<Result<OwnOrders>> {
  const listed = await rest.openOrders()
  if (!listed.ok) return fail(listed.error)
  const open: Listed[] = ownOf(listed.value)
  const ended: Listed[] = []
  for (const category of CATEGORIES) {
    const waiting = await listStrategies(rest, category)
    if (!waiting.ok) return fail(waiting.error)
    open.push(...ownOf(waiting.value))
    const filter = { category, symbol: null, startMs, endMs: null }
    const orders = await readEveryPage(async (cursor) => {
      const page = await rest.orderHistory(filter, cursor)
      return page.ok ? succeed(page.value) : fail(page.error)
    }, schedule)
    if (!orders.ok) return orders
    const strategies = await readEveryPage(async (cursor) => {
      const page = await rest.strategyHistory(filter, cursor)
      if (page.ok) return succeed(page.value)
      return hasNone(category, page.error) ? succeed({ rows: [], cursor: null }) : fail(page.error)
    }, schedule)
    if (!strategies.ok) return strategies
    ended.push(...ownOf(orders.value.rows), ...ownOf(strategies.value.rows))
  }
  return succeed({ open, ended })
}

/** As `listStrategies`: where the exchange refuses to list them outside of futures, there are none. */
function hasNone(category: Category, error: DeskError): boolean {
  return !isFutures(category) && error.kind === 'refused'
}

function ownOf(orders: ReadonlyArray<Listed>): Listed[] {
  return orders
    .filter((order) => isOwnName(order.clientOid))
    .map(({ clientOid, createdAtMs }) => ({ clientOid, createdAtMs }))
}
