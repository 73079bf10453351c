import type { OrderRequest } from './commands.ts'
import { type Fixed, fixed, fixedText, parseFixed, times } from './fixed.ts'
import { availableOf, largestValue, leverageOf, orderMargin, spendableOf } from './margin.ts'
import { closingPart, sideOfPosition } from './position.ts'
import type { Refusal } from './queries.ts'
import { type Account, type EngineState, type Market, remaining } from './state.ts'

// Every refusal of a new order, in the order in which they are looked for: form, symbol rules,
// limits, then money. Codes and texts are those of the exchange's error pages.

const CLIENT_OID = /^[.A-Z:/a-z0-9_-]{1,32}$/

/** A request whose texts have been read. */
export interface ReadOrder {
  readonly price: Fixed | null
  /** Base coin; `null` for a spot market buy. */
  readonly quantity: Fixed | null
  /** Quote coin of a spot market buy. */
  readonly amount: Fixed | null
}

export function refuse(code: string, msg: string): Refusal {
  return { code, msg }
}

export const NO_ORDER = refuse('25204', 'Order does not exist')

/** Form and symbol rules, without looking at the account. */
export function readOrder(request: OrderRequest, market: Market): ReadOrder | Refusal {
  if (request.positionSide !== null) return refuse('25236', 'Incorrect position open type')
  if (request.clientOid !== null && !CLIENT_OID.test(request.clientOid)) {
    return refuse('25200', 'clientOid validation error')
  }
  if (request.quantity === '') return refuse('40019', 'Parameter qty cannot be empty')
  const quantity = parseFixed(request.quantity)
  if (quantity === null || quantity <= 0n) return refuse('40020', 'Parameter qty error')
  if (!market.isFutures && request.orderType === 'market' && request.side === 'buy') {
    return readAmount(quantity, market)
  }
  const price = request.orderType === 'limit' ? readPrice(request.price, market) : null
  if (price !== null && typeof price === 'object') return price
  const refusal = quantityRefusal(quantity, request.orderType === 'market', market)
  if (refusal !== null) return refusal
  const value = times(price ?? market.lastPrice, quantity)
  if (value < market.terms.minValue && !request.reduceOnly) return tooCheap(market)
  const band = price === null ? null : bandRefusal(price, request.side, market)
  return band ?? { price, quantity, amount: null }
}

function readAmount(amount: Fixed, market: Market): ReadOrder | Refusal {
  if (amount % market.terms.quoteStep !== 0n) {
    return refuse('25610', 'Order amount does not meet precision requirements')
  }
  if (amount < market.terms.minValue) return tooCheap(market)
  return { price: null, quantity: null, amount }
}

export function tooCheap(market: Market): Refusal {
  return refuse(
    '45110',
    `less than the minimum amount ${fixedText(market.terms.minValue)} ${market.quote}`,
  )
}

export function readPrice(text: string | null, market: Market): Fixed | Refusal {
  if (text === null || text === '') return refuse('40019', 'Parameter price cannot be empty')
  const price = parseFixed(text)
  if (price === null || price <= 0n) return refuse('40020', 'Parameter price error')
  if (price % market.terms.tick !== 0n) {
    return refuse('25244', `Price should be a multiple of ${fixedText(market.terms.tick)}`)
  }
  return price
}

export function quantityRefusal(
  quantity: Fixed,
  isMarket: boolean,
  market: Market,
): Refusal | null {
  const { terms, key } = market
  if (quantity < terms.minQuantity) {
    const least = fixedText(terms.minQuantity)
    return refuse('25207', `${key.symbol} trading quantity cannot be less than ${least} units`)
  }
  if (quantity % terms.step !== 0n) {
    return refuse('25610', 'Order amount does not meet precision requirements')
  }
  const most = isMarket ? (terms.maxMarketQuantity ?? terms.maxQuantity) : terms.maxQuantity
  if (most !== null && quantity > most) {
    return refuse('25208', `${key.symbol} trading quantity cannot exceed ${fixedText(most)} units`)
  }
  return null
}

/** The band around the mark price, on spot around the last trade. */
export function bandRefusal(
  price: Fixed,
  side: OrderRequest['side'],
  market: Market,
): Refusal | null {
  const reference = market.isFutures ? market.markPrice : market.lastPrice
  const { buyBand, sellBand } = market.terms
  const percent = (share: Fixed) => fixedText(times(share, fixed('100')))
  if (side === 'buy' && price > reference + times(reference, buyBand)) {
    return refuse('25206', `${market.key.symbol} trading price cannot exceed ${percent(buyBand)}%`)
  }
  if (side === 'sell' && price < reference - times(reference, sellBand)) {
    return refuse(
      '25205',
      `${market.key.symbol} trading price cannot be below ${percent(sellBand)}%`,
    )
  }
  return null
}

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
  const position = account.positions.get(market.key.symbol)
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
  const opening = quantity - closingPart(account, market.key.symbol, request.side, quantity)
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
  const position = account.positions.get(market.key.symbol)
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
  const position = account.positions.get(market.key.symbol)
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
