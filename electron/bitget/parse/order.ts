import type { TradedCategory } from '../../../shared/domain/instrument.ts'
import {
  type Fee,
  type Fill,
  ORDER_TYPES,
  type Order,
  type OrderStatus,
  SIDES,
  TIMES_IN_FORCE,
  type TimeInForce,
} from '../../../shared/domain/order.ts'
import { tradedCategory } from './category.ts'
import {
  amount,
  amountOrZero,
  nonZeroOrNull,
  oneOf,
  type Row,
  requiredText,
  rowsOrNone,
  textOf,
  time,
} from './fields.ts'

/** `live` is the older spelling of `new`. An unknown status is an error, never a guess. */
const STATUSES = ['live', 'new', 'partially_filled', 'filled', 'cancelled'] as const

/** Retail-price-improvement orders only ever make, as post-only ones do. */
const ORDER_TIMES_IN_FORCE = [...TIMES_IN_FORCE, 'rpi'] as const

/**
 * The order object of `order-info`, `unfilled-orders` and `history-orders` (Bitget: "Get Order
 * Details"). `null`: a product line that this version does not trade.
 */
export function parseOrder(row: Row): Order | null {
  const category = tradedCategory(row)
  return category === null ? null : readOrder(row, category)
}

function readOrder(row: Row, category: TradedCategory): Order {
  const orderType = oneOf(row, 'orderType', ORDER_TYPES)
  const status = orderStatus(row)
  const reason = textOf(row, 'cancelReason')
  return {
    category,
    symbol: requiredText(row, 'symbol'),
    orderId: requiredText(row, 'orderId'),
    clientOid: textOf(row, 'clientOid'),
    side: oneOf(row, 'side', SIDES),
    orderType,
    timeInForce: timeInForce(row),
    price: orderType === 'market' ? null : nonZeroOrNull(row, 'price'),
    quantity: nonZeroOrNull(row, 'qty'),
    quoteAmount: nonZeroOrNull(row, 'amount'),
    filledQuantity: amountOrZero(row, 'cumExecQty'),
    filledValue: amountOrZero(row, 'cumExecValue'),
    averagePrice: nonZeroOrNull(row, 'avgPrice'),
    status,
    reduceOnly: textOf(row, 'reduceOnly').toLowerCase() === 'yes',
    cancelReason: status === 'cancelled' && reason !== '' ? reason : null,
    fees: parseFees(row),
    createdAtMs: time(row, 'createdTime'),
    updatedAtMs: time(row, 'updatedTime'),
  }
}

function orderStatus(row: Row): OrderStatus {
  const status = oneOf(row, 'orderStatus', STATUSES)
  return status === 'live' ? 'new' : status
}

function timeInForce(row: Row): TimeInForce {
  if (textOf(row, 'timeInForce') === '') return 'gtc'
  const word = oneOf(row, 'timeInForce', ORDER_TIMES_IN_FORCE)
  return word === 'rpi' ? 'post_only' : word
}

/** One element with empty or null values stands for "no fee yet". */
function parseFees(row: Row): ReadonlyArray<Fee> {
  return rowsOrNone(row.feeDetail, 'feeDetail').flatMap((fee) => {
    const coin = textOf(fee, 'feeCoin')
    return coin === '' ? [] : [{ coin, amount: amountOrZero(fee, 'fee') }]
  })
}

/** A row of `/api/v3/trade/fills` (Bitget: "Get Order Fills"). `null` as in `parseOrder`. */
export function parseFill(row: Row): Fill | null {
  const category = tradedCategory(row)
  if (category === null) return null
  return {
    category,
    symbol: requiredText(row, 'symbol'),
    fillId: requiredText(row, 'execId'),
    orderId: requiredText(row, 'orderId'),
    clientOid: textOf(row, 'clientOid'),
    side: oneOf(row, 'side', SIDES),
    price: amount(row, 'execPrice'),
    quantity: amount(row, 'execQty'),
    value: amount(row, 'execValue'),
    liquidity: oneOf(row, 'tradeScope', ['maker', 'taker']),
    fees: parseFees(row),
    realisedProfit: amountOrZero(row, 'execPnl'),
    atMs: time(row, 'createdTime'),
  }
}
