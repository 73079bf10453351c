import { ORDER_TYPES, SIDES, STP_MODES, TIMES_IN_FORCE } from '../../../shared/domain/order.ts'
import type { OrderName, OrderRequest } from '../engine/commands.ts'
import type { Engine } from '../engine/queries.ts'
import { Refusal } from '../server/refusal.ts'
import { tradedInstrument } from './instrument-of.ts'
import type { Parameters } from './parameters.ts'

const PRESET_FIELDS = ['takeProfit', 'stopLoss', 'takeprofit', 'stoploss'] as const

/** The body of Bitget page uta/trade/Place-Order. Amounts stay text: the engine judges them. */
export function orderRequest(engine: Engine, parameters: Parameters): OrderRequest {
  parameters.required('qty')
  const side = parameters.requiredOneOf('side', SIDES)
  const orderType = parameters.requiredOneOf('orderType', ORDER_TYPES)
  const { category, symbol } = tradedInstrument(engine, parameters)
  refusePresets(parameters)
  if (parameters.oneOf('marginMode', ['crossed', 'isolated']) === 'isolated') {
    throw new Refusal('25002')
  }
  return {
    category,
    symbol,
    side,
    orderType,
    quantity: parameters.required('qty'),
    price: orderType === 'limit' ? parameters.required('price') : null,
    // Clients send `gtc` with market orders too, where it means nothing.
    timeInForce: orderType === 'limit' ? timeInForce(parameters) : 'ioc',
    reduceOnly: parameters.oneOf('reduceOnly', ['yes', 'no']) === 'yes',
    positionSide: parameters.oneOf('posSide', ['long', 'short']),
    marginMode: 'crossed',
    takeProfit: null,
    stopLoss: null,
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

/**
 * Preset take-profit and stop-loss are not offered. An order that asks for them is refused: taking it
 * without them would leave a position unprotected that its owner believes protected.
 */
export function refusePresets(parameters: Parameters): void {
  const isAsked = PRESET_FIELDS.some((field) => parameters.optional(field) !== null)
  if (isAsked) throw new Refusal('25593')
}

function timeInForce(parameters: Parameters) {
  if (parameters.optional('timeInForce') === 'rpi') throw new Refusal('25002')
  return parameters.oneOf('timeInForce', TIMES_IN_FORCE) ?? 'gtc'
}
