import type { Environment } from '../../../shared/domain/environment.ts'
import type { OrderDraft } from '../../../shared/domain/order.ts'
import type { StrategyDraft } from '../../../shared/domain/strategy-order.ts'

/** The first two are open: nobody knows yet whether the order exists. */
export type IntentState = 'sending' | 'unknown' | 'accepted' | 'rejected'

interface IntentFacts {
  readonly clientOid: string
  readonly keySetId: string
  readonly environment: Environment
  readonly state: IntentState
  /** Unix ms of the decision. */
  readonly createdAtMs: number
}

/** An order that was decided on, and how far it got. */
export interface OrderIntent extends IntentFacts {
  readonly kind: 'order'
  readonly draft: OrderDraft
}

export interface StrategyIntent extends IntentFacts {
  readonly kind: 'strategy'
  readonly draft: StrategyDraft
}

export type Intent = OrderIntent | StrategyIntent

/** What the order services need of a journal. Each call returns when the rows are written. */
export interface Journal {
  /** Before the first byte leaves. All of them are written or, when it throws, none. */
  begin(intents: ReadonlyArray<Intent>): void
  note(
    clientOid: string,
    state: Exclude<IntentState, 'sending'>,
    orderId: string | null,
    atMs: number,
  ): void
  /** Oldest first. */
  openIntents(keySetId: string, environment: Environment): ReadonlyArray<Intent>
}

/** Why the journal takes no orders. */
export type JournalProblem = 'read-only' | 'disk-full' | 'in-use' | 'unreadable' | 'other'

/** Thrown by `begin`: nothing was written down, so nothing may leave. */
export class JournalNotWritten extends Error {
  override readonly name = 'JournalNotWritten'
  readonly problem: JournalProblem

  constructor(problem: JournalProblem, cause: unknown) {
    super(`the order journal cannot be written: ${problem}`, { cause })
    this.problem = problem
  }
}

/**
 * Rows that may be missing. `lost`: the present journal began without the one before it. `cut`: a
 * run did not close its journal in order, and what was written last may be gone (a power cut).
 */
export interface JournalGap {
  readonly kind: 'lost' | 'cut'
  /** Unix ms of the loss, or of the start of the earliest run that was cut; 0: it is not known. */
  readonly beganAtMs: number
  /** Unix ms by which the latest of them was over. */
  readonly endedByMs: number
}

/** What the journal itself may not know. */
export interface JournalGaps {
  /** What was not yet looked into for this key set; `null`: nothing. */
  gapOf(keySetId: string, environment: Environment): JournalGap | null
  closeGap(keySetId: string, environment: Environment): void
  /**
   * Those of the names that an intent of any key set bears: two may be of one account. `null`: the
   * journal cannot be read, and is taken up anew when it can.
   */
  knownNames(clientOids: ReadonlyArray<string>): ReadonlySet<string> | null
}
