import { expect, it } from 'vitest'
import {
  findStrategy,
  type WantedStrategy,
} from '../../../../../electron/desk/strategies/find-strategy.ts'
import { answered, FakePrivateRest } from '../../../../helpers/fake-private-rest.ts'
import { aStrategyOrder } from '../../../../helpers/strategy-builders.ts'

const NOW_MS = 1_790_000_000_000
const DAY_MS = 86_400_000
const wanted: WantedStrategy = {
  ...{ category: 'USDT-FUTURES', symbol: 'BTCUSDT', notBeforeMs: NOW_MS },
  isIt: (order) => order.clientOid === 'kd-wanted',
}

/** A past of `pages` pages of other orders, with the one wanted at the end of the page named. */
function past(pages: number, wantedOn: number | null) {
  const rest = new FakePrivateRest()
  const asked: Array<{ readonly cursor: string | null; readonly startMs: number | null }> = []
  rest.openStrategies = async () => answered([])
  rest.strategyHistory = async ({ startMs }, cursor) => {
    asked.push({ cursor, startMs })
    const page = Number(cursor ?? '1')
    const found = page === wantedOn ? [aStrategyOrder({ clientOid: 'kd-wanted' })] : []
    const next = page < pages ? String(page + 1) : null
    return answered({ rows: [aStrategyOrder({ clientOid: 'other' }), ...found], cursor: next })
  }
  return { rest, asked }
}

it('finds one on any of the pages since a day before it was sent', async () => {
  const { rest, asked } = past(5, 3)
  const found = await findStrategy(rest, wanted, NOW_MS)
  expect(found).toMatchObject({ ok: true, value: { clientOid: 'kd-wanted' } })
  expect(asked.map(({ cursor }) => cursor)).toEqual([null, '2', '3'])
  expect(asked[0]?.startMs).toBe(NOW_MS - DAY_MS)
})

it('says that there is none when every page was read', async () => {
  expect(await findStrategy(past(20, null).rest, wanted, NOW_MS)).toMatchObject({
    ok: true,
    value: null,
  })
})

it('says nothing of one that may be behind the pages it reads', async () => {
  const { rest, asked } = past(21, 21)
  expect(await findStrategy(rest, wanted, NOW_MS)).toMatchObject({ ok: false, definite: false })
  expect(asked).toHaveLength(20)
})
