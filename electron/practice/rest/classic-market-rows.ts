import { settleCoin } from '../../../shared/domain/instrument.ts'
import type { PracticeInstrument } from '../market/instrument-row.ts'

/** A row of the classic page spot/market/Get-Symbols. */
export function classicSymbolRow({ row }: PracticeInstrument) {
  return {
    symbol: row.symbol,
    baseCoin: row.baseCoin,
    quoteCoin: row.quoteCoin,
    minTradeAmount: row.minOrderQty,
    maxTradeAmount: row.maxOrderQty,
    takerFeeRate: row.takerFeeRate,
    makerFeeRate: row.makerFeeRate,
    pricePrecision: row.pricePrecision,
    quantityPrecision: row.quantityPrecision,
    quotePrecision: row.quotePrecision,
    minTradeUSDT: row.minOrderAmount,
    status: row.status,
    buyLimitPriceRatio: row.buyLimitPriceRatio,
    sellLimitPriceRatio: row.sellLimitPriceRatio,
    orderQuantity: row.maxSymbolOrderNum,
    areaSymbol: 'no',
    openTime: row.launchTime,
    offTime: '',
  }
}

/** A row of the classic page contract/market/Get-All-Symbols-Contracts. */
export function classicContractRow({ category, row }: PracticeInstrument) {
  const tick = row.priceMultiplier ?? '1'
  return {
    symbol: row.symbol,
    baseCoin: row.baseCoin,
    quoteCoin: row.quoteCoin,
    buyLimitPriceRatio: row.buyLimitPriceRatio,
    sellLimitPriceRatio: row.sellLimitPriceRatio,
    feeRateUpRatio: row.feeRateUpRatio ?? '',
    makerFeeRate: row.makerFeeRate,
    takerFeeRate: row.takerFeeRate,
    openCostUpRatio: row.openCostUpRatio ?? '',
    supportMarginCoins: [settleCoin({ ...row, category }) ?? row.quoteCoin],
    minTradeNum: row.minOrderQty,
    priceEndStep: ticksOfLastPlace(tick),
    volumePlace: row.quantityPrecision,
    pricePlace: row.pricePrecision,
    sizeMultiplier: row.quantityMultiplier ?? row.minOrderQty,
    symbolType: 'perpetual',
    minTradeUSDT: row.minOrderAmount,
    maxSymbolOrderNum: row.maxSymbolOrderNum,
    maxProductOrderNum: row.maxProductOrderNum,
    maxPositionNum: row.maxPositionNum ?? '',
    symbolStatus: 'normal',
    offTime: row.offTime ?? '-1',
    limitOpenTime: row.limitOpenTime ?? '-1',
    deliveryTime: row.deliveryTime ?? '',
    deliveryStartTime: row.deliveryStartTime ?? '',
    deliveryPeriod: row.deliveryPeriod ?? '',
    launchTime: row.launchTime,
    fundInterval: row.fundInterval ?? '',
    minLever: row.minLeverage ?? '',
    maxLever: row.maxLeverage ?? '',
    maintainTime: row.maintainTime,
  }
}

/** A row of the classic page margin/common/support-currencies. */
export function classicMarginRow({ row }: PracticeInstrument) {
  return {
    symbol: row.symbol,
    baseCoin: row.baseCoin,
    quoteCoin: row.quoteCoin,
    maxCrossedLeverage: row.maxCrossedLeverage ?? '',
    maxIsolatedLeverage: row.maxIsolatedLeverage ?? '',
    warningRiskRatio: row.warningRiskRatio ?? '',
    liquidationRiskRatio: row.liquidationRiskRatio ?? '',
    minTradeAmount: row.minOrderQty,
    maxTradeAmount: row.maxOrderQty,
    takerFeeRate: row.takerFeeRate,
    makerFeeRate: row.makerFeeRate,
    pricePrecision: row.pricePrecision,
    quantityPrecision: row.quantityPrecision,
    minTradeUSDT: row.minOrderAmount,
    isBorrowable: true,
    userMinBorrow: row.userMinBorrow ?? '',
    status: '1',
    isIsolatedBaseBorrowable: false,
    isIsolatedQuoteBorrowable: false,
    isCrossBorrowable: true,
  }
}

/** The classic API writes the tick in units of the last decimal: 0.5 at one decimal is 5. */
function ticksOfLastPlace(tick: string): string {
  return tick.replace('.', '').replace(/^0+/, '')
}
