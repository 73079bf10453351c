import type { Engine, ListFilter } from '../engine/queries.ts'
import { Refusal } from '../server/refusal.ts'
import { fillRow } from './fill-row.ts'
import { orderName } from './order-request.ts'
import { openOrderRow, orderRow } from './order-row.ts'
import type { Parameters } from './parameters.ts'
import { positionRow } from './position-row.ts'
import { type PrivateCall, type PrivateRoute, privateGet } from './route.ts'
import { timeRange } from './time-range.ts'

const WINDOW_DAYS = 30

/** Orders, fills and positions to read, Bitget pages uta/trade/Get-*. */
export function listRoutes(engine: Engine): ReadonlyArray<PrivateRoute> {
  const get = (path: string, handle: PrivateRoute['handle']) =>
    privateGet(`/api/v3/${path}`, 'trade-read', 20, handle)
  return [
    get('trade/order-info', (call) => orderInfo(engine, call)),
    get('trade/unfilled-orders', (call) => openOrders(engine, call)),
    get('trade/history-orders', (call) => orderHistory(engine, call)),
    get('trade/fills', (call) => fills(engine, call)),
    get('position/current-position', (call) => positions(engine, call)),
  ]
}

function orderInfo(engine: Engine, { parameters, key }: PrivateCall) {
  const order = engine.order(key.accountId, orderName(parameters))
  if (order === null) throw new Refusal('25204')
  return orderRow(order)
}

/** Without orders the list is `[]` and the cursor `null`. */
function openOrders(engine: Engine, { parameters, key }: PrivateCall) {
  const filter = listFilter(parameters)
  const orders = engine.openOrders(key.accountId, filter)
  return { list: orders.map(openOrderRow), cursor: orders.at(-1)?.orderId ?? null }
}

function orderHistory(engine: Engine, { parameters, key }: PrivateCall) {
  parameters.required('category')
  const filter = listFilter(parameters)
  const orders = engine.orderHistory(key.accountId, filter)
  return { list: orders.map(orderRow), cursor: orders.at(-1)?.orderId ?? null }
}

/** Without fills the list is `null`. */
function fills(engine: Engine, { parameters, key }: PrivateCall) {
  const filter = listFilter(parameters)
  const orderId = parameters.optional('orderId') ?? undefined
  const found = engine.fills(key.accountId, { ...filter, orderId })
  if (found.length === 0) return { list: null, cursor: null }
  return { list: found.map(fillRow), cursor: found.at(-1)?.execId ?? null }
}

/** Flat: the list is `null`. */
function positions(engine: Engine, { parameters, key }: PrivateCall) {
  const category = parameters.category()
  const symbol = parameters.optionalSymbol() ?? undefined
  const posSide = parameters.oneOf('posSide', ['long', 'short'])
  const open = engine.positions(key.accountId, { category, symbol })
  const wanted = open.filter((position) => posSide === null || position.side === posSide)
  return { list: wanted.length === 0 ? null : wanted.map(positionRow) }
}

/** The cursor is the smallest id of the page before. */
function listFilter(parameters: Parameters): ListFilter {
  return {
    category: parameters.optionalCategory() ?? undefined,
    symbol: parameters.optionalSymbol() ?? undefined,
    ...timeRange(parameters, WINDOW_DAYS),
    beforeId: parameters.optional('cursor') ?? undefined,
    limit: parameters.limit(100, 100),
  }
}
