import type { InstrumentRow } from './instrument-row.ts'
import type { Pair, PerpetualFigures } from './pairs.ts'

// The published rows, fields and spelling as on page "Get Instruments".

export function spotRow({ coin, spot }: Omit<Pair, 'futures'>): InstrumentRow {
  return {
    symbol: `${coin}USDT`,
    category: 'SPOT',
    baseCoin: coin,
    quoteCoin: 'USDT',
    symbolType: 'crypto',
    isRwa: 'NO',
    isReality: 'no',
    areaSymbol: 'no',
    status: 'online',
    buyLimitPriceRatio: '0.05',
    sellLimitPriceRatio: '0.05',
    makerFeeRate: '0.001',
    takerFeeRate: '0.001',
    minOrderQty: spot.minQuantity,
    maxOrderQty: '0',
    pricePrecision: spot.pricePrecision,
    quantityPrecision: spot.quantityPrecision,
    quotePrecision: '8',
    minOrderAmount: '1',
    maxSymbolOrderNum: '200',
    maxProductOrderNum: '400',
    launchTime: '',
    maintainTime: '',
  }
}

/** Crossed borrowing only: isolated spot margin is not offered. */
export function marginRow(pair: Pair): InstrumentRow {
  const { isReality: _, ...row } = spotRow(pair)
  return {
    ...row,
    category: 'MARGIN',
    isIsolatedBaseBorrowable: 'NO',
    isIsolatedQuotedBorrowable: 'NO',
    warningRiskRatio: '0.8',
    liquidationRiskRatio: '1',
    maxCrossedLeverage: '5',
    maxIsolatedLeverage: '',
    userMinBorrow: '0.00000001',
  }
}

const NAMES = {
  'USDT-FUTURES': { quote: 'USDT', ending: 'USDT' },
  // Without the quote coin: BTCPERP.
  'USDC-FUTURES': { quote: 'USDC', ending: 'PERP' },
  'COIN-FUTURES': { quote: 'USD', ending: 'USD' },
} as const

export function perpetualRow(
  coin: string,
  category: keyof typeof NAMES,
  figures: PerpetualFigures,
): InstrumentRow {
  const { quote, ending } = NAMES[category]
  return {
    symbol: `${coin}${ending}`,
    category,
    baseCoin: coin,
    quoteCoin: quote,
    symbolType: 'crypto',
    type: 'perpetual',
    isRwa: 'NO',
    status: 'online',
    buyLimitPriceRatio: '0.05',
    sellLimitPriceRatio: '0.05',
    feeRateUpRatio: '0.005',
    makerFeeRate: '0.0002',
    takerFeeRate: '0.0006',
    openCostUpRatio: '0.01',
    minOrderQty: figures.step,
    maxOrderQty: figures.maxQuantity,
    maxMarketOrderQty: figures.maxMarketQuantity,
    pricePrecision: figures.pricePrecision,
    quantityPrecision: figures.quantityPrecision,
    quotePrecision: '',
    priceMultiplier: figures.tick,
    quantityMultiplier: figures.step,
    minOrderAmount: '5',
    maxSymbolOrderNum: '',
    maxProductOrderNum: '400',
    maxPositionNum: '200',
    minLeverage: '1',
    maxLeverage: figures.maxLeverage,
    fundInterval: '8',
    offTime: '-1',
    limitOpenTime: '-1',
    launchTime: '',
    deliveryTime: '',
    deliveryStartTime: '',
    deliveryPeriod: '',
    maintainTime: '',
  }
}
