import { createStore } from 'zustand/vanilla'
import type { DeskError } from '../../shared/domain/error.ts'
import type { Instrument } from '../../shared/domain/instrument.ts'
import type { OrderDraft } from '../../shared/domain/order.ts'

export interface BatchOrder {
  readonly id: number
  readonly draft: OrderDraft
  readonly instrument: Instrument
  /** Why it was refused when it was sent last; `null`: it was not sent yet. */
  readonly refusal: DeskError | null
}

export interface BatchState {
  /** The key set that the orders were collected for; another one does not see them. */
  readonly keySetId: string | null
  /** Oldest first. */
  readonly orders: ReadonlyArray<BatchOrder>
}

/** Orders that wait in the ticket to be sent in one call. They do not outlive the page. */
export const batchStore = createStore<BatchState>(() => ({ keySetId: null, orders: [] }))

let lastId = 0

/** Orders of another key set are dropped: they were meant for its account. */
export function addToBatch(keySetId: string, draft: OrderDraft, instrument: Instrument): void {
  lastId += 1
  const order = { id: lastId, draft, instrument, refusal: null }
  batchStore.setState((state) => ({
    keySetId,
    orders: state.keySetId === keySetId ? [...state.orders, order] : [order],
  }))
}

export function takeFromBatch(ids: ReadonlyArray<number>): void {
  batchStore.setState((state) => ({
    orders: state.orders.filter((order) => !ids.includes(order.id)),
  }))
}

/** Keeps beside each order why it was refused, by id. */
export function noteRefusals(refusals: ReadonlyMap<number, DeskError>): void {
  batchStore.setState((state) => ({
    orders: state.orders.map((order) => ({
      ...order,
      refusal: refusals.get(order.id) ?? order.refusal,
    })),
  }))
}
