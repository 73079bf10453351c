import type { OrderChange, OrderDraft, OrderReference } from '../../../shared/domain/order.ts'
import type { Answer } from '../rest/answer.ts'

export interface OrderAcknowledgement {
  /** `null`: a reduce-only order replaced an earlier one (Bitget: "Place Order"). */
  readonly orderId: string | null
  readonly clientOid: string
}

/** One item of a batch. `definite` is `false` when its code proves nothing. */
export type BatchItem =
  | ({ readonly ok: true } & OrderAcknowledgement)
  | {
      readonly ok: false
      readonly code: string
      readonly message: string
      readonly definite: boolean
    }

export interface NamedDraft {
  readonly draft: OrderDraft
  readonly clientOid: string
}

export interface NamedChange {
  readonly order: OrderReference
  readonly change: OrderChange
}

/** The six order commands, the same over REST and over the private socket. Each is sent once. */
export interface OrderEntry {
  placeOrder(
    draft: OrderDraft,
    clientOid: string,
    clickedAtMs?: number,
  ): Promise<Answer<OrderAcknowledgement>>
  changeOrder(
    order: OrderReference,
    change: OrderChange,
    clickedAtMs?: number,
  ): Promise<Answer<OrderAcknowledgement>>
  cancelOrder(order: OrderReference, clickedAtMs?: number): Promise<Answer<OrderAcknowledgement>>
  /** Items in the order asked. One product line, at most 20; so are the next two. */
  placeOrders(
    orders: ReadonlyArray<NamedDraft>,
    clickedAtMs?: number,
  ): Promise<Answer<ReadonlyArray<BatchItem>>>
  changeOrders(
    changes: ReadonlyArray<NamedChange>,
    clickedAtMs?: number,
  ): Promise<Answer<ReadonlyArray<BatchItem>>>
  cancelOrders(
    orders: ReadonlyArray<OrderReference>,
    clickedAtMs?: number,
  ): Promise<Answer<ReadonlyArray<BatchItem>>>
}
