import { invalid } from '../../../shared/domain/error.ts'
import type { HistoryFilter } from '../../../shared/domain/history.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import type { Fill, Order } from '../../../shared/domain/order.ts'
import type { Page } from '../../../shared/ipc/history-requests.ts'
import {
  checkBatch,
  checkBatchChange,
  checkBatchItem,
  firstOfItems,
} from '../../../shared/rules/batch-check.ts'
import { isNothingToCancel, isOrderNotFound } from '../errors/exchange-codes.ts'
import type { OrderEntry } from '../orders/order-entry.ts'
import { parseBatch } from '../parse/batch.ts'
import {
  parseAcknowledgement,
  parseCancelledRows,
  parseFillPage,
  parseOrderInfo,
  parseOrderPage,
} from '../parse/trade.ts'
import type { Answer } from './answer.ts'
import { everyPage } from './every-page.ts'
import {
  cancelBatchBody,
  cancelBody,
  changeBatchBody,
  changeBody,
  placeBatchBody,
  placeBody,
} from './order-bodies.ts'
import { pageQuery, timesOf } from './page-query.ts'
import { insteadOf, type SignedCalls, unsent } from './signed-calls.ts'

interface CancelledRows {
  readonly done: number
  readonly failed: number
}

export interface OrderRest extends OrderEntry {
  /** `symbol` `null`: the whole product line. */
  cancelSymbolOrders(
    category: Category,
    symbol: string | null,
    clickedAtMs?: number,
  ): Promise<Answer<CancelledRows>>
  /** `null`: the exchange does not know this order. */
  orderByClientOid(clientOid: string): Promise<Answer<Order | null>>
  /** All of them: as many requests as there are pages. */
  openOrders(): Promise<Answer<ReadonlyArray<Order>>>
  orderHistory(filter: HistoryFilter, cursor: string | null): Promise<Answer<Page<Order>>>
  /** `null`: of every product line. */
  fillHistory(filter: HistoryFilter | null, cursor: string | null): Promise<Answer<Page<Fill>>>
}

/** Orders over REST: commands and what became of them. */
export function createOrderRest(calls: SignedCalls): OrderRest {
  return { ...orderCommands(calls), ...orderReads(calls) }
}

function orderCommands(calls: SignedCalls): OrderEntry & Pick<OrderRest, 'cancelSymbolOrders'> {
  return {
    placeOrder(draft, clientOid, clickedAtMs) {
      const body = placeBody(draft, clientOid)
      if (body === null) return unsent(invalid('unit-not-possible', 'quantity'))
      const read = (data: unknown) => parseAcknowledgement(data, clientOid)
      return calls.post('/api/v3/trade/place-order', body, read, { clickedAtMs, clientOid })
    },
    changeOrder(order, change, clickedAtMs) {
      const read = (data: unknown) => parseAcknowledgement(data, '')
      const body = changeBody({ order, change })
      return calls.post('/api/v3/trade/modify-order', body, read, { clickedAtMs })
    },
    cancelOrder(order, clickedAtMs) {
      const read = (data: unknown) => parseAcknowledgement(data, '')
      return calls.post('/api/v3/trade/cancel-order', cancelBody(order), read, { clickedAtMs })
    },
    placeOrders(orders, clickedAtMs) {
      const problem =
        checkBatch(orders.map(({ draft }) => draft)) ??
        firstOfItems(orders, ({ draft }) => checkBatchItem(draft))
      if (problem !== null) return unsent(problem)
      const body = placeBatchBody(orders)
      if (body === null) return unsent(invalid('unit-not-possible', 'quantity'))
      const asked = orders.map(({ clientOid }) => ({ clientOid }))
      const read = (data: unknown) => parseBatch(data, asked)
      return calls.post('/api/v3/trade/place-batch', body, read, { clickedAtMs })
    },
    changeOrders(changes, clickedAtMs) {
      const problem =
        checkBatch(changes.map(({ order }) => order)) ??
        firstOfItems(changes, ({ change }) => checkBatchChange(change))
      if (problem !== null) return unsent(problem)
      const asked = changes.map(({ order }) => ({ orderId: order.orderId }))
      const read = (data: unknown) => parseBatch(data, asked)
      const body = changeBatchBody(changes)
      return calls.post('/api/v3/trade/batch-modify-order', body, read, { clickedAtMs })
    },
    cancelOrders(orders, clickedAtMs) {
      const problem = checkBatch(orders)
      if (problem !== null) return unsent(problem)
      const asked = orders.map(({ orderId }) => ({ orderId }))
      const read = (data: unknown) => parseBatch(data, asked)
      const body = cancelBatchBody(orders)
      return calls.post('/api/v3/trade/cancel-batch', body, read, { clickedAtMs })
    },
    async cancelSymbolOrders(category, symbol, clickedAtMs) {
      const body = JSON.stringify(symbol === null ? { category } : { category, symbol })
      const path = '/api/v3/trade/cancel-symbol-order'
      const answer = await calls.post(path, body, parseCancelledRows, { clickedAtMs })
      return insteadOf(answer, isNothingToCancel, { done: 0, failed: 0 })
    },
  }
}

function orderReads(
  calls: SignedCalls,
): Pick<OrderRest, 'orderByClientOid' | 'openOrders' | 'orderHistory' | 'fillHistory'> {
  return {
    async orderByClientOid(clientOid) {
      const query = [['clientOid', clientOid] as const]
      const answer = await calls.get('/api/v3/trade/order-info', query, parseOrderInfo)
      return insteadOf<Order | null>(answer, isOrderNotFound, null)
    },
    openOrders: () =>
      everyPage(
        (cursor) =>
          calls.get('/api/v3/trade/unfilled-orders', pageQuery({}, cursor), parseOrderPage),
        (order) => order.orderId,
      ),
    orderHistory(filter, cursor) {
      const { category, symbol } = filter
      const query = pageQuery({ category, symbol, ...timesOf(filter) }, cursor)
      return calls.get('/api/v3/trade/history-orders', query, parseOrderPage)
    },
    fillHistory(filter, cursor) {
      const names = filter === null ? {} : { category: filter.category, ...timesOf(filter) }
      const symbol = filter?.symbol ?? null
      const read = (data: unknown) => onlySymbol(parseFillPage(data), symbol)
      return calls.get('/api/v3/trade/fills', pageQuery(names, cursor), read)
    },
  }
}

/** For endpoints that know no symbol: a page may then have few rows, or none, and still a cursor. */
export function onlySymbol<T extends { readonly symbol: string }>(
  page: Page<T>,
  symbol: string | null,
): Page<T> {
  if (symbol === null) return page
  return { ...page, rows: page.rows.filter((row) => row.symbol === symbol) }
}
