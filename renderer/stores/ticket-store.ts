import { createStore, type StoreApi } from 'zustand/vanilla'
import type { DeskError } from '../../shared/domain/error.ts'
import { type InstrumentKey, instrumentId } from '../../shared/domain/instrument.ts'
import type { OrderOutcome } from '../../shared/ipc/outcome.ts'
import type { DeskPorts } from './desk-ports.ts'
import { EMPTY_TICKET, type TicketDraft } from './ticket-draft.ts'
import { isTrigger, type TicketOrder } from './ticket-order.ts'

/** What became of the last order of a ticket. `settled` ends an `unknown`. */
export type Submission =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending'; readonly draft: TicketOrder }
  | { readonly kind: 'answered'; readonly draft: TicketOrder; readonly outcome: OrderOutcome }
  | {
      readonly kind: 'settled'
      readonly draft: TicketOrder
      readonly outcome: 'accepted' | 'rejected'
    }
  /** The desk did not take the order at all: nothing was sent. */
  | { readonly kind: 'refused'; readonly draft: TicketOrder; readonly error: DeskError }

export interface TicketState {
  /** By `instrumentId`. */
  readonly drafts: ReadonlyMap<string, TicketDraft>
  readonly submissions: ReadonlyMap<string, Submission>
}

export interface TicketStore {
  readonly store: StoreApi<TicketState>
  change(instrument: InstrumentKey, patch: Partial<TicketDraft>): void
  /** Sends once; does nothing while an order of this ticket is on its way. */
  submit(draft: TicketOrder, clickedAtMs: number): Promise<Submission>
  dismiss(instrument: InstrumentKey): void
  close(): void
}

const IDLE: Submission = { kind: 'idle' }

export function draftOf(state: TicketState, instrument: InstrumentKey): TicketDraft {
  return state.drafts.get(instrumentId(instrument)) ?? EMPTY_TICKET
}

export function submissionOf(state: TicketState, instrument: InstrumentKey): Submission {
  return state.submissions.get(instrumentId(instrument)) ?? IDLE
}

/** Keeps one draft per instrument and what became of its last order. */
export function createTicketStore(desk: DeskPorts): TicketStore {
  const store = createStore<TicketState>(() => ({ drafts: new Map(), submissions: new Map() }))

  function change(instrument: InstrumentKey, patch: Partial<TicketDraft>): void {
    const { drafts } = store.getState()
    const draft = { ...draftOf(store.getState(), instrument), ...patch }
    store.setState({ drafts: new Map(drafts).set(instrumentId(instrument), draft) })
  }

  function note(id: string, submission: Submission): void {
    const { submissions } = store.getState()
    store.setState({ submissions: new Map(submissions).set(id, submission) })
  }

  async function submit(draft: TicketOrder, clickedAtMs: number): Promise<Submission> {
    const id = instrumentId(draft)
    const before = submissionOf(store.getState(), draft)
    if (before.kind === 'sending') return before
    note(id, { kind: 'sending', draft })
    const answer = isTrigger(draft)
      ? await desk.ask('strategies.place', draft, clickedAtMs)
      : await desk.ask('orders.submit', draft, clickedAtMs)
    const after: Submission = answer.ok
      ? { kind: 'answered', draft, outcome: answer.value }
      : { kind: 'refused', draft, error: answer.error }
    note(id, after)
    // What was typed stays on failure; an accepted order leaves an empty size, so that a second
    // press cannot send it again.
    if (answer.ok && answer.value.kind === 'accepted') change(draft, { size: '' })
    return after
  }

  const stop = desk.listen('notice.raised', (notice) => {
    if (notice.kind !== 'order-settled') return
    for (const [id, submission] of store.getState().submissions) {
      if (submission.kind !== 'answered' || submission.outcome.kind !== 'unknown') continue
      if (submission.outcome.clientOid !== notice.clientOid) continue
      note(id, { kind: 'settled', draft: submission.draft, outcome: notice.outcome })
      if (notice.outcome === 'accepted') change(submission.draft, { size: '' })
    }
  })

  return {
    store,
    change,
    submit,
    dismiss: (instrument) => note(instrumentId(instrument), IDLE),
    close: stop,
  }
}
