import { describe, expect, it } from 'vitest'
import { findOrder } from '../../../../../electron/desk/orders/find-order.ts'
import type { HistoryFilter } from '../../../../../shared/domain/history.ts'
import type { Order } from '../../../../../shared/domain/order.ts'
import { aDraft, anOrder } from '../../../../helpers/builders.ts'
import { answered, FakePrivateRest, LOST } from '../../../../helpers/fake-private-rest.ts'

const NOW_MS = 1_790_000_000_000
const DAY_MS = 86_400_000
const WANTED = anOrder({ clientOid: 'kd-wanted', status: 'cancelled' })

/** An exchange whose call for a single order has forgotten the one that is wanted. */
function forgetful(history: ReadonlyArray<Order>) {
  const rest = new FakePrivateRest()
  const asked: HistoryFilter[] = []
  rest.orderHistory = async (filter) => {
    asked.push(filter)
    return answered({ rows: history, cursor: null })
  }
  return { rest, asked }
}
const intent = (ageMs: number) => ({
  clientOid: 'kd-wanted',
  draft: aDraft(),
  createdAtMs: NOW_MS - ageMs,
})

describe('an order that the call for a single one does not know', () => {
  it('is looked for in the history when it is old, a day to either side', async () => {
    const { rest, asked } = forgetful([anOrder({ clientOid: 'other' }), WANTED])
    const found = await findOrder(rest, intent(40 * DAY_MS), NOW_MS)
    expect(found).toMatchObject({ ok: true, value: { clientOid: 'kd-wanted' } })
    const { category, symbol } = aDraft()
    const sentAtMs = NOW_MS - 40 * DAY_MS
    expect(asked).toEqual([
      { category, symbol, startMs: sentAtMs - DAY_MS, endMs: sentAtMs + DAY_MS },
    ])
  })

  it('is not there when the history does not have it either', async () => {
    const { rest } = forgetful([anOrder({ clientOid: 'other' })])
    expect(await findOrder(rest, intent(DAY_MS), NOW_MS)).toMatchObject({ ok: true, value: null })
  })

  it('stays unknown when the history cannot be read', async () => {
    const { rest } = forgetful([])
    rest.orderHistory = async () => LOST
    expect(await findOrder(rest, intent(DAY_MS), NOW_MS)).toMatchObject({ ok: false })
  })

  it('costs no second question while it is young', async () => {
    const { rest, asked } = forgetful([WANTED])
    expect(await findOrder(rest, intent(60_000), NOW_MS)).toMatchObject({ ok: true, value: null })
    expect(asked).toEqual([])
  })
})
