import type { Exit } from '../../../shared/domain/exit.ts'
import { holdModeRefusal } from './check-direction.ts'
import { readPrice, refuse } from './check-order.ts'
import { triggersUnsupported, watchedPrice } from './exits-check.ts'
import { fixed, fixedText, parseFixed } from './fixed.ts'
import type { ExitRequest } from './order-commands.ts'
import type { Refusal } from './queries.ts'
import type { Account, Market } from './state.ts'
import type { StrategyRequest } from './strategy-commands.ts'
import { readQuantity, type StrategyPlan } from './strategy-read.ts'

// What a trigger order may say. The order that it sends is checked when it is sent.

/** The quantity is in the unit that the sent order counts in. */
export function readTrigger(
  account: Account,
  market: Market,
  request: StrategyRequest,
): StrategyPlan | Refusal {
  const unsupported = triggersUnsupported(market)
  if (unsupported !== null) return unsupported
  const { side, positionSide } = request
  if (side === null) return refuse('40019', 'Parameter side cannot be empty')
  const wrongSide = holdModeRefusal(account, market, request)
  if (wrongSide !== null) return wrongSide
  const trigger = readTriggerPrice(request.trigger, market)
  if ('code' in trigger) return trigger
  const spends = !market.isFutures && side === 'buy' && trigger.orderType === 'market'
  const quantity = readQuantity(request.quantity, market, spends)
  if (typeof quantity === 'object') return quantity
  return {
    positionSide,
    side,
    mode: null,
    quantity: fixedText(quantity),
    takeProfit: null,
    stopLoss: null,
    trigger,
    triggerRises: risesTo(trigger, market),
  }
}

export function readTriggerPrice(request: ExitRequest | null, market: Market): Exit | Refusal {
  if (request === null || request.triggerPrice === '') {
    return refuse('40019', 'Parameter triggerPrice cannot be empty')
  }
  const level = parseFixed(request.triggerPrice)
  if (level === null || level <= 0n) return refuse('40020', 'Parameter triggerPrice error')
  if (level % market.terms.tick !== 0n) {
    return refuse('25244', `Price should be a multiple of ${fixedText(market.terms.tick)}`)
  }
  // A mark price is made for futures only.
  if (request.triggerBy === 'mark' && !market.isFutures) {
    return refuse('40020', 'Parameter triggerBy error')
  }
  const trigger = { triggerPrice: fixedText(level), triggerBy: request.triggerBy }
  if (request.orderType === 'market') return { ...trigger, orderType: 'market', limitPrice: null }
  const limit = readPrice(request.limitPrice, market)
  if (typeof limit === 'object') return limit
  return { ...trigger, orderType: 'limit', limitPrice: fixedText(limit) }
}

/** A trigger above the price that it watches waits for a rise, one below for a fall. */
export function risesTo(trigger: Exit, market: Market): boolean {
  return fixed(trigger.triggerPrice) >= watchedPrice(trigger, market)
}
