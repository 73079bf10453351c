import type { DecimalString } from './decimal.ts'
import type { Category } from './instrument.ts'
import type { MarginMode, PositionSide } from './order.ts'

export interface Position {
  readonly category: Category
  readonly symbol: string
  readonly side: PositionSide
  readonly marginCoin: string
  readonly marginMode: MarginMode
  /** In the unit of the instrument's orders, always positive. */
  readonly size: DecimalString
  readonly available: DecimalString
  readonly leverage: DecimalString
  /** Margin tied to it, margin coin. */
  readonly margin: DecimalString
  readonly entryPrice: DecimalString
  readonly markPrice: DecimalString | null
  readonly breakEvenPrice: DecimalString | null
  /** `null`: none. */
  readonly liquidationPrice: DecimalString | null
  /** As last told by the exchange; live figures come from the mark price. */
  readonly unrealisedProfit: DecimalString
  readonly realisedProfit: DecimalString
  /** Fees and funding signed: negative is paid. */
  readonly openFees: DecimalString
  readonly closeFees: DecimalString
  readonly funding: DecimalString
  /** Maintenance margin rate of its tier, decimal; `null` where the exchange does not say. */
  readonly maintenanceRate: DecimalString | null
  readonly createdAtMs: number
  readonly updatedAtMs: number
}

export type PositionReference = Pick<Position, 'category' | 'symbol' | 'side'>

/** Place in the line of automatic deleveraging, 0 to 1; near 1 is first (page "Get Position ADL Rank"). */
export interface AdlRank {
  readonly symbol: string
  readonly side: PositionSide
  readonly marginCoin: string
  readonly rank: DecimalString
}

/** The exchange reduced a position to cover losses of others (page "ADL Notification Channel"). */
export interface Deleveraging {
  readonly symbol: string
  readonly side: PositionSide
  readonly price: DecimalString
  /** Quote coin. */
  readonly amount: DecimalString
  readonly atMs: number
}

/** A position that has ended. Amounts in its margin coin. */
export interface ClosedPosition {
  readonly positionId: string
  readonly category: Category
  readonly symbol: string
  readonly side: PositionSide
  readonly marginCoin: string
  readonly marginMode: MarginMode
  readonly entryPrice: DecimalString | null
  readonly exitPrice: DecimalString | null
  readonly openedQuantity: DecimalString
  readonly closedQuantity: DecimalString
  /** Without fees and funding. */
  readonly realisedProfit: DecimalString
  /** With them. */
  readonly netProfit: DecimalString
  /** Signed: negative is paid. */
  readonly openFees: DecimalString
  readonly closeFees: DecimalString
  readonly funding: DecimalString
  readonly createdAtMs: number
  readonly updatedAtMs: number
}

/** Names one position, e.g. `USDT-FUTURES:BTCUSDT:long`. */
export function positionKey(position: PositionReference): string {
  return `${position.category}:${position.symbol}:${position.side}`
}
