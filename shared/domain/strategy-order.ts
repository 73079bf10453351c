import type { DecimalString } from './decimal.ts'
import type { Exit, ExitsChange, TriggerSource } from './exit.ts'
import type { Category } from './instrument.ts'
import type { MarginMode, OrderType, PositionSide, Side } from './order.ts'

/** `tpsl` guards a position; `trigger` sends an order when a price is reached (pages uta/strategy/*). */
export const STRATEGY_KINDS = ['tpsl', 'trigger'] as const
export type StrategyKind = (typeof STRATEGY_KINDS)[number]

/** `full` guards the whole position, whatever its size; `partial` a quantity of it. */
export const TPSL_MODES = ['full', 'partial'] as const
export type TpslMode = (typeof TPSL_MODES)[number]

export const STRATEGY_STATUSES = [
  'pending',
  'submitting',
  'success',
  'failed',
  'cancelled',
] as const
/** The last three are final. */
export type StrategyStatus = (typeof STRATEGY_STATUSES)[number]

/** The order that a trigger sends, and when. */
export interface Trigger {
  readonly triggerPrice: DecimalString
  readonly triggerBy: TriggerSource
  readonly orderType: OrderType
  /** `null` for market orders. */
  readonly limitPrice: DecimalString | null
}

export interface StrategyOrder {
  readonly category: Category
  readonly symbol: string
  readonly orderId: string
  readonly clientOid: string
  readonly kind: StrategyKind
  readonly status: StrategyStatus
  /** Of the position that is guarded, or that a hedge-mode trigger opens; else `null`. */
  readonly positionSide: PositionSide | null
  /** Of the order that a trigger sends; `null` where the exchange does not say. */
  readonly side: Side | null
  readonly reduceOnly: boolean
  /** `tpsl` only. */
  readonly mode: TpslMode | null
  /** In the unit of the instrument's orders; `null`: the whole position. */
  readonly quantity: DecimalString | null
  readonly takeProfit: Exit | null
  readonly stopLoss: Exit | null
  /** `trigger` only. */
  readonly trigger: Trigger | null
  /** Which exit was reached, in the history. */
  readonly reached: 'takeProfit' | 'stopLoss' | null
  readonly createdAtMs: number
  readonly updatedAtMs: number
}

/** A strategy order as the desk describes it, before it has an id. */
export type StrategyDraft = TpslDraft | TriggerDraft

export interface TpslDraft {
  readonly kind: 'tpsl'
  readonly category: Category
  readonly symbol: string
  /** Of the position, in one-way mode too. */
  readonly positionSide: PositionSide
  readonly mode: TpslMode
  /** `null` in full mode. */
  readonly quantity: DecimalString | null
  readonly takeProfit: Exit | null
  readonly stopLoss: Exit | null
}

export interface TriggerDraft {
  readonly kind: 'trigger'
  readonly category: Category
  readonly symbol: string
  readonly side: Side
  /** Hedge mode only. */
  readonly positionSide: PositionSide | null
  readonly reduceOnly: boolean
  /** Futures only. */
  readonly marginMode: MarginMode | null
  readonly quantity: DecimalString
  readonly trigger: Trigger
}

/** New values; `null` leaves one as it is. */
export interface StrategyChange extends ExitsChange {
  readonly quantity: DecimalString | null
  readonly trigger: Trigger | null
}

export interface StrategyReference {
  readonly category: Category
  readonly symbol: string
  readonly orderId: string
}
