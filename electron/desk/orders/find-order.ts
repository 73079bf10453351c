import type { Order } from '../../../shared/domain/order.ts'
import { findOnPages } from '../history/find-on-pages.ts'
import type { OrderIntent } from '../journal/intent.ts'
import type { Answer, PrivateRest } from '../ports.ts'

const HOUR_MS = 3_600_000
/** This machine's clock may have been apart from the exchange's, by hours where its zone was wrong. */
const CLOCK_MARGIN_MS = 24 * HOUR_MS

/**
 * The order that an intent became; `null`: the exchange does not know it. For how long the call for a
 * single order remembers one that has ended no page says, so an intent that lay for more than an hour
 * (`nowMs`: Unix ms) is looked for in the history of its days as well, which reaches 90 days back.
 * Sources: uta/trade/Get-Order-Details, uta/trade/Get-Order-History.
 */
export async function findOrder(
  rest: Pick<PrivateRest, 'orderByClientOid' | 'orderHistory'>,
  { clientOid, draft, createdAtMs }: Pick<OrderIntent, 'clientOid' | 'draft' | 'createdAtMs'>,
  nowMs: number,
): Promise<Answer<Order | null>> {
  const answer = await rest.orderByClientOid(clientOid)
  const isSettled = !answer.ok || answer.value !== null
  if (isSettled || nowMs - createdAtMs < HOUR_MS) return answer
  const { category, symbol } = draft
  const startMs = createdAtMs - CLOCK_MARGIN_MS
  const endMs = createdAtMs + CLOCK_MARGIN_MS
  const filter = { category, symbol, startMs, endMs }
  return findOnPages(
    (cursor) => rest.orderHistory(filter, cursor),
    (order) => order.clientOid === clientOid,
  )
}
