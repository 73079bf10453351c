import type { Order } from '../../../shared/domain/order.ts'
import type { Page } from '../../../shared/ipc/history-requests.ts'
import type { Answer } from './answer.ts'

/** 400 futures and 400 spot orders may be open (Bitget: "Place Order" limits): 8 pages and room. */
const MOST_PAGES = 20

/**
 * Pages through all open orders. Half a list would look like cancelled orders, so a failed page
 * fails the whole, and so does a cursor that goes nowhere.
 */
export async function everyOrder(
  page: (cursor: string | null) => Promise<Answer<Page<Order>>>,
): Promise<Answer<ReadonlyArray<Order>>> {
  const orders = new Map<string, Order>()
  const seen = new Set<string>()
  let cursor: string | null = null
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const answer: Answer<Page<Order>> = await page(cursor)
    if (!answer.ok) return answer
    for (const order of answer.value.rows) orders.set(order.orderId, order)
    cursor = answer.value.cursor
    if (cursor === null) return { ...answer, value: [...orders.values()] }
    if (seen.has(cursor)) break
    seen.add(cursor)
  }
  const error = { kind: 'unavailable', reason: 'unreadable' } as const
  return { ok: false, error, definite: false, request: null }
}
