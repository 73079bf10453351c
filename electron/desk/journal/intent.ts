import type { Environment } from '../../../shared/domain/environment.ts'
import { NO_EXITS } from '../../../shared/domain/exit.ts'
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

/** What drafts did not say before there were other products than USDT futures and spot. */
const EARLIER_DRAFT = {
  positionSide: null,
  marginMode: null,
  stpMode: 'none',
  ...NO_EXITS,
} as const

/** An intent from the texts of its row. `draft` was written by `begin` and by nothing else. */
export function intentOf(
  facts: IntentFacts,
  row: { readonly kind: string; readonly draft: string },
): Intent {
  if (row.kind === 'strategy') {
    return { ...facts, kind: 'strategy', draft: JSON.parse(row.draft) as StrategyDraft }
  }
  return {
    ...facts,
    kind: 'order',
    draft: { ...EARLIER_DRAFT, ...(JSON.parse(row.draft) as OrderDraft) },
  }
}
