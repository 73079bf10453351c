import type { OrderRecord } from '../engine/records.ts'

/** The order object of Bitget page uta/trade/Get-Order-Details; every value is text. */
export function orderRow(order: OrderRecord) {
  const isFutures = order.category !== 'SPOT'
  return {
    orderId: order.orderId,
    clientOid: order.clientOid,
    category: order.category,
    symbol: order.symbol,
    orderType: order.orderType,
    side: order.side,
    price: order.price ?? '',
    qty: order.quantity ?? '0',
    amount: order.amount ?? '0',
    cumExecQty: order.filledQuantity,
    cumExecValue: order.filledValue,
    avgPrice: order.averagePrice ?? '0',
    timeInForce: order.timeInForce,
    orderStatus: order.status,
    posSide: isFutures ? 'net' : '',
    holdMode: isFutures ? 'one_way_mode' : '',
    tradeSide: order.tradeSide ?? '',
    delegateType: order.delegateType,
    reduceOnly: order.reduceOnly ? 'YES' : 'NO',
    marginMode: 'crossed',
    stpMode: order.stpMode,
    takeProfit: null,
    stopLoss: null,
    tpTriggerBy: null,
    slTriggerBy: null,
    tpOrderType: null,
    slOrderType: null,
    tpLimitPrice: null,
    slLimitPrice: null,
    feeDetail: feeDetail(order.fees),
    cancelReason: order.cancelReason ?? '',
    execType: order.execType,
    createdTime: String(order.createdAtMs),
    updatedTime: String(order.updatedAtMs),
  }
}

/** Open orders come without three of the fields (as the exchange answers `unfilled-orders`). */
export function openOrderRow(order: OrderRecord) {
  const { tradeSide, cancelReason, execType, ...row } = orderRow(order)
  return row
}

/** Before any fill the exchange sends one element of empty texts, never an empty list. */
function feeDetail(fees: OrderRecord['fees']) {
  if (fees.length === 0) return [{ feeCoin: '', fee: '' }]
  return fees.map((fee) => ({ feeCoin: fee.coin, fee: fee.amount }))
}
