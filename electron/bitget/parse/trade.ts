import type { Fill, Order } from '../../../shared/domain/order.ts'
import type { Page } from '../../../shared/ipc/history-requests.ts'
import { Unreadable } from '../errors/unreadable.ts'
import { asRow, type Row, rowsOrNone, textOf } from './fields.ts'
import { parseFill, parseOrder } from './order.ts'

/**
 * Answer of placing, changing and cancelling. `orderId` is null when a reduce-only order replaced
 * an earlier one (Bitget: "Place Order").
 */
export function parseAcknowledgement(
  data: unknown,
  clientOid: string,
): { readonly orderId: string | null; readonly clientOid: string } {
  const row = asRow(data, 'data')
  const orderId = textOf(row, 'orderId')
  const told = textOf(row, 'clientOid')
  // An acknowledgement of some other order says nothing about this one.
  if (clientOid !== '' && told !== '' && told !== clientOid) throw new Unreadable('clientOid')
  if (orderId === '' && told === '') throw new Unreadable('orderId')
  return { orderId: orderId === '' ? null : orderId, clientOid: told === '' ? clientOid : told }
}

/** Rows of `cancel-symbol-order`: a row with a code of its own was refused. */
export function parseCancelledRows(data: unknown): {
  readonly done: number
  readonly failed: number
} {
  const list = data === null ? null : asRow(data, 'data').list
  const rows = rowsOrNone(list, 'list')
  const failed = rows.filter((row) => !['', '0', '00000'].includes(textOf(row, 'code'))).length
  return { done: rows.length - failed, failed }
}

/** `order-info`. */
export function parseOrderInfo(data: unknown): Order {
  return parseOrder(asRow(data, 'data'))
}

export function parseOrderPage(data: unknown): Page<Order> {
  return parsePage(data, parseOrder)
}

export function parseFillPage(data: unknown): Page<Fill> {
  return parsePage(data, parseFill)
}

/**
 * `list` may be null and `cursor` is null or the smallest id; the last page is the empty one
 * (Bitget: "Get Order Pending").
 */
function parsePage<T>(data: unknown, parse: (row: Row) => T): Page<T> {
  if (data === null) return { rows: [], cursor: null }
  const page = asRow(data, 'data')
  const list = rowsOrNone(page.list, 'list')
  const cursor = textOf(page, 'cursor')
  return {
    rows: list.map(parse),
    cursor: list.length === 0 || cursor === '' ? null : cursor,
  }
}
