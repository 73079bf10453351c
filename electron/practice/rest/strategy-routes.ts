import { STRATEGY_KINDS } from '../../../shared/domain/strategy-order.ts'
import type { StrategyRecord } from '../engine/strategy-record.ts'
import type { Exchange } from '../host/untimed-command.ts'
import { exitPatch } from './exit-request.ts'
import { listFilter } from './list-filter.ts'
import { orderName } from './order-request.ts'
import type { Parameters } from './parameters.ts'
import { accepted, onlyIds } from './refused-outcome.ts'
import { type PrivateCall, type PrivateRoute, privateGet, privatePost } from './route.ts'
import { strategyRequest, triggerRequest } from './strategy-request.ts'
import { pastStrategyRow, strategyRow } from './strategy-row.ts'

/** More than an account may have waiting. */
const EVERYTHING = 100_000

/** Strategy orders, Bitget pages uta/strategy/*. */
export function strategyRoutes(exchange: Exchange): ReadonlyArray<PrivateRoute> {
  const post = (name: string, handle: PrivateRoute['handle']) =>
    privatePost(`/api/v3/trade/${name}`, 'trade-write', 10, handle)
  const get = (name: string, handle: PrivateRoute['handle']) =>
    privateGet(`/api/v3/trade/${name}`, 'trade-read', 20, handle)
  return [
    post('place-strategy-order', (call) => place(exchange, call)),
    post('modify-strategy-order', (call) => modify(exchange, call)),
    post('cancel-strategy-order', (call) => cancel(exchange, call)),
    get('unfilled-strategy-orders', (call) => waiting(exchange, call)),
    get('history-strategy-orders', (call) => past(exchange, call)),
  ]
}

function place(exchange: Exchange, { parameters, key }: PrivateCall) {
  const strategy = strategyRequest(exchange.engine, parameters)
  return onlyIds(exchange.execute({ kind: 'place-strategy', accountId: key.accountId, strategy }))
}

function modify(exchange: Exchange, { parameters, key }: PrivateCall) {
  const outcome = exchange.execute({
    kind: 'modify-strategy',
    accountId: key.accountId,
    name: orderName(parameters),
    quantity: parameters.optional('qty'),
    takeProfit: exitPatch(parameters, 'takeProfit'),
    stopLoss: exitPatch(parameters, 'stopLoss'),
    trigger: triggerRequest(parameters),
  })
  return onlyIds(outcome)
}

/** Answers `null`; one that is gone is refused with 25575. */
function cancel(exchange: Exchange, { parameters, key }: PrivateCall): null {
  const name = orderName(parameters)
  accepted(exchange.execute({ kind: 'cancel-strategy', accountId: key.accountId, name }))
  return null
}

/** A plain array of all of them, without a cursor. */
function waiting({ engine }: Exchange, { parameters, key }: PrivateCall) {
  const category = parameters.category()
  const filter = { category, symbol: parameters.optionalSymbol() ?? undefined, limit: EVERYTHING }
  return engine.openStrategies(key.accountId, filter).filter(ofType(parameters)).map(strategyRow)
}

/** `type` is filtered before the page is cut, so that no page is short without being the last. */
function past({ engine }: Exchange, { parameters, key }: PrivateCall) {
  parameters.category()
  const filter = listFilter(parameters)
  const all = engine.strategyHistory(key.accountId, { ...filter, limit: EVERYTHING })
  const rows = all.filter(ofType(parameters)).slice(0, filter.limit)
  return { list: rows.map(pastStrategyRow), cursor: rows.at(-1)?.orderId ?? null }
}

function ofType(parameters: Parameters): (strategy: StrategyRecord) => boolean {
  const type = parameters.oneOf('type', STRATEGY_KINDS)
  return (strategy) => type === null || strategy.strategyKind === type
}
