import type { DecimalString } from '../../../shared/domain/decimal.ts'
import type { Exit } from '../../../shared/domain/exit.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import type { MarginMode, PositionSide, Side } from '../../../shared/domain/order.ts'
import type {
  StrategyKind,
  StrategyStatus,
  TpslMode,
} from '../../../shared/domain/strategy-order.ts'
import type { StrategyEnd } from './order-records.ts'

/** A strategy order (pages uta/strategy/*). */
export interface StrategyRecord {
  readonly accountId: string
  readonly category: Category
  readonly symbol: string
  readonly orderId: string
  readonly clientOid: string
  readonly strategyKind: StrategyKind
  readonly status: StrategyStatus
  readonly positionSide: PositionSide | null
  readonly side: Side | null
  readonly reduceOnly: boolean
  readonly marginMode: MarginMode
  readonly mode: TpslMode | null
  /** `null`: the whole position. */
  readonly quantity: DecimalString | null
  readonly takeProfit: Exit | null
  readonly stopLoss: Exit | null
  readonly trigger: Exit | null
  readonly reached: 'takeProfit' | 'stopLoss' | 'trigger' | null
  /** The order it sent, once triggered. */
  readonly sentOrderId: string | null
  /** The order whose preset exits it carries out. */
  readonly parentOrderId: string | null
  /** Does a rising price reach the trigger? Decided when it is set; `null` without a trigger. */
  readonly triggerRises: boolean | null
  /** Why the order that it sent was refused, when it has failed. */
  readonly refusal: { readonly code: string; readonly msg: string } | null
  /** Who cancelled it, when it is cancelled. */
  readonly endedBy: StrategyEnd | null
  readonly createdAtMs: number
  readonly updatedAtMs: number
}
