import type { DeskError } from '../domain/error.ts'
import type { Counts } from '../domain/panic.ts'

/** `requestId` finds the request in the inspector; `null` when none was sent. */
export type OrderOutcome =
  | {
      readonly kind: 'accepted'
      readonly clientOid: string
      readonly orderId: string | null
      readonly requestId: number | null
      readonly roundTripMs: number | null
      readonly exchangeMs: number | null
    }
  | {
      readonly kind: 'rejected'
      readonly clientOid: string
      readonly error: DeskError
      readonly requestId: number | null
    }
  | { readonly kind: 'unknown'; readonly clientOid: string; readonly requestId: number | null }

/** One outcome for each item, in the order asked. */
export interface BatchOutcome {
  readonly items: ReadonlyArray<OrderOutcome>
}

export interface CancelAllOutcome extends Counts {
  readonly requestId: number | null
  /** Why the whole call failed; `null` when it was answered. */
  readonly error: DeskError | null
}

/** Orders in one batch call (pages "Place Batch", "Cancel Batch"). */
export const BATCH_MOST = 20
