import type { OrderIds } from '../engine/queries.ts'
import type { Exchange } from '../host/untimed-command.ts'
import { Refusal } from '../server/refusal.ts'
import { exitPatch } from './exit-request.ts'
import { orderName, orderRequest, YES_OR_NO } from './order-request.ts'
import type { Parameters } from './parameters.ts'
import { accepted, onlyIds } from './refused-outcome.ts'

// What REST and the private socket do alike. Each returns the order's ids or throws a Refusal.

const MOST_REQUEST_ID = 32

/** `isLate`: it missed its receive window, which only the private socket knows. */
export function placeOrder(
  exchange: Exchange,
  accountId: string,
  parameters: Parameters,
  isLate = false,
): OrderIds {
  const order = orderRequest(exchange.engine, parameters)
  return onlyIds(exchange.execute({ kind: 'place-order', accountId, order, isLate }))
}

/** Something must change; `requestId` comes back on the order stream alone. */
export function modifyOrder(
  exchange: Exchange,
  accountId: string,
  parameters: Parameters,
): OrderIds {
  const change = {
    price: parameters.optional('price'),
    quantity: parameters.optional('qty'),
    takeProfit: exitPatch(parameters, 'takeProfit'),
    stopLoss: exitPatch(parameters, 'stopLoss'),
  }
  const name = orderName(parameters)
  if (Object.values(change).every((value) => value === null)) throw new Refusal('400172')
  const requestId = parameters.optional('requestId')
  if (requestId !== null && requestId.length > MOST_REQUEST_ID) {
    throw new Refusal('40020', ['requestId'])
  }
  const autoCancel = parameters.oneOf('autoCancel', YES_OR_NO) === 'yes'
  return onlyIds(
    exchange.execute({ kind: 'modify-order', accountId, name, ...change, requestId, autoCancel }),
  )
}

export function cancelOrder(
  exchange: Exchange,
  accountId: string,
  parameters: Parameters,
): OrderIds {
  const name = orderName(parameters)
  return onlyIds(exchange.execute({ kind: 'cancel-order', accountId, name }))
}

/** All of a category, or of one of its symbols. */
export function cancelOrders(
  exchange: Exchange,
  accountId: string,
  parameters: Parameters,
): ReadonlyArray<OrderIds> {
  const category = parameters.category()
  const symbol = parameters.optionalSymbol()
  return accepted(exchange.execute({ kind: 'cancel-orders', accountId, category, symbol })).orders
}
