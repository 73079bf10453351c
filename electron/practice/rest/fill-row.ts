import type { FillRecord } from '../engine/order-records.ts'

/** A row of Bitget page uta/trade/Get-Order-Fills. */
export function fillRow(fill: FillRecord) {
  return {
    execId: fill.execId,
    execLinkId: fill.execLinkId,
    orderId: fill.orderId,
    clientOid: fill.clientOid,
    category: fill.category,
    symbol: fill.symbol,
    orderType: fill.orderType,
    side: fill.side,
    posSide: fill.positionSide ?? '',
    execPrice: fill.price,
    execQty: fill.quantity,
    execValue: fill.value,
    tradeScope: fill.liquidity,
    tradeSide: fill.tradeSide ?? '',
    feeDetail: fill.fees.map((fee) => ({ feeCoin: fee.coin, fee: fee.amount })),
    createdTime: String(fill.atMs),
    updatedTime: String(fill.atMs),
    execPnl: fill.realisedProfit,
    isRPI: 'NO',
  }
}
