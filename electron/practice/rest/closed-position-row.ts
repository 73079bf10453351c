import type { ClosedPositionRecord } from '../engine/position-records.ts'

/** A row of Bitget page uta/trade/Get-Position-History. */
export function closedPositionRow(closed: ClosedPositionRecord) {
  return {
    positionId: closed.positionId,
    category: closed.category,
    symbol: closed.symbol,
    marginCoin: closed.marginCoin,
    holdMode: closed.holdMode,
    posSide: closed.side,
    marginMode: closed.marginMode,
    openPriceAvg: closed.entryPrice,
    closePriceAvg: closed.exitPrice,
    openTotalPos: closed.openedQuantity,
    closeTotalPos: closed.closedQuantity,
    cumRealisedPnl: closed.realisedProfit,
    netProfit: closed.netProfit,
    totalFunding: closed.funding,
    openFeeTotal: closed.openFees,
    closeFeeTotal: closed.closeFees,
    cashDividend: '',
    createdTime: String(closed.createdAtMs),
    updatedTime: String(closed.updatedAtMs),
  }
}
