import type { Category } from '../../../shared/domain/instrument.ts'
import type { MarginMode, PositionSide, Side } from '../../../shared/domain/order.ts'
import type { StrategyKind, TpslMode } from '../../../shared/domain/strategy-order.ts'
import type { ExitPatch, ExitRequest, OrderName } from './order-commands.ts'

// What is done with strategy orders: TP/SL and triggers.

/** A strategy order (pages uta/strategy/*); texts as sent. */
export interface StrategyRequest {
  readonly category: Category
  readonly symbol: string
  readonly strategyKind: StrategyKind
  readonly clientOid: string | null
  /** `tpsl`: side of the position. `trigger`: hedge mode only. */
  readonly positionSide: PositionSide | null
  /** Of the order that a trigger sends. */
  readonly side: Side | null
  readonly reduceOnly: boolean
  readonly marginMode: MarginMode
  /** `tpsl`. */
  readonly mode: TpslMode
  readonly quantity: string | null
  readonly takeProfit: ExitRequest | null
  readonly stopLoss: ExitRequest | null
  /** `trigger`. */
  readonly trigger: ExitRequest | null
}

export interface PlaceStrategy {
  readonly kind: 'place-strategy'
  readonly atMs: number
  readonly accountId: string
  readonly strategy: StrategyRequest
}

export interface ModifyStrategy {
  readonly kind: 'modify-strategy'
  readonly atMs: number
  readonly accountId: string
  readonly name: OrderName
  readonly quantity: string | null
  readonly takeProfit: ExitPatch
  readonly stopLoss: ExitPatch
  readonly trigger: ExitRequest | null
}

export interface CancelStrategy {
  readonly kind: 'cancel-strategy'
  readonly atMs: number
  readonly accountId: string
  readonly name: OrderName
}
