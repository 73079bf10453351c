import type { DecimalString } from './decimal.ts'

/** Product lines of the unified account, spelled as REST spells them. */
export const CATEGORIES = [
  'SPOT',
  'MARGIN',
  'USDT-FUTURES',
  'USDC-FUTURES',
  'COIN-FUTURES',
] as const
export type Category = (typeof CATEGORIES)[number]

/** Product lines that this version trades. */
export const TRADED_CATEGORIES = ['SPOT', 'USDT-FUTURES'] as const satisfies ReadonlyArray<Category>
export type TradedCategory = (typeof TRADED_CATEGORIES)[number]

export type InstrumentStatus =
  | 'online'
  | 'listed'
  | 'limit_open'
  | 'limit_close'
  | 'offline'
  | 'restrictedAPI'

/** What the exchange allows for one symbol. Ratios are decimals (`0.05` is 5 %), quantities base coin. */
export interface Instrument {
  readonly category: TradedCategory
  readonly symbol: string
  readonly baseCoin: string
  readonly quoteCoin: string
  readonly status: InstrumentStatus
  readonly tickSize: DecimalString
  readonly quantityStep: DecimalString
  /** Step of a quote amount (spot market buys); `null` where sizes are never in quote. */
  readonly quoteStep: DecimalString | null
  readonly minQuantity: DecimalString
  /** `null` when the exchange states no limit. */
  readonly maxQuantity: DecimalString | null
  readonly maxMarketQuantity: DecimalString | null
  /** Smallest order value in quote coin. */
  readonly minNotional: DecimalString
  readonly buyPriceBand: DecimalString
  readonly sellPriceBand: DecimalString
  readonly makerFeeRate: DecimalString | null
  readonly takerFeeRate: DecimalString | null
  readonly minLeverage: DecimalString | null
  readonly maxLeverage: DecimalString | null
  readonly fundingIntervalHours: number | null
}

/** One instrument is named by both: BTCUSDT exists as spot and as perpetual. */
export interface InstrumentKey {
  readonly category: TradedCategory
  readonly symbol: string
}

export function isFutures(category: Category): boolean {
  return category.endsWith('-FUTURES')
}

export function instrumentId(key: InstrumentKey): string {
  return `${key.category}:${key.symbol}`
}
