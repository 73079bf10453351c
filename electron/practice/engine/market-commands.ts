import type { DecimalString } from '../../../shared/domain/decimal.ts'
import type { InstrumentKey } from '../../../shared/domain/instrument.ts'

// What comes from the host and the made-up market, and from no client.

/** Lets time pass: countdowns run out, interest is charged. Comes from the host, at least each second. */
export interface PassTime {
  readonly kind: 'pass-time'
  readonly atMs: number
}

/** Index, mark and funding rate of a perpetual. Comes from the market; may liquidate accounts. */
export interface SetPrices {
  readonly kind: 'set-prices'
  readonly atMs: number
  readonly instrument: InstrumentKey
  readonly indexPrice: DecimalString
  readonly markPrice: DecimalString
  readonly fundingRate: DecimalString
}

/** The funding boundary of a perpetual: longs pay size x mark x rate to shorts. Comes from the market. */
export interface SettleFunding {
  readonly kind: 'settle-funding'
  readonly atMs: number
  readonly instrument: InstrumentKey
}
