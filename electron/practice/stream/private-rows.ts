import { isFutures } from '../../../shared/domain/instrument.ts'
import type { AccountRecord, CoinRecord } from '../engine/account-records.ts'
import type { FillRecord, OrderRecord } from '../engine/order-records.ts'
import type { PositionRecord } from '../engine/position-records.ts'
import { exitFields } from '../rest/exit-fields.ts'

// Names differ from REST in places (`totalEquity`, `debts`, `liqPrice`, lower-case category and preset
// fields), as on Bitget pages uta/websocket/private/*.

export function orderPush(order: OrderRecord) {
  return {
    category: order.category.toLowerCase(),
    symbol: order.symbol,
    orderId: order.orderId,
    clientOid: order.clientOid,
    price: order.price ?? '',
    qty: order.quantity ?? '',
    amount: order.amount ?? '',
    holdMode: order.holdMode ?? '',
    holdSide: isFutures(order.category) ? (order.positionSide ?? 'net') : '',
    tradeSide: order.tradeSide ?? '',
    delegateType: order.delegateType,
    orderType: order.orderType,
    timeInForce: order.timeInForce,
    side: order.side,
    marginMode: order.marginMode ?? '',
    marginCoin: order.marginCoin ?? '',
    reduceOnly: order.reduceOnly ? 'yes' : 'no',
    cumExecQty: order.filledQuantity,
    cumExecValue: order.filledValue,
    avgPrice: order.averagePrice ?? '0',
    totalProfit: order.realisedProfit,
    orderStatus: order.status,
    cancelReason: order.cancelReason ?? '',
    leverage: order.leverage ?? '',
    feeDetail: feeDetail(order.fees),
    createdTime: String(order.createdAtMs),
    updatedTime: String(order.updatedAtMs),
    stpMode: order.stpMode,
    ...exitFields(order, ''),
    takeprofit: order.takeProfit?.triggerPrice ?? '',
    stoploss: order.stopLoss?.triggerPrice ?? '',
    matchType: '0',
    ...(order.requestId === null ? {} : { requestId: order.requestId }),
  }
}

export function fillPush(fill: FillRecord) {
  return {
    category: fill.category.toLowerCase(),
    symbol: fill.symbol,
    orderId: fill.orderId,
    clientOid: fill.clientOid,
    execId: fill.execId,
    execLinkId: fill.execLinkId,
    orderType: fill.orderType,
    side: fill.side,
    holdSide: fill.positionSide ?? '',
    tradeSide: fill.tradeSide ?? '',
    execPrice: fill.price,
    execQty: fill.quantity,
    execValue: fill.value,
    execPnl: fill.realisedProfit,
    tradeScope: fill.liquidity,
    feeDetail: feeDetail(fill.fees),
    execTime: String(fill.atMs),
    updatedTime: String(fill.atMs),
    isRPI: 'no',
  }
}

/** The slim and early form of a fill, without fee and profit. */
export function fastFillPush(fill: FillRecord) {
  return {
    category: fill.category.toLowerCase(),
    symbol: fill.symbol,
    orderId: fill.orderId,
    clientOid: fill.clientOid,
    execId: fill.execId,
    side: fill.side,
    holdSide: fill.positionSide ?? '',
    execPrice: fill.price,
    execQty: fill.quantity,
    tradeScope: fill.liquidity,
    execTime: String(fill.atMs),
    updatedTime: String(fill.atMs),
  }
}

/** A closed position comes with most of its figures empty. */
export function positionPush(position: PositionRecord) {
  const ifOpen = (text: string | null) => (position.status === 'opening' ? (text ?? '') : '')
  return {
    symbol: position.symbol,
    marginCoin: position.marginCoin,
    holdMode: position.holdMode,
    posSide: position.side,
    marginMode: position.marginMode,
    positionStatus: position.status,
    size: position.size,
    available: position.available,
    frozen: position.frozen,
    leverage: position.leverage,
    marginSize: position.margin,
    avgPrice: position.entryPrice,
    markPrice: position.markPrice,
    breakEvenPrice: ifOpen(position.breakEvenPrice),
    liqPrice: ifOpen(position.liquidationPrice),
    mmr: ifOpen(position.maintenanceMarginRate),
    unrealisedPnl: position.unrealisedProfit,
    curRealisedPnl: position.realisedProfit,
    profitRate: ifOpen(position.profitRate),
    totalFundingFee: ifOpen(position.funding),
    openFeeTotal: ifOpen(position.openFees),
    closeFeeTotal: ifOpen(position.closeFees),
    cashDividend: '',
    createdTime: String(position.createdAtMs),
    updatedTime: String(position.updatedAtMs),
  }
}

export function accountPush(account: AccountRecord, coins: ReadonlyArray<CoinRecord>) {
  return {
    totalEquity: account.equity,
    effEquity: account.effectiveEquity,
    imr: account.initialMargin,
    mmr: account.maintenanceMargin,
    mgnRatio: account.marginRatio,
    positionMgnRatio: account.positionMarginRatio,
    unrealisedPnL: account.unrealisedProfit,
    coin: coins.map((coin) => ({
      coin: coin.coin,
      balance: coin.balance,
      available: coin.available,
      locked: coin.locked,
      equity: coin.equity,
      usdValue: coin.usdValue,
      borrow: '0',
      debts: coin.debt,
      bonus: '0',
    })),
  }
}

function feeDetail(fees: OrderRecord['fees']) {
  return fees.map((fee) => ({ feeCoin: fee.coin, fee: fee.amount }))
}
