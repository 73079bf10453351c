import { invalid } from '../../../shared/domain/error.ts'
import type { HistoryFilter } from '../../../shared/domain/history.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import type {
  StrategyChange,
  StrategyDraft,
  StrategyOrder,
  StrategyReference,
} from '../../../shared/domain/strategy-order.ts'
import type { Page } from '../../../shared/ipc/history-requests.ts'
import type { OrderAcknowledgement } from '../orders/order-entry.ts'
import {
  cancelStrategyBody,
  changeStrategyBody,
  placeStrategyBody,
} from '../orders/strategy-bodies.ts'
import { asRows } from '../parse/fields.ts'
import { parsePage } from '../parse/page.ts'
import { parseStrategy } from '../parse/strategy.ts'
import { parseAcknowledgement } from '../parse/trade.ts'
import type { Answer } from './answer.ts'
import { onlySymbol } from './order-rest.ts'
import { pageQuery, timesOf } from './page-query.ts'
import { nothing, type SignedCalls, unsent } from './signed-calls.ts'

export interface StrategyRest {
  placeStrategy(
    draft: StrategyDraft,
    clientOid: string,
    clickedAtMs?: number,
  ): Promise<Answer<OrderAcknowledgement>>
  changeStrategy(
    order: StrategyReference,
    change: StrategyChange,
    clickedAtMs?: number,
  ): Promise<Answer<OrderAcknowledgement>>
  cancelStrategy(order: StrategyReference, clickedAtMs?: number): Promise<Answer<null>>
  openStrategies(category: Category): Promise<Answer<ReadonlyArray<StrategyOrder>>>
  strategyHistory(
    filter: HistoryFilter,
    cursor: string | null,
  ): Promise<Answer<Page<StrategyOrder>>>
}

/** Strategy orders (pages "Place Strategy Order" and following). */
export function createStrategyRest(calls: SignedCalls): StrategyRest {
  return {
    placeStrategy(draft, clientOid, clickedAtMs) {
      // No field for it: the exchange would open with crossed margin and say nothing.
      if (draft.kind === 'trigger' && draft.marginMode === 'isolated') {
        return unsent(invalid('isolated-trigger', 'marginMode'))
      }
      const read = (data: unknown) => parseAcknowledgement(data, clientOid)
      const body = placeStrategyBody(draft, clientOid)
      const path = '/api/v3/trade/place-strategy-order'
      return calls.post(path, body, read, { clickedAtMs, clientOid })
    },
    changeStrategy(order, change, clickedAtMs) {
      const read = (data: unknown) => parseAcknowledgement(data, '')
      const body = changeStrategyBody(order, change)
      return calls.post('/api/v3/trade/modify-strategy-order', body, read, { clickedAtMs })
    },
    cancelStrategy(order, clickedAtMs) {
      const body = cancelStrategyBody(order)
      return calls.post('/api/v3/trade/cancel-strategy-order', body, nothing, { clickedAtMs })
    },
    openStrategies: (category) =>
      calls.get('/api/v3/trade/unfilled-strategy-orders', [['category', category]], (data) =>
        data === null ? [] : asRows(data, 'data').map(parseStrategy),
      ),
    strategyHistory(filter, cursor) {
      const query = pageQuery({ category: filter.category, ...timesOf(filter) }, cursor)
      return calls.get('/api/v3/trade/history-strategy-orders', query, (data) =>
        onlySymbol(parsePage(data, parseStrategy), filter.symbol),
      )
    },
  }
}
