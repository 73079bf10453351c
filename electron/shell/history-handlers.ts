import type { Handlers } from '../../shared/ipc/bridge.ts'
import type { HistoryRequests } from '../../shared/ipc/history-requests.ts'
import type { HistoryService } from '../desk/history/history-service.ts'

/** Pages of the past, and files of it. */
export function historyHandlers(history: HistoryService): Pick<Handlers, keyof HistoryRequests> {
  return {
    'orders.history': (filter, cursor) => history.orders(filter, cursor),
    'fills.history': (filter, cursor) => history.fills(filter, cursor),
    'positions.history': (filter, cursor) => history.positions(filter, cursor),
    'strategies.history': (filter, cursor) => history.strategies(filter, cursor),
    'ledger.history': (filter, cursor) => history.ledger(filter, cursor),
    'history.export': (wanted) => history.export(wanted),
  }
}
