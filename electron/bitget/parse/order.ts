import { isFutures } from '../../../shared/domain/instrument.ts'
import {
  type Fee,
  type Fill,
  MARGIN_MODES,
  ORDER_TYPES,
  type Order,
  type OrderStatus,
  POSITION_SIDES,
  SIDES,
  STP_MODES,
  TIMES_IN_FORCE,
  type TimeInForce,
} from '../../../shared/domain/order.ts'
import { categoryOf } from './category.ts'
import { parseExit } from './exit.ts'
import {
  amountOrZero,
  nonZeroOrNull,
  oneOf,
  type Row,
  requiredText,
  rowsOrNone,
  textOf,
  time,
  unsigned,
  unsignedOrZero,
  wordOrNull,
} from './fields.ts'

/** `live` is the older spelling of `new`. An unknown status is an error, never a guess. */
const STATUSES = ['live', 'new', 'partially_filled', 'filled', 'cancelled'] as const

/** Retail-price-improvement orders only ever make, as post-only ones do. */
const ORDER_TIMES_IN_FORCE = [...TIMES_IN_FORCE, 'rpi'] as const

/** The order object of `order-info`, `unfilled-orders` and `history-orders` (Bitget: "Get Order Details"). */
export function parseOrder(row: Row): Order {
  const category = categoryOf(row)
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
    filledQuantity: unsignedOrZero(row, 'cumExecQty'),
    filledValue: unsignedOrZero(row, 'cumExecValue'),
    averagePrice: nonZeroOrNull(row, 'avgPrice'),
    status,
    reduceOnly: textOf(row, 'reduceOnly').toLowerCase() === 'yes',
    positionSide:
      textOf(row, 'holdMode') === 'one_way_mode'
        ? null
        : wordOrNull(row, 'posSide', POSITION_SIDES),
    marginMode: isFutures(category) ? wordOrNull(row, 'marginMode', MARGIN_MODES) : null,
    stpMode: wordOrNull(row, 'stpMode', STP_MODES),
    takeProfit: parseExit(row, 'tp', 'takeProfit'),
    stopLoss: parseExit(row, 'sl', 'stopLoss'),
    origin: textOf(row, 'delegateType') === '' ? 'normal' : textOf(row, 'delegateType'),
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

/** A row of `/api/v3/trade/fills` (Bitget: "Get Order Fills"). */
export function parseFill(row: Row): Fill {
  return {
    category: categoryOf(row),
    symbol: requiredText(row, 'symbol'),
    fillId: requiredText(row, 'execId'),
    orderId: requiredText(row, 'orderId'),
    clientOid: textOf(row, 'clientOid'),
    side: oneOf(row, 'side', SIDES),
    positionSide: wordOrNull(row, 'posSide', POSITION_SIDES),
    tradeSide: textOf(row, 'tradeSide') === '' ? null : textOf(row, 'tradeSide'),
    price: unsigned(row, 'execPrice'),
    quantity: unsigned(row, 'execQty'),
    value: unsigned(row, 'execValue'),
    liquidity: oneOf(row, 'tradeScope', ['maker', 'taker']),
    fees: parseFees(row),
    realisedProfit: amountOrZero(row, 'execPnl'),
    atMs: time(row, 'createdTime'),
  }
}
