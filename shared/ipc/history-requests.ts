import type { ExportedFile, ExportRequest, HistoryFilter, LedgerFilter } from '../domain/history.ts'
import type { LedgerRow } from '../domain/ledger.ts'
import type { Fill, Order } from '../domain/order.ts'
import type { ClosedPosition } from '../domain/position.ts'
import type { StrategyOrder } from '../domain/strategy-order.ts'

export interface Page<T> {
  readonly rows: ReadonlyArray<T>
  /** Pass it back for older rows; `null`: there are none. */
  readonly cursor: string | null
}

/** The past, page by page, newest first. */
export interface HistoryRequests {
  'orders.history': (filter: HistoryFilter, cursor: string | null) => Page<Order>
  'fills.history': (filter: HistoryFilter, cursor: string | null) => Page<Fill>
  'positions.history': (filter: HistoryFilter, cursor: string | null) => Page<ClosedPosition>
  'strategies.history': (filter: HistoryFilter, cursor: string | null) => Page<StrategyOrder>
  'ledger.history': (filter: LedgerFilter, cursor: string | null) => Page<LedgerRow>
  /** Reads every page of a filter and writes one file into the user's downloads folder. */
  'history.export': (wanted: ExportRequest) => ExportedFile
}
