import { expect, it } from 'vitest'
import { DayFills } from '../../../../../electron/desk/guards/day-fills.ts'
import type { Fill } from '../../../../../shared/domain/order.ts'
import { aFill } from '../../../../helpers/builders.ts'
import { answered, FakePrivateRest, LOST } from '../../../../helpers/fake-private-rest.ts'
import { HandClock, settle } from '../../../../helpers/hand-clock.ts'
import { aTradingSession } from '../../../../helpers/trading-session.ts'

const midnight = Date.UTC(2026, 8, 22)
const at = (fillId: string, atMs: number) => aFill({ fillId, atMs })

function open(pages: Readonly<Record<string, { rows: Fill[]; cursor: string | null }>>) {
  const clock = new HandClock(midnight + 3_600_000)
  const rest = new FakePrivateRest()
  const asked: (string | null)[] = []
  rest.fillHistory = async (_filter, cursor) => {
    asked.push(cursor)
    const page = pages[cursor ?? 'first']
    return page === undefined ? LOST : answered(page)
  }
  const session = aTradingSession(rest)
  const fills = new DayFills({ session: () => session, now: clock.now, schedule: clock.schedule })
  return { clock, rest, asked, fills }
}
const ids = (fills: DayFills) => fills.read()?.map(({ fillId }) => fillId)

it('reads page after page until one reaches back before midnight UTC', async () => {
  const { asked, fills } = open({
    first: { rows: [at('9', midnight + 9)], cursor: 'a' },
    a: { rows: [at('5', midnight), at('4', midnight - 1)], cursor: 'b' },
  })
  expect(fills.read()).toBeNull()
  expect(fills.read()).toBeNull()
  await settle()
  expect(ids(fills)).toEqual(['9', '5'])
  expect(asked).toEqual([null, 'a'])
})

it('asks nobody before it is wanted, and again after something may have been missed', async () => {
  const { asked, fills } = open({ first: { rows: [at('9', midnight + 9)], cursor: null } })
  await settle()
  expect(asked).toEqual([])
  fills.read()
  await settle()
  expect(ids(fills)).toEqual(['9'])
  fills.forget()
  expect(fills.read()).toBeNull()
  await settle()
  expect(ids(fills)).toEqual(['9'])
  expect(asked).toHaveLength(2)
})

it('stays unknown when a page is lost, and asks again after a while', async () => {
  const { clock, asked, fills } = open({ first: { rows: [], cursor: 'lost' } })
  fills.read()
  await settle()
  expect(fills.read()).toBeNull()
  expect(asked).toEqual([null, 'lost'])
  await clock.advance(5000)
  fills.read()
  await settle()
  expect(asked).toHaveLength(4)
})

it('takes no page of a reading that was given up', async () => {
  const { fills } = open({ first: { rows: [at('9', midnight + 9)], cursor: null } })
  fills.read()
  fills.forget()
  await settle()
  fills.read()
  fills.forget()
  expect(fills.read()).toBeNull()
})

it('does not follow a cursor that leads back to itself', async () => {
  const { asked, fills } = open({
    first: { rows: [], cursor: 'a' },
    a: { rows: [], cursor: 'a' },
  })
  fills.read()
  await settle()
  expect(fills.read()).toBeNull()
  expect(asked).toEqual([null, 'a'])
})
