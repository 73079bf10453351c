import type { HoldMode } from '../../../shared/domain/balance.ts'
import type { DecimalString } from '../../../shared/domain/decimal.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import type { MarginMode, PositionSide } from '../../../shared/domain/order.ts'

export interface PositionRecord {
  readonly accountId: string
  readonly category: Category
  readonly symbol: string
  readonly positionId: string
  readonly marginCoin: string
  readonly marginMode: MarginMode
  readonly holdMode: HoldMode
  readonly side: PositionSide
  /** `ended`: it was closed by what this record tells; sizes are `0`. */
  readonly status: 'opening' | 'ended'
  /** In the unit of the instrument's orders, never negative: size = available + frozen. */
  readonly size: DecimalString
  readonly available: DecimalString
  /** Held by open reduce-only orders. */
  readonly frozen: DecimalString
  /** Exact cost of what is open, settle coin. */
  readonly entryValue: DecimalString
  readonly entryPrice: DecimalString
  readonly leverage: DecimalString
  /** Crossed: entryValue over leverage. Isolated: what is set aside for it. */
  readonly margin: DecimalString
  readonly markPrice: DecimalString
  readonly breakEvenPrice: DecimalString | null
  /** An estimate with everything else in the account unchanged; `null`: none. */
  readonly liquidationPrice: DecimalString | null
  readonly maintenanceMarginRate: DecimalString
  readonly unrealisedProfit: DecimalString
  /** unrealisedProfit over margin. */
  readonly profitRate: DecimalString
  readonly realisedProfit: DecimalString
  /** Signed: negative is paid. */
  readonly openFees: DecimalString
  readonly closeFees: DecimalString
  readonly funding: DecimalString
  /** Totals over its life and the value at which they were traded, for the position history. */
  readonly openedQuantity: DecimalString
  readonly openedValue: DecimalString
  readonly closedQuantity: DecimalString
  readonly closedValue: DecimalString
  readonly createdAtMs: number
  readonly updatedAtMs: number
}

/** A position that has ended (page "Get Position History"). Settle coin. */
export interface ClosedPositionRecord {
  readonly accountId: string
  readonly category: Category
  readonly symbol: string
  readonly positionId: string
  readonly marginCoin: string
  readonly marginMode: MarginMode
  readonly holdMode: HoldMode
  readonly side: PositionSide
  readonly entryPrice: DecimalString
  readonly exitPrice: DecimalString
  readonly openedQuantity: DecimalString
  readonly closedQuantity: DecimalString
  /** Without fees and funding. */
  readonly realisedProfit: DecimalString
  readonly netProfit: DecimalString
  readonly openFees: DecimalString
  readonly closeFees: DecimalString
  readonly funding: DecimalString
  readonly createdAtMs: number
  readonly updatedAtMs: number
}

/** Place in the line of automatic deleveraging, 0 to 1. */
export interface AdlRecord {
  readonly category: Category
  readonly symbol: string
  readonly marginCoin: string
  readonly side: PositionSide
  readonly rank: DecimalString
}
