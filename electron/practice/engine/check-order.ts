import { type Fixed, fixed, fixedText, parseFixed, times } from './fixed.ts'
import type { OrderRequest } from './order-commands.ts'
import { isClosing } from './position.ts'
import type { Refusal } from './queries.ts'
import type { Market } from './state.ts'
import { quoteValue } from './value.ts'

// Refusals that a new order can meet before its account is looked at: form, then symbol rules.
// Limits and money come after them, in `check-account.ts`. Codes and texts are those of the
// exchange's error pages.

export const CLIENT_OID = /^[.A-Z:/a-z0-9_-]{1,32}$/

/** A request whose texts have been read. */
export interface ReadOrder {
  readonly price: Fixed | null
  /** In the unit of the instrument's orders; `null` for a spot market buy. */
  readonly quantity: Fixed | null
  /** Quote coin of a spot market buy. */
  readonly amount: Fixed | null
}

export function refuse(code: string, msg: string): Refusal {
  return { code, msg }
}

export const UNSUPPORTED = refuse('25002', 'Unsupported operation')
export const NO_EXITS_HERE = refuse(
  '25593',
  'The current trading type does not support TP/SL settings',
)
export const NO_ORDER = refuse('25204', 'Order does not exist')

/** Form and symbol rules, without looking at the account. */
export function readOrder(request: OrderRequest, market: Market): ReadOrder | Refusal {
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
  const value = quoteValue(market, price ?? market.lastPrice, quantity)
  const onlyCloses = market.isFutures && isClosing(request)
  if (value < market.terms.minValue && !onlyCloses) return tooCheap(market)
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
