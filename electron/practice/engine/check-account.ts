import { type ReadOrder, refuse } from './check-order.ts'
import type { OrderRequest } from './commands.ts'
import { type Fixed, times } from './fixed.ts'
import { availableOf, largestValue, leverageOf, orderMargin, spendableOf } from './margin.ts'
import { anyPosition, closingPart, sideOfPosition } from './position.ts'
import type { Refusal } from './queries.ts'
import { type Account, type EngineState, type Market, remaining } from './state.ts'

// Refusals of a well-formed order, in the order in which they are looked for: limits, then money.

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
  const rest = countRefusal(account, market)
  if (rest !== null) return rest
  if (
    request.orderType === 'market' &&
    market.book.best(request.side === 'buy' ? 'sell' : 'buy') === null
  ) {
    return refuse('25209', 'Insufficient market liquidity, please try again later')
  }
  return market.isFutures
    ? futuresRefusal(state, account, market, request, order)
    : spotRefusal(state, account, market, request, order)
}

function countRefusal(account: Account, market: Market): Refusal | null {
  const { maxSymbolOrders, maxProductOrders } = market.terms
  const open = [...account.open.values()].filter(
    (order) => order.market.isFutures === market.isFutures,
  )
  if (open.length >= maxProductOrders) return tooMany(maxProductOrders)
  const ofSymbol = open.filter((order) => order.market === market).length
  return maxSymbolOrders !== null && ofSymbol >= maxSymbolOrders ? tooMany(maxSymbolOrders) : null
}

function tooMany(limit: number): Refusal {
  return refuse('25211', `Exceeds the limit of ${limit} maximum orders`)
}

function spotRefusal(
  state: EngineState,
  account: Account,
  market: Market,
  request: OrderRequest,
  order: ReadOrder,
): Refusal | null {
  const isBuy = request.side === 'buy'
  const needed = isBuy
    ? (order.amount ?? times(order.price ?? 0n, order.quantity ?? 0n))
    : order.quantity
  const available = spendableOf(state, account, isBuy ? market.quote : market.base)
  return (needed ?? 0n) > available ? refuse('25202', 'Insufficient balance') : null
}

function futuresRefusal(
  state: EngineState,
  account: Account,
  market: Market,
  request: OrderRequest,
  order: ReadOrder,
): Refusal | null {
  const quantity = order.quantity ?? 0n
  const position = anyPosition(account, market)
  if (request.reduceOnly) {
    if (position === undefined || position.side === sideOfPosition(request.side)) {
      return refuse('25227', 'No position available to close')
    }
    return quantity > position.size
      ? refuse('25231', 'Close quantity cannot exceed the held position quantity')
      : null
  }
  const price =
    order.price ?? market.book.best(request.side === 'buy' ? 'sell' : 'buy') ?? market.markPrice
  const opening = quantity - closingPart(account, market, request.side, quantity)
  if (opening === 0n) return null
  if (position === undefined && account.positions.size >= market.terms.maxPositions) {
    const most = market.terms.maxPositions
    return refuse('25229', `Total positions exceed the current limit of ${most} positions`)
  }
  return (
    sizeRefusal(account, market, request, times(price, opening)) ??
    marginRefusal(state, account, market, { side: request.side, price, quantity, opening })
  )
}

/** Position, resting orders of the same side and this order together, against the tier's limit. */
function sizeRefusal(
  account: Account,
  market: Market,
  request: OrderRequest,
  openingValue: Fixed,
): Refusal | null {
  const position = anyPosition(account, market)
  const isSame = position?.side === sideOfPosition(request.side)
  const held = isSame ? times(market.markPrice, position?.size ?? 0n) : 0n
  let resting = 0n
  for (const order of account.open.values()) {
    const opens = order.market === market && order.side === request.side && !order.reduceOnly
    if (opens) resting += times(order.price ?? 0n, remaining(order))
  }
  const most = largestValue(market.terms, leverageOf(account, market))
  return most !== null && held + resting + openingValue > most
    ? refuse('25230', 'Order quantity exceeds the maximum open quantity')
    : null
}

function marginRefusal(
  state: EngineState,
  account: Account,
  market: Market,
  order: { side: OrderRequest['side']; price: Fixed; quantity: Fixed; opening: Fixed },
): Refusal | null {
  const more = orderMargin(account, market, order) - orderMargin(account, market, null)
  const fee = times(times(order.price, order.opening), market.terms.takerFee)
  return more + fee > availableOf(state, account, market.quote)
    ? refuse('25203', 'Insufficient margin')
    : null
}

/** Older reduce-only orders that must make way, oldest first, so that all fit the position. */
export function displacedReduceOnly(account: Account, market: Market, quantity: Fixed) {
  const position = anyPosition(account, market)
  const older = [...account.open.values()].filter(
    (order) => order.market === market && order.reduceOnly,
  )
  let sum = older.reduce((total, order) => total + remaining(order), quantity)
  const displaced = []
  for (const order of older) {
    if (sum <= (position?.size ?? 0n)) break
    sum -= remaining(order)
    displaced.push(order)
  }
  return displaced
}
