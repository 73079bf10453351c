import type { AdlRecord, PositionRecord } from '../engine/position-records.ts'

/** A row of Bitget page uta/trade/Get-Position. `mmr` is the maintenance margin rate here. */
export function positionRow(position: PositionRecord) {
  return {
    category: position.category,
    symbol: position.symbol,
    marginCoin: position.marginCoin,
    holdMode: position.holdMode,
    posSide: position.side,
    marginMode: position.marginMode,
    positionBalance: position.margin,
    available: position.available,
    frozen: position.frozen,
    total: position.size,
    leverage: position.leverage,
    curRealisedPnl: position.realisedProfit,
    avgPrice: position.entryPrice,
    positionStatus: 'normal',
    unrealisedPnl: position.unrealisedProfit,
    liquidationPrice: position.liquidationPrice ?? '0',
    mmr: position.maintenanceMarginRate,
    profitRate: position.profitRate,
    markPrice: position.markPrice,
    breakEvenPrice: position.breakEvenPrice ?? '',
    totalFunding: position.funding,
    openFeeTotal: position.openFees,
    closeFeeTotal: position.closeFees,
    cashDividend: '',
    createdTime: String(position.createdAtMs),
    updatedTime: String(position.updatedAtMs),
  }
}

/** A row of Bitget page uta/trade/Get-Position-ADL-Rank. */
export function adlRow(adl: AdlRecord) {
  return {
    symbol: adl.symbol,
    marginCoin: adl.marginCoin,
    adlRank: adl.rank,
    holdSide: adl.side,
  }
}
