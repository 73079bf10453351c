import type { DecimalString } from '../../../shared/domain/decimal.ts'

// The pairs of the practice exchange. BTCUSDT has the live figures of the exchange's instruments
// page; the others follow the same order of magnitude as their live namesakes.

/** Figures of a perpetual; COIN-FUTURES count theirs in USD. */
export interface PerpetualFigures {
  readonly tick: DecimalString
  readonly pricePrecision: string
  readonly step: DecimalString
  readonly quantityPrecision: string
  readonly maxQuantity: DecimalString
  readonly maxMarketQuantity: DecimalString
  readonly maxLeverage: string
}

export interface Pair {
  readonly coin: string
  readonly startPrice: DecimalString
  readonly spot: {
    readonly pricePrecision: string
    readonly quantityPrecision: string
    readonly minQuantity: DecimalString
  }
  readonly futures: PerpetualFigures
}

/** Each is traded as spot, with margin and as USDT perpetual. */
export const PAIRS: ReadonlyArray<Pair> = [
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

/** Spot alone: it gives USDC its price. */
export const USDC_PAIR: Omit<Pair, 'futures'> = {
  coin: 'USDC',
  startPrice: '1',
  spot: { pricePrecision: '4', quantityPrecision: '4', minQuantity: '0.0001' },
}

/** Coins that have a perpetual in USDC and one in the coin itself, with the largest orders of the latter. */
export const FURTHER_PERPETUALS: ReadonlyArray<{
  readonly coin: string
  readonly inverse: Pick<PerpetualFigures, 'maxQuantity' | 'maxMarketQuantity' | 'maxLeverage'>
}> = [
  {
    coin: 'BTC',
    inverse: { maxQuantity: '10000000', maxMarketQuantity: '2000000', maxLeverage: '125' },
  },
  {
    coin: 'ETH',
    inverse: { maxQuantity: '5000000', maxMarketQuantity: '1000000', maxLeverage: '100' },
  },
]
