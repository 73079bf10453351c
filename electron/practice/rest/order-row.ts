import { isFutures } from '../../../shared/domain/instrument.ts'
import type { OrderRecord } from '../engine/order-records.ts'
import { exitFields } from './exit-fields.ts'

/** The order object of Bitget page uta/trade/Get-Order-Details; every value is text. */
export function orderRow(order: OrderRecord) {
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
    posSide: isFutures(order.category) ? (order.positionSide ?? 'net') : '',
    holdMode: order.holdMode ?? '',
    tradeSide: order.tradeSide ?? '',
    delegateType: order.delegateType,
    reduceOnly: order.reduceOnly ? 'YES' : 'NO',
    marginMode: order.marginMode ?? 'crossed',
    stpMode: order.stpMode,
    takeProfit: order.takeProfit?.triggerPrice ?? null,
    stopLoss: order.stopLoss?.triggerPrice ?? null,
    ...exitFields(order, null),
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
