import { beforeEach, describe, expect, it } from 'vitest'
import type { JournalGap } from '../../../../../electron/desk/journal/intent.ts'
import { GapCheck } from '../../../../../electron/desk/orders/gap-check.ts'
import type { PrivateRest } from '../../../../../electron/desk/ports.ts'
import type { Notice } from '../../../../../shared/ipc/contract.ts'
import { anOrder } from '../../../../helpers/builders.ts'
import { answered, FakePrivateRest, LOST, SAID_NO } from '../../../../helpers/fake-private-rest.ts'
import { HandClock, settle } from '../../../../helpers/hand-clock.ts'
import { aStrategyOrder } from '../../../../helpers/strategy-builders.ts'
import { aTradingSession } from '../../../../helpers/trading-session.ts'

const DAY_MS = 86_400_000

/** An account with a past. */
class PastRest extends FakePrivateRest {
  history: PrivateRest['orderHistory'] = async () => answered({ rows: [], cursor: null })

  override orderHistory: PrivateRest['orderHistory'] = (filter, cursor) =>
    this.history(filter, cursor)
  strategies: PrivateRest['openStrategies'] = async () => answered([])
  override openStrategies: PrivateRest['openStrategies'] = (category) => this.strategies(category)
  override strategyHistory: PrivateRest['strategyHistory'] = async ({ category }) =>
    category === 'SPOT' || category === 'MARGIN' ? SAID_NO : answered({ rows: [], cursor: null })
}

let clock: HandClock
let rest: PastRest
let told: Notice[]
let gap: JournalGap | null
/** What the journal knows; `null`: it cannot be read. */
let known: ReadonlySet<string> | null
let closed: string[]

beforeEach(() => {
  clock = new HandClock()
  rest = new PastRest()
  told = []
  closed = []
  gap = { kind: 'lost', beganAtMs: clock.now() - 1000, endedByMs: clock.now() - 1000 }
  known = new Set()
})

function check(): GapCheck {
  return new GapCheck({
    gaps: {
      gapOf: () => gap,
      knownNames: () => known,
      closeGap: (keySetId, environment) => closed.push(`${keySetId} ${environment}`),
    },
    now: () => clock.now(),
    schedule: clock.schedule,
    raise: (notice) => told.push(notice),
    reportFault: String,
  })
}

const own = (name: string, createdAtMs = clock.now()) =>
  anOrder({ clientOid: `kd-${name}`, createdAtMs })

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
    const sinceMs = clock.now() - 1000 - DAY_MS
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

describe('after a run that did not close its journal', () => {
  beforeEach(() => {
    gap = { kind: 'cut', beganAtMs: clock.now() - 1000, endedByMs: clock.now() }
  })

  it('says nothing when the journal knows every order, and does not ask again', async () => {
    rest.open = async () => answered([own('1'), anOrder({ clientOid: 'made-elsewhere' })])
    known = new Set(['kd-1'])
    check().activate(aTradingSession(rest))
    await settle()
    expect(told).toEqual([])
    expect(closed).toEqual(['set-1 practice'])
  })

  it('tells of orders and strategy orders of that run that it does not know', async () => {
    rest.open = async () => answered([own('1'), own('2'), own('old', clock.now() - 2 * DAY_MS)])
    const waiting = aStrategyOrder({ clientOid: 'kd-3', createdAtMs: clock.now() })
    rest.strategies = async (category) => answered(category === 'USDT-FUTURES' ? [waiting] : [])
    rest.history = async ({ category }) =>
      answered({ rows: category === 'SPOT' ? [own('4'), own('5')] : [], cursor: null })
    known = new Set(['kd-1', 'kd-4'])
    check().activate(aTradingSession(rest))
    await settle()
    const sinceMs = clock.now() - 1000 - DAY_MS
    expect(told).toEqual([
      { kind: 'journal-cut', environment: 'practice', open: 2, ended: 1, sinceMs },
    ])
    expect(rest.calls).toEqual([])
  })

  it('leaves the gap to the journal that is opened anew when this one breaks meanwhile', async () => {
    rest.open = async () => answered([own('1')])
    known = null
    const running = check()
    running.activate(aTradingSession(rest))
    await settle()
    expect([told, closed, clock.waiting]).toEqual([[], [], 0])
    known = new Set()
    running.activate(aTradingSession(rest))
    await settle()
    expect(told).toMatchObject([{ kind: 'journal-cut', open: 1, ended: 0 }])
  })

  it('tells once when the same key set is taken up again while it asks', async () => {
    rest.open = async () => answered([own('1')])
    const running = check()
    const session = aTradingSession(rest)
    running.activate(session)
    running.activate(session)
    await settle()
    expect(told).toHaveLength(1)
  })

  it('asks nothing when all that was lost is too old to be asked for', async () => {
    gap = { kind: 'cut', beganAtMs: 0, endedByMs: clock.now() - 31 * DAY_MS }
    rest.open = () => Promise.reject(new Error('nobody should ask'))
    check().activate(aTradingSession(rest))
    await settle()
    expect([told, closed]).toEqual([[], []])
  })
})
