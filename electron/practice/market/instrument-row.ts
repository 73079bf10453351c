import type { DecimalString } from '../../../shared/domain/decimal.ts'
import type { Category } from '../../../shared/domain/instrument.ts'

/** One row of `GET /api/v3/market/instruments`, fields and spelling as on page "Get Instruments". */
export interface InstrumentRow {
  readonly symbol: string
  readonly category: Category
  readonly baseCoin: string
  readonly quoteCoin: string
  readonly symbolType: 'crypto'
  /** Futures only. */
  readonly type?: 'perpetual'
  readonly isRwa: 'NO'
  /** Spot; `areaSymbol` margin too. */
  readonly isReality?: 'no'
  readonly areaSymbol?: 'no'
  readonly status: 'online'
  readonly buyLimitPriceRatio: DecimalString
  readonly sellLimitPriceRatio: DecimalString
  readonly makerFeeRate: DecimalString
  readonly takerFeeRate: DecimalString
  readonly minOrderQty: DecimalString
  readonly maxOrderQty: DecimalString
  readonly maxMarketOrderQty?: DecimalString
  readonly pricePrecision: string
  readonly quantityPrecision: string
  /** Empty on futures. */
  readonly quotePrecision: string
  readonly priceMultiplier?: DecimalString
  readonly quantityMultiplier?: DecimalString
  readonly minOrderAmount: DecimalString
  readonly maxSymbolOrderNum: string
  readonly maxProductOrderNum: string
  readonly maxPositionNum?: string
  readonly feeRateUpRatio?: DecimalString
  readonly openCostUpRatio?: DecimalString
  /** Margin only. */
  readonly isIsolatedBaseBorrowable?: 'NO'
  readonly isIsolatedQuotedBorrowable?: 'NO'
  readonly warningRiskRatio?: DecimalString
  readonly liquidationRiskRatio?: DecimalString
  readonly maxCrossedLeverage?: string
  /** Empty: isolated spot margin is not offered. */
  readonly maxIsolatedLeverage?: string
  readonly userMinBorrow?: DecimalString
  readonly minLeverage?: string
  readonly maxLeverage?: string
  readonly fundInterval?: string
  readonly offTime?: string
  readonly limitOpenTime?: string
  readonly launchTime: string
  readonly deliveryTime?: string
  readonly deliveryStartTime?: string
  readonly deliveryPeriod?: string
  readonly maintainTime: string
}

/** One row of `GET /api/v3/market/position-tier`: values in quote coin, `mmr` a rate. */
export interface PositionTier {
  readonly tier: string
  readonly minTierValue: DecimalString
  readonly maxTierValue: DecimalString
  readonly leverage: DecimalString
  readonly mmr: DecimalString
}

export interface PracticeInstrument {
  readonly category: Category
  readonly symbol: string
  /** What the exchange publishes; the engine takes its rules from the same texts. */
  readonly row: InstrumentRow
  /** Futures; margin: of a debt in USD; empty on spot. Lowest first. */
  readonly tiers: ReadonlyArray<PositionTier>
  /** Where the made-up market begins, quote coin. */
  readonly startPrice: DecimalString
}
