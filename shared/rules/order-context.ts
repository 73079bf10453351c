import type { Balances, HoldMode } from '../domain/balance.ts'
import type { DecimalString } from '../domain/decimal.ts'
import type { Instrument } from '../domain/instrument.ts'
import type { FeedState } from '../domain/market.ts'
import type { MarginMode } from '../domain/order.ts'
import type { Position } from '../domain/position.ts'

/** What is known when an order is checked. `null` is "not known": the check that needs it is left out. */
export interface OrderContext {
  readonly instrument: Instrument
  readonly balances: Balances | null
  /** Price for the band and for the value of market orders: mark, last, or the best price against. */
  readonly referencePrice: DecimalString | null
  readonly lastPrice: DecimalString | null
  readonly markPrice: DecimalString | null
  /** Those of the symbol, at most one a side. Only looked at when `balances` are known. */
  readonly positions: ReadonlyArray<Position>
  /** Futures only, by the margin mode of the order. */
  readonly leverages: Readonly<Record<MarginMode, DecimalString | null>>
  readonly takerFeeRate: DecimalString | null
  readonly holdMode: HoldMode | null
  readonly market: FeedState
}

/** Leverage of a new order; orders without a margin mode are crossed. */
export function leverageOfOrder(
  context: OrderContext,
  marginMode: MarginMode | null,
): DecimalString | null {
  return context.leverages[marginMode ?? 'crossed']
}
