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

export type InstrumentStatus =
  | 'online'
  | 'listed'
  | 'limit_open'
  | 'limit_close'
  | 'offline'
  | 'restrictedAPI'

/**
 * What the exchange allows for one symbol. Ratios are decimals (`0.05` is 5 %). Quantities are in
 * the unit of its orders: quote coin for COIN-FUTURES, base coin for everything else.
 */
export interface Instrument {
  readonly category: Category
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
  /** Of MARGIN that of crossed loans; `null` when the exchange states none. */
  readonly maxLeverage: DecimalString | null
  readonly fundingIntervalHours: number | null
}

/** One instrument is named by both: BTCUSDT exists as spot and as perpetual. */
export interface InstrumentKey {
  readonly category: Category
  readonly symbol: string
}

/** Margin and profit coin: the quote coin, for COIN-FUTURES the base coin. `null` on spot and margin. */
export function settleCoin(
  instrument: Pick<Instrument, 'category' | 'baseCoin' | 'quoteCoin'>,
): string | null {
  if (!isFutures(instrument.category)) return null
  return isInverse(instrument.category) ? instrument.baseCoin : instrument.quoteCoin
}

/** Sized in quote coin and settled in base coin (page "Place Order", `qty` of COIN-FUTURES). */
export function isInverse(category: Category): boolean {
  return category === 'COIN-FUTURES'
}

/**
 * Whose market data an instrument shows: MARGIN trades in the spot book and has no data of its own
 * (page "Tickers", parameter `category`).
 */
export function marketDataKey(key: InstrumentKey): InstrumentKey {
  return key.category === 'MARGIN' ? { category: 'SPOT', symbol: key.symbol } : key
}

export function isFutures(category: Category): boolean {
  return category.endsWith('-FUTURES')
}

export function instrumentId(key: InstrumentKey): string {
  return `${key.category}:${key.symbol}`
}
