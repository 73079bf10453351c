import { type Exit, TRIGGER_SOURCES } from '../../../shared/domain/exit.ts'
import { isFutures } from '../../../shared/domain/instrument.ts'
import {
  type Fee,
  type Fill,
  MARGIN_MODES,
  type Order,
  type OrderStatus,
  type OrderType,
  POSITION_SIDES,
  type PositionSide,
  STP_MODES,
  type TimeInForce,
} from '../../../shared/domain/order.ts'
import { Unreadable } from '../errors/unreadable.ts'
import { type Parsed, parseEach } from './parse-each.ts'
import {
  categoryOf,
  type Fields,
  itemsOf,
  optionalDecimal,
  optionalText,
  orZero,
  positiveOf,
  sideOf,
  sizeOrZero,
  textOf,
  timeOf,
  wordOf,
} from './push-field.ts'

/**
 * `data` of the `order` topic (Order Channel page). Every item is one complete order, whatever
 * `action` says: `snapshot` there does not mean the whole list.
 */
export function parseOrders(data: unknown): Parsed<Order> {
  return parseEach(data, parseOrder)
}

/** `data` of the `fill` topic (Fill Channel page). Every item is one complete fill. */
export function parseFills(data: unknown): Parsed<Fill> {
  return parseEach(data, parseFill)
}

function parseOrder(item: Fields): Order | null {
  const category = categoryOf(item.category)
  const symbol = textOf(item.symbol)
  const orderId = textOf(item.orderId)
  const side = sideOf(item.side)
  const status = statusOf(item.orderStatus)
  const orderType = orderTypeOf(item.orderType)
  const updatedAtMs = timeOf(item.updatedTime)
  if (category === null || symbol === null || orderId === null || side === null) return null
  if (status === null || orderType === null || updatedAtMs === null) return null
  const isByQuote = !isFutures(category) && orderType === 'market' && side === 'buy'
  return {
    category,
    symbol,
    orderId,
    clientOid: optionalText(item.clientOid) ?? '',
    side,
    orderType,
    timeInForce: timeInForceOf(item.timeInForce),
    price: orderType === 'market' ? null : positiveOf(item.price),
    quantity: isByQuote ? null : positiveOf(item.qty),
    quoteAmount: isByQuote ? (positiveOf(item.amount) ?? positiveOf(item.qty)) : null,
    filledQuantity: sizeOrZero(item.cumExecQty),
    filledValue: sizeOrZero(item.cumExecValue),
    averagePrice: positiveOf(item.avgPrice),
    status,
    reduceOnly: typeof item.reduceOnly === 'string' && item.reduceOnly.toLowerCase() === 'yes',
    positionSide: hedgeSideOf(item),
    marginMode: isFutures(category) ? wordOf(item.marginMode, MARGIN_MODES) : null,
    stpMode: wordOf(item.stpMode, STP_MODES),
    // All lower case on this topic; camel case everywhere else.
    takeProfit: exitOf(item, 'tp', optionalText(item.takeprofit) ?? item.takeProfit),
    stopLoss: exitOf(item, 'sl', optionalText(item.stoploss) ?? item.stopLoss),
    origin: optionalText(item.delegateType) ?? 'normal',
    cancelReason: status === 'cancelled' ? optionalText(item.cancelReason) : null,
    fees: feesOf(item.feeDetail),
    createdAtMs: timeOf(item.createdTime) ?? updatedAtMs,
    updatedAtMs,
  }
}

function parseFill(item: Fields): Fill | null {
  const category = categoryOf(item.category)
  const symbol = textOf(item.symbol)
  const fillId = textOf(item.execId)
  const orderId = textOf(item.orderId)
  const side = sideOf(item.side)
  const price = positiveOf(item.execPrice)
  const quantity = positiveOf(item.execQty)
  const atMs = timeOf(item.execTime)
  if (category === null || symbol === null || fillId === null || orderId === null) return null
  if (side === null || price === null || quantity === null || atMs === null) return null
  return {
    category,
    symbol,
    fillId,
    orderId,
    clientOid: optionalText(item.clientOid) ?? '',
    side,
    positionSide: wordOf(item.holdSide ?? item.posSide, POSITION_SIDES),
    tradeSide: optionalText(item.tradeSide),
    price,
    quantity,
    value: sizeOrZero(item.execValue),
    liquidity: item.tradeScope === 'maker' ? 'maker' : 'taker',
    fees: feesOf(item.feeDetail),
    realisedProfit: orZero(item.execPnl),
    atMs,
  }
}

/** Only hedge mode has sides; one-way orders come as `net`, by some sources as `long` or `short`. */
function hedgeSideOf(item: Fields): PositionSide | null {
  if (item.holdMode === 'one_way_mode') return null
  return wordOf(item.holdSide ?? item.posSide, POSITION_SIDES)
}

/** `live` is the older spelling of `new`; one l in `canceled` is the older version's. */
function statusOf(value: unknown): OrderStatus | null {
  switch (value) {
    case 'new':
    case 'live':
      return 'new'
    case 'partially_filled':
    case 'filled':
    case 'cancelled':
      return value
    case 'canceled':
      return 'cancelled'
    default:
      return null
  }
}

function orderTypeOf(value: unknown): OrderType | null {
  return value === 'limit' || value === 'market' ? value : null
}

/** `rpi` orders are post-only by nature; a missing value is the exchange's default, `gtc`. */
function timeInForceOf(value: unknown): TimeInForce {
  const text = typeof value === 'string' ? value.toLowerCase() : ''
  if (text === 'ioc' || text === 'fok') return text
  return text === 'post_only' || text === 'rpi' ? 'post_only' : 'gtc'
}

/** No fee comes as an empty list, by REST also as one item of empty strings. */
function feesOf(value: unknown): ReadonlyArray<Fee> {
  const fees: Fee[] = []
  for (const row of feeRows(value)) {
    const coin = optionalText(row.feeCoin)
    const amount = optionalDecimal(row.fee, 'signed')
    if (coin !== null && amount !== null) fees.push({ coin, amount })
  }
  return fees
}

function feeRows(value: unknown): ReadonlyArray<Fields> {
  if (value === null || value === undefined || value === '') return []
  const rows = itemsOf(value)
  if (rows === null) throw new Unreadable('feeDetail')
  return rows
}

/** A preset exit; `null`: not set. */
function exitOf(item: Fields, prefix: 'tp' | 'sl', price: unknown): Exit | null {
  const triggerPrice = positiveOf(price)
  if (triggerPrice === null) return null
  const orderType = orderTypeOf(item[`${prefix}OrderType`]) ?? 'market'
  return {
    triggerPrice,
    triggerBy: wordOf(item[`${prefix}TriggerBy`], TRIGGER_SOURCES) ?? 'market',
    orderType,
    limitPrice: orderType === 'limit' ? positiveOf(item[`${prefix}LimitPrice`]) : null,
  }
}
