import type { Fill, Order } from '../../../shared/domain/order.ts'
import type { Page } from '../../../shared/ipc/history-requests.ts'
import { Unreadable } from '../errors/unreadable.ts'
import type { OrderAcknowledgement } from '../orders/order-entry.ts'
import { isTaken } from './batch.ts'
import { asRow, rowsOrNone, textOf } from './fields.ts'
import { parseFill, parseOrder } from './order.ts'
import { parsePage } from './page.ts'

/**
 * Answer of placing, changing and cancelling. `orderId` is null when a reduce-only order replaced
 * an earlier one (Bitget: "Place Order").
 */
export function parseAcknowledgement(data: unknown, clientOid: string): OrderAcknowledgement {
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
  const done = rows.filter(isTaken).length
  return { done, failed: rows.length - done }
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
