import { type DecimalString, decimal, toText, ZERO } from '../domain/decimal.ts'
import type { Instrument, InstrumentKey } from '../domain/instrument.ts'
import type { PositionSide } from '../domain/order.ts'
import type { Position } from '../domain/position.ts'
import type { StrategyOrder } from '../domain/strategy-order.ts'

/** What is known when a strategy order is checked. `null` is "not known" unless it says otherwise. */
export interface StrategyContext {
  readonly instrument: Instrument
  readonly lastPrice: DecimalString | null
  readonly markPrice: DecimalString | null
  /** The position that would be guarded; `null`: there is none. */
  readonly position: Position | null | 'unknown'
  /** What other partial strategy orders guard of it already. */
  readonly guardedQuantity: DecimalString
}

/**
 * Quantity that waiting partial orders guard of one position. Take-profit and stop-loss of one
 * order share its quantity. `exceptId` leaves one out, to change it.
 */
export function guardedQuantity(
  orders: ReadonlyArray<StrategyOrder>,
  position: InstrumentKey & { readonly side: PositionSide },
  exceptId: string | null = null,
): DecimalString {
  const total = orders
    .filter((order) => order.kind === 'tpsl' && order.mode === 'partial')
    .filter((order) => order.category === position.category && order.symbol === position.symbol)
    .filter((order) => order.positionSide === position.side && order.orderId !== exceptId)
    .reduce((sum, order) => sum.plus(decimal(order.quantity ?? '0')), ZERO)
  return toText(total)
}
