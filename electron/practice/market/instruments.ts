import type { DecimalString } from '../../../shared/domain/decimal.ts'
import type { InstrumentRow, PositionTier, PracticeInstrument } from './instrument-row.ts'

// The pairs of the practice exchange. BTCUSDT has the live figures of the exchange's instruments
// page; the others follow the same order of magnitude as their live namesakes.

interface Pair {
  readonly coin: string
  readonly startPrice: DecimalString
  readonly spot: {
    readonly pricePrecision: string
    readonly quantityPrecision: string
    readonly minQuantity: DecimalString
  }
  readonly futures: {
    readonly tick: DecimalString
    readonly pricePrecision: string
    readonly step: DecimalString
    readonly quantityPrecision: string
    readonly maxQuantity: DecimalString
    readonly maxMarketQuantity: DecimalString
    readonly maxLeverage: string
  }
}

const PAIRS: ReadonlyArray<Pair> = [
  {
    coin: 'BTC',
    startPrice: '64000',
    spot: { pricePrecision: '2', quantityPrecision: '6', minQuantity: '0.000001' },
    futures: {
      tick: '0.1',
      pricePrecision: '1',
      step: '0.0001',
      quantityPrecision: '4',
      maxQuantity: '1200',
      maxMarketQuantity: '220',
      maxLeverage: '150',
    },
  },
  {
    coin: 'ETH',
    startPrice: '2450',
    spot: { pricePrecision: '2', quantityPrecision: '4', minQuantity: '0.0001' },
    futures: {
      tick: '0.01',
      pricePrecision: '2',
      step: '0.01',
      quantityPrecision: '2',
      maxQuantity: '20000',
      maxMarketQuantity: '4500',
      maxLeverage: '125',
    },
  },
  {
    coin: 'SOL',
    startPrice: '152',
    spot: { pricePrecision: '2', quantityPrecision: '4', minQuantity: '0.0001' },
    futures: {
      tick: '0.001',
      pricePrecision: '3',
      step: '0.1',
      quantityPrecision: '1',
      maxQuantity: '120000',
      maxMarketQuantity: '25000',
      maxLeverage: '100',
    },
  },
  {
    coin: 'XRP',
    startPrice: '2.15',
    spot: { pricePrecision: '4', quantityPrecision: '4', minQuantity: '0.0001' },
    futures: {
      tick: '0.0001',
      pricePrecision: '4',
      step: '1',
      quantityPrecision: '0',
      maxQuantity: '8000000',
      maxMarketQuantity: '1500000',
      maxLeverage: '75',
    },
  },
  {
    coin: 'DOGE',
    startPrice: '0.1825',
    spot: { pricePrecision: '5', quantityPrecision: '4', minQuantity: '0.0001' },
    futures: {
      tick: '0.00001',
      pricePrecision: '5',
      step: '1',
      quantityPrecision: '0',
      maxQuantity: '60000000',
      maxMarketQuantity: '9000000',
      maxLeverage: '75',
    },
  },
]

/** Tiers by value in USDT; the first may use the pair's full leverage. */
const TIERS: ReadonlyArray<Omit<PositionTier, 'tier'>> = [
  { minTierValue: '0', maxTierValue: '150000', leverage: '150', mmr: '0.004' },
  { minTierValue: '150000', maxTierValue: '900000', leverage: '100', mmr: '0.005' },
  { minTierValue: '900000', maxTierValue: '3000000', leverage: '75', mmr: '0.0075' },
  { minTierValue: '3000000', maxTierValue: '12000000', leverage: '50', mmr: '0.01' },
  { minTierValue: '12000000', maxTierValue: '40000000', leverage: '20', mmr: '0.025' },
  { minTierValue: '40000000', maxTierValue: '120000000', leverage: '10', mmr: '0.05' },
]

/** Every tradable instrument: each pair as spot and as USDT perpetual. */
export const PRACTICE_INSTRUMENTS: ReadonlyArray<PracticeInstrument> = [
  ...PAIRS.map(toSpot),
  ...PAIRS.map(toPerpetual),
]

/** Share of a coin's value that counts as futures margin (page "Discount Rate"). */
export function collateralRatio(coin: string): DecimalString {
  if (coin === 'USDT') return '1'
  return coin === 'BTC' || coin === 'ETH' ? '0.95' : '0.9'
}

function toSpot(pair: Pair): PracticeInstrument {
  const symbol = `${pair.coin}USDT`
  return {
    category: 'SPOT',
    symbol,
    row: spotRow(symbol, pair),
    tiers: [],
    startPrice: pair.startPrice,
  }
}

function toPerpetual(pair: Pair): PracticeInstrument {
  const symbol = `${pair.coin}USDT`
  const maxLeverage = Number(pair.futures.maxLeverage)
  return {
    category: 'USDT-FUTURES',
    symbol,
    row: perpetualRow(symbol, pair),
    tiers: TIERS.map((tier, index) => ({
      tier: String(index + 1),
      ...tier,
      leverage: String(Math.min(Number(tier.leverage), maxLeverage)),
    })),
    startPrice: pair.startPrice,
  }
}

function spotRow(symbol: string, pair: Pair): InstrumentRow {
  return {
    symbol,
    category: 'SPOT',
    baseCoin: pair.coin,
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
    minOrderQty: pair.spot.minQuantity,
    maxOrderQty: '0',
    pricePrecision: pair.spot.pricePrecision,
    quantityPrecision: pair.spot.quantityPrecision,
    quotePrecision: '8',
    minOrderAmount: '1',
    maxSymbolOrderNum: '200',
    maxProductOrderNum: '400',
    launchTime: '',
    maintainTime: '',
  }
}

function perpetualRow(symbol: string, pair: Pair): InstrumentRow {
  const futures = pair.futures
  return {
    symbol,
    category: 'USDT-FUTURES',
    baseCoin: pair.coin,
    quoteCoin: 'USDT',
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
    minOrderQty: futures.step,
    maxOrderQty: futures.maxQuantity,
    maxMarketOrderQty: futures.maxMarketQuantity,
    pricePrecision: futures.pricePrecision,
    quantityPrecision: futures.quantityPrecision,
    quotePrecision: '',
    priceMultiplier: futures.tick,
    quantityMultiplier: futures.step,
    minOrderAmount: '5',
    maxSymbolOrderNum: '',
    maxProductOrderNum: '400',
    maxPositionNum: '200',
    minLeverage: '1',
    maxLeverage: futures.maxLeverage,
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
