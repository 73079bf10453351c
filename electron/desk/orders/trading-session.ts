import type { AccountSettings } from '../../../shared/domain/balance.ts'
import type { Environment } from '../../../shared/domain/environment.ts'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { Order, PendingOrder } from '../../../shared/domain/order.ts'
import type { PrivateRest } from '../ports.ts'
import type { OrderEntry } from '../wire-ports.ts'

/** The key set that trades. An order stays with the session that started it. */
export interface TradingSession {
  readonly keySetId: string
  readonly environment: Environment
  readonly rest: PrivateRest
  /** The way that the settings choose for orders; `null`: it is the private socket and there is none. */
  entry(): OrderEntry | null
}

/** Orders were to go over the socket, and nothing left: they never go another way by themselves. */
export const NO_ENTRY: DeskError = { kind: 'unavailable', reason: 'socket-down' }

/** What the order services know of the account, and tell it. */
export interface OrderAccount {
  settings(): AccountSettings | null
  findOrder(orderId: string): Order | null
  openOrders(): ReadonlyArray<Order>
  /** Orders read by asking, of the key set named. */
  mergeOrders(keySetId: string, orders: ReadonlyArray<Order>): void
  setPending(pending: ReadonlyArray<PendingOrder>): void
  /** Reads everything again, because an answer about many orders was lost. */
  reload(): void
}

/** Calls `run` after `delayMs`; returns a way to stop it. */
export type Schedule = (delayMs: number, run: () => void) => () => void
