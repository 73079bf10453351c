import { ORDER_TYPES, SIDES } from '../../../shared/domain/order.ts'
import { parseFixed } from '../engine/fixed.ts'
import type { Engine } from '../engine/queries.ts'
import { Refusal } from '../server/refusal.ts'
import { tradedInstrument } from './instrument-of.ts'
import type { PrivateCall } from './route.ts'

/**
 * How much an account could open, Bitget page uta/trade/Get-Max-Open-Available. What does not apply is
 * empty; without a price, or a market to take one from, it is refused with 25209.
 */
export function openCapacity(engine: Engine, { parameters, key }: PrivateCall) {
  const instrument = tradedInstrument(engine, parameters)
  const side = parameters.requiredOneOf('side', SIDES)
  const orderType = parameters.requiredOneOf('orderType', ORDER_TYPES)
  const price = orderType === 'limit' ? requiredPrice() : null
  const size = parameters.decimal('size') === null ? null : countable('size')
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

  function requiredPrice(): string {
    const given = parameters.decimal('price')
    if (given === null || !given.gt(0)) throw new Refusal('400172')
    return countable('price')
  }

  /** More digits than the exchange counts with are refused, not passed over. */
  function countable(name: string): string {
    const text = parameters.required(name)
    if (parseFixed(text) === null) throw new Refusal('40020', [name])
    return text
  }
}
