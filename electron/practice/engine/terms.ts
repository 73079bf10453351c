import { isInverse } from '../../../shared/domain/instrument.ts'
import type { InstrumentRow, PositionTier, PracticeInstrument } from '../market/instrument-row.ts'
import { type Fixed, fixed, stepOf } from './fixed.ts'

/** One step of the maintenance margin table, values in quote coin. */
export interface Tier {
  readonly maxValue: Fixed
  readonly leverage: Fixed
  readonly maintenanceRate: Fixed
}

/** The published row of an instrument, read once into exact numbers. `null` limits do not exist. */
export interface Terms {
  readonly tick: Fixed
  readonly step: Fixed
  /** Step of the made-up volumes, base coin. */
  readonly volumeStep: Fixed
  /** Step of a quote amount. */
  readonly quoteStep: Fixed
  readonly minQuantity: Fixed
  readonly maxQuantity: Fixed | null
  readonly maxMarketQuantity: Fixed | null
  readonly minValue: Fixed
  readonly buyBand: Fixed
  readonly sellBand: Fixed
  readonly makerFee: Fixed
  readonly takerFee: Fixed
  readonly maxLeverage: Fixed
  readonly maxSymbolOrders: number | null
  readonly maxProductOrders: number
  readonly maxPositions: number
  readonly fundingIntervalMs: number
  readonly tiers: ReadonlyArray<Tier>
}

const HOUR_MS = 3_600_000

export function termsOf(instrument: PracticeInstrument): Terms {
  const row = instrument.row
  return {
    ...precisionOf(row),
    minQuantity: fixed(row.minOrderQty),
    maxQuantity: limitOf(row.maxOrderQty),
    maxMarketQuantity: limitOf(row.maxMarketOrderQty),
    minValue: fixed(row.minOrderAmount),
    buyBand: fixed(row.buyLimitPriceRatio),
    sellBand: fixed(row.sellLimitPriceRatio),
    makerFee: fixed(row.makerFeeRate),
    takerFee: fixed(row.takerFeeRate),
    maxLeverage: fixed(row.maxLeverage ?? '1'),
    maxSymbolOrders: row.maxSymbolOrderNum === '' ? null : Number(row.maxSymbolOrderNum),
    maxProductOrders: Number(row.maxProductOrderNum),
    maxPositions: Number(row.maxPositionNum ?? '0'),
    fundingIntervalMs: Number(row.fundInterval ?? '8') * HOUR_MS,
    tiers: instrument.tiers.map(toTier),
  }
}

function precisionOf(row: InstrumentRow) {
  const priceStep = stepOf(Number(row.pricePrecision))
  const quantityStep = stepOf(Number(row.quantityPrecision))
  return {
    tick: row.priceMultiplier === undefined ? priceStep : fixed(row.priceMultiplier),
    volumeStep: isInverse(row.category)
      ? stepOf(6)
      : row.quantityMultiplier === undefined
        ? quantityStep
        : fixed(row.quantityMultiplier),
    step: row.quantityMultiplier === undefined ? quantityStep : fixed(row.quantityMultiplier),
    quoteStep: row.quotePrecision === '' ? stepOf(8) : stepOf(Number(row.quotePrecision)),
  }
}

/** `0` or an empty text means no limit (page "Get Instruments"). */
function limitOf(text: string | undefined): Fixed | null {
  if (text === undefined || text === '' || text === '0') return null
  return fixed(text)
}

export function toTier(tier: PositionTier): Tier {
  return {
    maxValue: fixed(tier.maxTierValue),
    leverage: fixed(tier.leverage),
    maintenanceRate: fixed(tier.mmr),
  }
}
