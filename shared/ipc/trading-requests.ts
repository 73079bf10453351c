import type { Category } from '../domain/instrument.ts'
import type { OrderChange, OrderDraft, OrderReference } from '../domain/order.ts'
import type { DeadManView, PanicAction, PanicOutcome } from '../domain/panic.ts'
import type { PositionReference } from '../domain/position.ts'
import type { StrategyChange, StrategyDraft, StrategyReference } from '../domain/strategy-order.ts'
import type { BatchOutcome, CancelAllOutcome, OrderOutcome } from './outcome.ts'

/** A change of one order among several. */
export interface OrderChangeItem {
  readonly order: OrderReference
  readonly change: OrderChange
}

/** Everything that moves orders and positions. `clickedAtMs` is the page's wall clock at the click, Unix ms. */
export interface TradingRequests {
  'orders.submit': (draft: OrderDraft, clickedAtMs: number) => OrderOutcome
  /** 1 to 20 orders of one product line in one call; each is journalled and ends by itself. */
  'orders.submitBatch': (drafts: ReadonlyArray<OrderDraft>, clickedAtMs: number) => BatchOutcome
  'orders.change': (order: OrderReference, change: OrderChange, clickedAtMs: number) => OrderOutcome
  /** 1 to 20 orders of one product line. Exits are not changed by it. */
  'orders.changeBatch': (
    changes: ReadonlyArray<OrderChangeItem>,
    clickedAtMs: number,
  ) => BatchOutcome
  'orders.cancel': (order: OrderReference, clickedAtMs: number) => OrderOutcome
  /** 1 to 20 orders of one product line. */
  'orders.cancelBatch': (orders: ReadonlyArray<OrderReference>, clickedAtMs: number) => BatchOutcome
  /** `null` symbol: the whole product line. `null` category: everything; then symbol is `null`. */
  'orders.cancelAll': (
    category: Category | null,
    symbol: string | null,
    clickedAtMs: number,
  ) => CancelAllOutcome

  /** The whole position, at market. */
  'positions.close': (position: PositionReference, clickedAtMs: number) => OrderOutcome
  /** Closes it and opens the same size the other way, at market: the orders that it took. */
  'positions.reverse': (position: PositionReference, clickedAtMs: number) => BatchOutcome

  'strategies.place': (draft: StrategyDraft, clickedAtMs: number) => OrderOutcome
  'strategies.change': (
    order: StrategyReference,
    change: StrategyChange,
    clickedAtMs: number,
  ) => OrderOutcome
  'strategies.cancel': (order: StrategyReference, clickedAtMs: number) => OrderOutcome

  /** Never refused by a guard, whatever else is locked. Every product line. */
  'panic.run': (action: PanicAction, clickedAtMs: number) => PanicOutcome
  'deadMan.read': () => DeadManView
  /** 5 to 60 s, renewed while the desk lives; `null` disarms. */
  'deadMan.arm': (seconds: number | null) => DeadManView
}
