import type { HoldMode } from '../domain/balance.ts'
import type { DecimalString } from '../domain/decimal.ts'
import type { Instrument } from '../domain/instrument.ts'
import type { FeedState } from '../domain/market.ts'
import type { Position } from '../domain/position.ts'

/** Free coins of one instrument: spendable on spot, usable as margin on futures. */
export interface AvailableCoins {
  readonly base: DecimalString
  readonly quote: DecimalString
}

/** What is known when an order is checked. `null` is "not known": the check that needs it is left out. */
export interface OrderContext {
  readonly instrument: Instrument
  readonly available: AvailableCoins | null
  /** Price for the band and for the value of market orders: mark, last, or the best price against. */
  readonly referencePrice: DecimalString | null
  /** The symbol's position, `null` when there is none. Only looked at when `available` is known. */
  readonly position: Position | null
  /** Futures only. */
  readonly leverage: DecimalString | null
  readonly takerFeeRate: DecimalString | null
  readonly holdMode: HoldMode | null
  readonly market: FeedState
}
