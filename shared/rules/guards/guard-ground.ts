import type { GateFigures, GuardLimits, GuardName } from '../../domain/guards.ts'
import type { Book } from '../../domain/market.ts'
import type { OrderDraft } from '../../domain/order.ts'
import type { OrderContext } from '../order-context.ts'
import { type InvalidError, orderError } from '../order-error.ts'

/** What an order is judged against by the user's own limits. */
export interface GuardGround {
  readonly limits: GuardLimits
  readonly context: OrderContext
  /** As deep as it is known; `null`: nobody watches this instrument. */
  readonly book: Book | null
  readonly gates: GateFigures
}

/** One guard: why it refuses, `null` when it lets pass or is off. */
export type Guard = (draft: OrderDraft, ground: GuardGround) => InvalidError | null

/** A guard that is on and lacks a figure refuses: else it could be got past by hiding the figure. */
export function unchecked(
  guard: GuardName | 'size',
  { context }: Pick<GuardGround, 'context'>,
): InvalidError {
  return orderError('guard-unchecked', null, { guard, symbol: context.instrument.symbol })
}
