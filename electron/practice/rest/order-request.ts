import {
  MARGIN_MODES,
  ORDER_TYPES,
  POSITION_SIDES,
  SIDES,
  STP_MODES,
  TIMES_IN_FORCE,
} from '../../../shared/domain/order.ts'
import type { OrderName, OrderRequest } from '../engine/order-commands.ts'
import type { Engine } from '../engine/queries.ts'
import { Refusal } from '../server/refusal.ts'
import { exitRequest } from './exit-request.ts'
import { tradedInstrument } from './instrument-of.ts'
import type { Parameters } from './parameters.ts'

export const YES_OR_NO = ['yes', 'no'] as const

/** The body of Bitget page uta/trade/Place-Order. Amounts stay text: the engine judges them. */
export function orderRequest(engine: Engine, parameters: Parameters): OrderRequest {
  parameters.required('qty')
  const side = parameters.requiredOneOf('side', SIDES)
  const orderType = parameters.requiredOneOf('orderType', ORDER_TYPES)
  const { category, symbol } = tradedInstrument(engine, parameters)
  return {
    category,
    symbol,
    side,
    orderType,
    quantity: parameters.required('qty'),
    price: orderType === 'limit' ? parameters.required('price') : null,
    // Clients send `gtc` with market orders too, where it means nothing.
    timeInForce: orderType === 'limit' ? timeInForce(parameters) : 'ioc',
    reduceOnly: parameters.oneOf('reduceOnly', YES_OR_NO) === 'yes',
    positionSide: parameters.oneOf('posSide', POSITION_SIDES),
    marginMode: parameters.oneOf('marginMode', MARGIN_MODES) ?? 'crossed',
    takeProfit: exitRequest(parameters, 'takeProfit'),
    stopLoss: exitRequest(parameters, 'stopLoss'),
    clientOid: parameters.optional('clientOid'),
    stpMode: parameters.oneOf('stpMode', STP_MODES) ?? 'none',
  }
}

/** Either id; throws 40924 when there is none. */
export function orderName(parameters: Parameters): OrderName {
  const orderId = parameters.optional('orderId')
  const clientOid = parameters.optional('clientOid')
  if (orderId === null && clientOid === null) throw new Refusal('40924')
  return { orderId, clientOid }
}

/** Retail price improvement needs its own kind of maker, which there is none of here. */
function timeInForce(parameters: Parameters) {
  if (parameters.optional('timeInForce') === 'rpi') throw new Refusal('25002')
  return parameters.oneOf('timeInForce', TIMES_IN_FORCE) ?? 'gtc'
}
