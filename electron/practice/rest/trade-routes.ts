import { isFutures } from '../../../shared/domain/instrument.ts'
import type { Outcome } from '../engine/queries.ts'
import type { PositionRecord } from '../engine/records.ts'
import type { Exchange } from '../host/untimed-command.ts'
import { Refusal } from '../server/refusal.ts'
import { refusalText } from '../server/refusal-text.ts'
import { orderName, orderRequest, refusePresets } from './order-request.ts'
import { accepted } from './refused-outcome.ts'
import { type PrivateCall, type PrivateRoute, privatePost } from './route.ts'

/** Everything that changes orders, Bitget pages uta/trade/*. */
export function tradeRoutes(exchange: Exchange): ReadonlyArray<PrivateRoute> {
  const post = (name: string, perSecond: number, handle: PrivateRoute['handle']) =>
    privatePost(`/api/v3/trade/${name}`, 'trade-write', perSecond, handle)
  return [
    post('place-order', 10, (call) => placeOrder(exchange, call)),
    post('modify-order', 10, (call) => modifyOrder(exchange, call)),
    post('cancel-order', 10, (call) => cancelOrder(exchange, call)),
    post('cancel-symbol-order', 5, (call) => cancelOrders(exchange, call)),
    post('close-positions', 5, (call) => closePositions(exchange, call)),
  ]
}

function placeOrder(exchange: Exchange, { parameters, key }: PrivateCall) {
  const order = orderRequest(exchange.engine, parameters)
  return onlyIds(exchange.execute({ kind: 'place-order', accountId: key.accountId, order }))
}

function modifyOrder(exchange: Exchange, { parameters, key }: PrivateCall) {
  const name = orderName(parameters)
  const price = parameters.optional('price')
  const quantity = parameters.optional('qty')
  refusePresets(parameters)
  if (price === null && quantity === null) throw new Refusal('400172')
  const autoCancel = parameters.oneOf('autoCancel', ['yes', 'no']) === 'yes'
  const { accountId } = key
  return onlyIds(
    exchange.execute({
      kind: 'modify-order',
      accountId,
      name,
      price,
      quantity,
      takeProfit: null,
      stopLoss: null,
      requestId: null,
      autoCancel,
    }),
  )
}

function cancelOrder(exchange: Exchange, { parameters, key }: PrivateCall) {
  const name = orderName(parameters)
  return onlyIds(exchange.execute({ kind: 'cancel-order', accountId: key.accountId, name }))
}

function cancelOrders(exchange: Exchange, { parameters, key }: PrivateCall) {
  const category = parameters.category()
  const { accountId } = key
  const symbol = parameters.optionalSymbol()
  const outcome = exchange.execute({ kind: 'cancel-orders', accountId, category, symbol })
  return { list: accepted(outcome).orders }
}

/** Closes at market with reduce-only orders. Without any position: 25227. */
function closePositions(exchange: Exchange, { parameters, key }: PrivateCall) {
  const category = parameters.category()
  if (!isFutures(category)) throw new Refusal('400172')
  const symbol = parameters.optionalSymbol() ?? undefined
  const posSide = parameters.oneOf('posSide', ['long', 'short'])
  const filter = { category, symbol }
  const positions = exchange.engine
    .positions(key.accountId, filter)
    .filter((position) => posSide === null || position.side === posSide)
  if (positions.length === 0) throw new Refusal('25227')
  return { list: positions.map((position) => closePosition(exchange, position)) }
}

function closePosition(exchange: Exchange, position: PositionRecord) {
  const outcome = exchange.execute({
    kind: 'place-order',
    accountId: position.accountId,
    order: {
      category: position.category,
      symbol: position.symbol,
      side: position.side === 'long' ? 'sell' : 'buy',
      orderType: 'market',
      quantity: position.size,
      price: null,
      timeInForce: 'ioc',
      reduceOnly: true,
      positionSide: null,
      marginMode: 'crossed',
      takeProfit: null,
      stopLoss: null,
      clientOid: null,
      stpMode: 'none',
    },
  })
  const { refusal } = outcome
  if (refusal === null) return onlyIds(outcome)
  const msg = refusal.msg === '' ? refusalText(refusal.code, [], 'en-US') : refusal.msg
  return { orderId: '', clientOid: '', code: refusal.code, msg }
}

function onlyIds(outcome: Outcome) {
  const [ids] = accepted(outcome).orders
  if (ids === undefined) throw new Error('an accepted order command named no order')
  return { orderId: ids.orderId, clientOid: ids.clientOid }
}
