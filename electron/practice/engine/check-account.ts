import { directionRefusal, modeRefusal } from './check-direction.ts'
import { moneyRefusal } from './check-money.ts'
import { type ReadOrder, refuse } from './check-order.ts'
import { opposite } from './order-book.ts'
import type { OrderRequest } from './order-commands.ts'
import type { Refusal } from './queries.ts'
import type { Account, EngineState, Market } from './state.ts'

// Refusals of a well-formed order, in the order in which they are looked for: limits, then what it may
// open or close, then money.

/** Limits and money of the account. House accounts have neither. */
export function accountRefusal(
  state: EngineState,
  account: Account,
  market: Market,
  request: OrderRequest,
  order: ReadOrder,
): Refusal | null {
  if (request.clientOid !== null && account.pending.has(request.clientOid)) {
    return refuse('25212', 'Duplicate clientOid')
  }
  if (account.role === 'house') return null
  const { side } = request
  const isMarket = request.orderType === 'market'
  return (
    (mayRest(request) ? countRefusal(account, market) : null) ??
    (isMarket && market.book.best(opposite(side)) === null ? NO_LIQUIDITY : null) ??
    (market.isFutures
      ? futuresRefusal(state, account, market, request, order)
      : moneyRefusal(state, account, market, request, order))
  )
}

export const NO_LIQUIDITY = refuse('25209', 'Insufficient market liquidity, please try again later')

/** An order that never rests is never one of the open orders, so closing at market always passes. */
function mayRest({ orderType, timeInForce }: OrderRequest): boolean {
  return orderType === 'limit' && (timeInForce === 'gtc' || timeInForce === 'post_only')
}

/** All futures together, and all of spot and margin together (page "Place Order"). */
function countRefusal(account: Account, market: Market): Refusal | null {
  const { maxSymbolOrders, maxProductOrders } = market.terms
  if (account.open.size < Math.min(maxSymbolOrders ?? maxProductOrders, maxProductOrders)) {
    return null
  }
  let ofLine = 0
  let ofSymbol = 0
  for (const order of account.open.values()) {
    if (order.market.isFutures === market.isFutures) ofLine += 1
    if (order.market === market) ofSymbol += 1
  }
  if (ofLine >= maxProductOrders) return tooMany(maxProductOrders)
  return maxSymbolOrders !== null && ofSymbol >= maxSymbolOrders ? tooMany(maxSymbolOrders) : null
}

function tooMany(limit: number): Refusal {
  return refuse('25211', `Exceeds the limit of ${limit} maximum orders`)
}

function futuresRefusal(
  state: EngineState,
  account: Account,
  market: Market,
  request: OrderRequest,
  order: ReadOrder,
): Refusal | null {
  const quantity = order.quantity ?? 0n
  const direction = directionRefusal(account, market, request, quantity)
  if (direction !== 'opens') return direction
  return (
    modeRefusal(account, market, request.marginMode) ??
    moneyRefusal(state, account, market, request, order)
  )
}
