import { beforeEach, describe, expect, it } from 'vitest'
import { GapCheck } from '../../../../../electron/desk/orders/gap-check.ts'
import type { PrivateRest } from '../../../../../electron/desk/ports.ts'
import type { Notice } from '../../../../../shared/ipc/contract.ts'
import { anOrder } from '../../../../helpers/builders.ts'
import { answered, FakePrivateRest, LOST, SAID_NO } from '../../../../helpers/fake-private-rest.ts'
import { HandClock, settle } from '../../../../helpers/hand-clock.ts'
import { aTradingSession } from '../../../../helpers/trading-session.ts'

const DAY_MS = 86_400_000

/** An account with a past. */
class PastRest extends FakePrivateRest {
  history: PrivateRest['orderHistory'] = async () => answered({ rows: [], cursor: null })

  override orderHistory: PrivateRest['orderHistory'] = (filter, cursor) =>
    this.history(filter, cursor)
  override openStrategies: PrivateRest['openStrategies'] = async () => answered([])
  override strategyHistory: PrivateRest['strategyHistory'] = async ({ category }) =>
    category === 'SPOT' || category === 'MARGIN' ? SAID_NO : answered({ rows: [], cursor: null })
}

let clock: HandClock
let rest: PastRest
let told: Notice[]
let gap: number | null
let closed: string[]

beforeEach(() => {
  clock = new HandClock()
  rest = new PastRest()
  told = []
  closed = []
  gap = clock.now() - 1000
})

function check(): GapCheck {
  return new GapCheck({
    gaps: {
      gapOf: () => gap,
      closeGap: (keySetId, environment) => closed.push(`${keySetId} ${environment}`),
    },
    now: () => clock.now(),
    schedule: clock.schedule,
    raise: (notice) => told.push(notice),
    reportFault: String,
  })
}

const own = (name: string) => anOrder({ clientOid: `kd-${name}` })

describe('after the journal was lost', () => {
  it('tells how many of its own orders the exchange lists, open and ended since a day before', async () => {
    const asked: unknown[] = []
    rest.open = async () => answered([own('1'), own('2'), anOrder({ clientOid: 'made-elsewhere' })])
    rest.history = async (filter, cursor) => {
      asked.push(filter.startMs)
      if (filter.category !== 'SPOT') return answered({ rows: [], cursor: null })
      return cursor === null
        ? answered({ rows: [own('3')], cursor: 'more' })
        : answered({ rows: [own('4'), anOrder({ clientOid: '' })], cursor: null })
    }
    check().activate(aTradingSession(rest))
    await settle()
    const sinceMs = Number(gap) - DAY_MS
    expect(told).toEqual([
      { kind: 'journal-checked', environment: 'practice', open: 2, ended: 2, sinceMs },
    ])
    expect(new Set(asked)).toEqual(new Set([sinceMs]))
    expect(closed).toEqual(['set-1 practice'])
    expect(rest.calls).toEqual([])
  })

  it('asks again until the exchange answers', async () => {
    rest.open = async () => LOST
    check().activate(aTradingSession(rest))
    await settle()
    expect(told).toEqual([])
    rest.open = async () => answered([own('1')])
    await clock.advance(2000)
    expect(told).toMatchObject([{ kind: 'journal-checked', open: 1 }])
  })

  it('stops when another key is taken, and leaves the gap for later', async () => {
    rest.open = async () => LOST
    const running = check()
    running.activate(aTradingSession(rest))
    await settle()
    running.activate(null)
    expect(clock.waiting).toBe(0)
    expect(closed).toEqual([])
  })

  it('asks nothing when there is no gap', async () => {
    gap = null
    rest.open = () => Promise.reject(new Error('nobody should ask'))
    check().activate(aTradingSession(rest))
    await settle()
    expect(told).toEqual([])
  })
})
