import { POSITION_SIDES } from '../../../shared/domain/order.ts'
import type { Engine } from '../engine/queries.ts'
import { Refusal } from '../server/refusal.ts'
import { closedPositionRow } from './closed-position-row.ts'
import { fillRow } from './fill-row.ts'
import { listFilter } from './list-filter.ts'
import { orderName } from './order-request.ts'
import { openOrderRow, orderRow } from './order-row.ts'
import { adlRow, positionRow } from './position-row.ts'
import { type PrivateCall, type PrivateRoute, privateGet } from './route.ts'

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
    get('position/history-position', (call) => positionHistory(engine, call)),
    privateGet('/api/v3/position/adlRank', 'trade-read', 1, ({ key }) =>
      engine.adlRanks(key.accountId).map(adlRow),
    ),
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
  parameters.category()
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
  const posSide = parameters.oneOf('posSide', POSITION_SIDES)
  const open = engine.positions(key.accountId, { category, symbol })
  const wanted = open.filter((position) => posSide === null || position.side === posSide)
  return { list: wanted.length === 0 ? null : wanted.map(positionRow) }
}

function positionHistory(engine: Engine, { parameters, key }: PrivateCall) {
  parameters.category()
  const closed = engine.closedPositions(key.accountId, listFilter(parameters))
  return { list: closed.map(closedPositionRow), cursor: closed.at(-1)?.positionId ?? null }
}
