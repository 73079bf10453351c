import { ORDER_TYPES, SIDES } from '../../../shared/domain/order.ts'
import { parseFixed } from '../engine/fixed.ts'
import type { Engine } from '../engine/queries.ts'
import { Refusal } from '../server/refusal.ts'
import { tradedInstrument } from './instrument-of.ts'
import type { PrivateCall } from './route.ts'

/**
 * How much an account could open, Bitget page uta/trade/Get-Max-Open-Available. What does not apply is
 * empty; a limit order without a price is refused with 400172, without a market to take one from with
 * 25209, and what is no amount above zero that the exchange can count with 40020.
 */
export function openCapacity(engine: Engine, { parameters, key }: PrivateCall) {
  const instrument = tradedInstrument(engine, parameters)
  const side = parameters.requiredOneOf('side', SIDES)
  const orderType = parameters.requiredOneOf('orderType', ORDER_TYPES)
  const price = orderType === 'limit' ? positive('price', parameters.required('price')) : null
  const given = parameters.optional('size')
  const size = given === null ? null : positive('size', given)
  const question = { orderType, side, price, size }
  const capacity = engine.capacity(key.accountId, instrument, question)
  if (capacity === null) throw new Refusal('25209')
  return {
    available: capacity.available,
    maxOpen: capacity.maxOpen ?? '',
    buyOpenCost: capacity.buyOpenCost ?? '',
    sellOpenCost: capacity.sellOpenCost ?? '',
    maxBuyOpen: capacity.maxBuyOpen ?? '',
    maxSellOpen: capacity.maxSellOpen ?? '',
  }
}

function positive(name: string, text: string): string {
  const amount = parseFixed(text)
  if (amount === null || amount <= 0n) throw new Refusal('40020', [name])
  return text
}
