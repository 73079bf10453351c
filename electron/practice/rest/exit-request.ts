import { decimal, parseDecimal } from '../../../shared/domain/decimal.ts'
import { TRIGGER_SOURCES } from '../../../shared/domain/exit.ts'
import { ORDER_TYPES } from '../../../shared/domain/order.ts'
import type { ExitPatch, ExitRequest } from '../engine/order-commands.ts'
import type { Parameters } from './parameters.ts'

/** The two exits and how the pages spell their fields. */
const FIELDS = {
  takeProfit: { prices: ['takeProfit', 'takeprofit'], prefix: 'tp' },
  stopLoss: { prices: ['stopLoss', 'stoploss'], prefix: 'sl' },
} as const
type ExitName = keyof typeof FIELDS

/** One preset exit of Bitget pages uta/trade/Place-Order and uta/strategy/*; `null`: not asked for. */
export function exitRequest(parameters: Parameters, name: ExitName): ExitRequest | null {
  const { prices, prefix } = FIELDS[name]
  const triggerPrice = parameters.optional(prices[0]) ?? parameters.optional(prices[1])
  if (triggerPrice === null) return null
  const orderType = parameters.oneOf(`${prefix}OrderType`, ORDER_TYPES) ?? 'market'
  return {
    triggerPrice,
    triggerBy: parameters.oneOf(`${prefix}TriggerBy`, TRIGGER_SOURCES) ?? 'market',
    orderType,
    limitPrice: orderType === 'limit' ? parameters.required(`${prefix}LimitPrice`) : null,
  }
}

/** The same in a modification, where `0` takes the exit away (page uta/trade/Modify-Order). */
export function exitPatch(parameters: Parameters, name: ExitName): ExitPatch {
  const request = exitRequest(parameters, name)
  return request !== null && isZero(request.triggerPrice) ? 'remove' : request
}

function isZero(text: string): boolean {
  return parseDecimal(text) !== null && decimal(text).eq(0)
}
