import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SqliteJournal } from '../../../../../electron/desk/journal/journal.ts'
import { StrategyCommands } from '../../../../../electron/desk/strategies/strategy-commands.ts'
import { StrategyService } from '../../../../../electron/desk/strategies/strategy-service.ts'
import { type DeskError, invalid } from '../../../../../shared/domain/error.ts'
import type { StrategyOrder } from '../../../../../shared/domain/strategy-order.ts'
import type { Notice } from '../../../../../shared/ipc/contract.ts'
import {
  answered,
  FakePrivateRest,
  LOST,
  refusedWith,
  SAID_NO,
} from '../../../../helpers/fake-private-rest.ts'
import { HandClock, settle } from '../../../../helpers/hand-clock.ts'
import { anExit, aStrategyOrder, aTpslDraft } from '../../../../helpers/strategy-builders.ts'
import { aTradingSession } from '../../../../helpers/trading-session.ts'

let folder = ''
let clock: HandClock
let rest: FakePrivateRest
let journal: SqliteJournal
let notices: Notice[]
let merged: StrategyOrder[]
let reloads: number
let placed: string[]
let guardError: DeskError | null
/** What the exchange has, waiting and in the past. */
let waiting: StrategyOrder[]
let past: StrategyOrder[]

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'keydesk-strategies-'))
  clock = new HandClock()
  rest = new FakePrivateRest()
  journal = new SqliteJournal(path.join(folder, 'journal.sqlite'), clock.now())
  notices = []
  merged = []
  reloads = 0
  placed = []
  guardError = null
  waiting = []
  past = []
  rest.placeStrategy = async (_draft, clientOid) => {
    placed.push(clientOid)
    return answered({ orderId: 's1', clientOid })
  }
  rest.openStrategies = async () => answered(waiting)
  rest.strategyHistory = async () => answered({ rows: past, cursor: null })
})
afterEach(() => {
  journal.close()
  rmSync(folder, { recursive: true })
})

const openOids = () => journal.openIntents('set-1', 'practice').map((intent) => intent.clientOid)

function openService(check: DeskError | null = null) {
  let made = 0
  const service = new StrategyService({
    clock,
    schedule: clock.schedule,
    journal,
    account: { mergeStrategies: (_keySetId, orders) => merged.push(...orders) },
    newClientOid: () => {
      made += 1
      return `kd-${made}`
    },
    check: () => check,
    guard: () => guardError,
    onNotice: (notice) => notices.push(notice),
    reportFault: () => 'fault-1',
  })
  service.activate(aTradingSession(rest))
  return service
}

describe('placing a strategy order', () => {
  it('writes the intent before the request begins, and closes it with the answer', async () => {
    let seen: ReadonlyArray<string> = []
    rest.placeStrategy = async (_draft, clientOid) => {
      seen = openOids()
      return answered({ orderId: 's1', clientOid })
    }
    expect(await openService().place(aTpslDraft(), 0)).toMatchObject({
      value: { kind: 'accepted', clientOid: 'kd-1', orderId: 's1', roundTripMs: 5 },
    })
    expect(seen).toEqual(['kd-1'])
    await settle()
    expect(openOids()).toEqual([])
  })

  it('is refused by the rules and as a repetition, and rejected by a definite no', async () => {
    expect(await openService(invalid('exit-wrong-side')).place(aTpslDraft(), 0)).toMatchObject({
      error: { reason: 'exit-wrong-side' },
    })
    const service = openService()
    rest.placeStrategy = async () => SAID_NO
    expect(await service.place(aTpslDraft(), 0)).toMatchObject({ value: { kind: 'rejected' } })
    expect(await service.place(aTpslDraft(), 0)).toMatchObject({
      error: { reason: 'duplicate-submit' },
    })
  })

  it.each(['waiting', 'past'] as const)(
    'is looked for by its clientOid when the answer is lost, and found among the %s',
    async (where) => {
      const service = openService()
      rest.placeStrategy = async (_draft, clientOid) => {
        placed.push(clientOid)
        return LOST
      }
      expect(await service.place(aTpslDraft(), 0)).toMatchObject({ value: { kind: 'unknown' } })
      await clock.advance(2000)
      expect(openOids()).toEqual(['kd-1'])
      const found = aStrategyOrder({ clientOid: 'kd-1', orderId: '77' })
      if (where === 'waiting') waiting = [found]
      else past = [{ ...found, status: 'success' }]
      await clock.advance(10_000)
      expect(notices).toMatchObject([
        { kind: 'strategy-settled', clientOid: 'kd-1', outcome: 'accepted', draft: aTpslDraft() },
      ])
      expect(merged).toMatchObject([{ orderId: '77' }])
      expect(openOids()).toEqual([])
      expect(placed).toEqual(['kd-1'])
    },
  )

  it('is rejected when it is nowhere after its request cannot arrive any more', async () => {
    const service = openService()
    rest.placeStrategy = async () => LOST
    await service.place(aTpslDraft(), 0)
    await clock.advance(60_000)
    expect(notices).toEqual([])
    await clock.advance(20_000)
    expect(notices).toMatchObject([{ kind: 'strategy-settled', outcome: 'rejected' }])
  })

  it('stays unknown while the history cannot be read', async () => {
    const service = openService()
    rest.placeStrategy = async () => LOST
    rest.strategyHistory = async () => LOST
    await service.place(aTpslDraft(), 0)
    await clock.advance(600_000)
    expect(openOids()).toEqual(['kd-1'])
  })

  it('is settled by the stream before the next question', async () => {
    const service = openService()
    rest.placeStrategy = async () => LOST
    await service.place(aTpslDraft(), 0)
    service.hear([aStrategyOrder({ clientOid: 'kd-1' })])
    expect(notices).toMatchObject([{ outcome: 'accepted' }])
    await clock.advance(10_000)
    expect(notices).toHaveLength(1)
  })

  it('is found in the past also when this machine dated it hours too late', async () => {
    const service = openService()
    rest.placeStrategy = async () => LOST
    await service.place(aTpslDraft(), 0)
    const createdAtMs = clock.now() - 8 * 3_600_000
    const ended = aStrategyOrder({ clientOid: 'kd-1', status: 'cancelled', createdAtMs })
    rest.strategyHistory = async ({ startMs }) => {
      return answered({ rows: (startMs ?? 0) <= createdAtMs ? [ended] : [], cursor: null })
    }
    await clock.advance(300)
    expect(notices).toMatchObject([{ clientOid: 'kd-1', outcome: 'accepted' }])
  })

  it('is taken up again after a crash, and settled by asking', async () => {
    const service = openService()
    rest.placeStrategy = async () => LOST
    await service.place(aTpslDraft(), 0)
    await settle()
    // What a crash leaves: nobody asks any more, and the row is open.
    service.activate(null)
    waiting = [aStrategyOrder({ clientOid: 'kd-1' })]
    await clock.advance(10_000)
    expect(notices).toEqual([])
    openService()
    await clock.advance(300)
    expect(notices).toMatchObject([{ clientOid: 'kd-1', outcome: 'accepted' }])
    expect(openOids()).toEqual([])
  })
})

describe('commands about strategy orders', () => {
  const reference = { category: 'USDT-FUTURES', symbol: 'BTCUSDT', orderId: 's1' } as const
  const GONE = refusedWith({ kind: 'refused', code: '25575', message: 'could not be found' }, true)
  const change = { takeProfit: anExit('64000'), stopLoss: null, trigger: null, quantity: null }

  function openCommands(known = aStrategyOrder()) {
    const session = aTradingSession(rest)
    return new StrategyCommands({
      session: () => session,
      schedule: clock.schedule,
      now: clock.now,
      account: {
        findStrategy: (orderId) => (orderId === 's1' ? known : null),
        mergeStrategies: (_keySetId, orders) => merged.push(...orders),
        reload: () => {
          reloads += 1
        },
      },
      checkChange: (_order, wanted) => (wanted.quantity === '0' ? invalid('not-positive') : null),
      guard: () => guardError,
    })
  }

  it('are accepted when the exchange takes them', async () => {
    rest.cancelStrategy = async () => answered(null)
    rest.changeStrategy = async () => answered({ orderId: 's1', clientOid: 'kd-s1' })
    const commands = openCommands()
    const accepted = { value: { kind: 'accepted', orderId: 's1', clientOid: 'kd-s1' } }
    expect(await commands.cancel(reference, 0)).toMatchObject(accepted)
    expect(await commands.change(reference, change, 0)).toMatchObject(accepted)
  })

  it.each([
    ['a part', aStrategyOrder(), null, '0.2'],
    ['a part, made smaller', aStrategyOrder(), '0.1', '0.1'],
    ['the whole position', aStrategyOrder({ mode: 'full', quantity: null }), null, null],
  ] as const)('name the quantity of %s in every change', async (_name, order, quantity, sent) => {
    const quantities: Array<string | null> = []
    rest.changeStrategy = async (_order, named) => {
      quantities.push(named.quantity)
      return answered({ orderId: 's1', clientOid: 'kd-s1' })
    }
    await openCommands(order).change(reference, { ...change, quantity }, 0)
    expect(quantities).toEqual([sent])
  })

  it('are checked before they are sent', async () => {
    const commands = openCommands()
    expect(await commands.change(reference, { ...change, quantity: '0' }, 0)).toMatchObject({
      error: { reason: 'not-positive' },
    })
    expect(await commands.change({ ...reference, orderId: 's404' }, change, 0)).toMatchObject({
      error: { reason: 'not-found' },
    })
  })

  it('are held back by a guard, and a cancel never is', async () => {
    const sent: string[] = []
    rest.changeStrategy = async () => {
      sent.push('change')
      return answered({ orderId: 's1', clientOid: 'kd-s1' })
    }
    rest.cancelStrategy = async () => {
      sent.push('cancel')
      return answered(null)
    }
    guardError = invalid('guard-notional', 'quantity', { limit: '1', value: '2' })
    const commands = openCommands()
    expect(await commands.change(reference, change, 0)).toEqual({ ok: false, error: guardError })
    expect(await commands.cancel(reference, 0)).toMatchObject({ value: { kind: 'accepted' } })
    expect(sent).toEqual(['cancel'])
  })

  it.each([
    ['cancelled before', 'cancelled', 'accepted'],
    ['reached', 'success', 'rejected'],
  ] as const)('a cancel of one that was %s is %s', async (_name, status, kind) => {
    rest.cancelStrategy = async () => GONE
    past = [aStrategyOrder({ status })]
    expect(await openCommands().cancel(reference, 0)).toMatchObject({ value: { kind } })
    expect(merged).toMatchObject([{ status }])
  })

  it('are unknown without an answer, and looked at until somebody tells', async () => {
    rest.cancelStrategy = async () => LOST
    rest.openStrategies = async () => LOST
    expect(await openCommands().cancel(reference, 0)).toMatchObject({ value: { kind: 'unknown' } })
    await clock.advance(1000)
    rest.openStrategies = async () => answered([])
    past = [aStrategyOrder({ status: 'cancelled' })]
    await clock.advance(60_000)
    expect(merged).toMatchObject([{ status: 'cancelled' }])
    expect(clock.waiting).toBe(0)
    expect(reloads).toBe(0)
  })
})

describe('a guard that refuses a strategy order', () => {
  it('lets nothing be written down or sent', async () => {
    const service = openService()
    guardError = invalid('guard-notional', 'quantity', { limit: '1', value: '2' })
    expect(await service.place(aTpslDraft(), 0)).toEqual({ ok: false, error: guardError })
    expect(openOids()).toEqual([])
    expect(placed).toEqual([])
  })

  it('is no resend: the same one is refused while the first is unknown', async () => {
    const service = openService()
    rest.placeStrategy = async (_draft, clientOid) => {
      placed.push(clientOid)
      return LOST
    }
    await service.place(aTpslDraft(), 0)
    await clock.advance(1000)
    expect(await service.place(aTpslDraft(), 0)).toMatchObject({
      error: { reason: 'duplicate-unsettled' },
    })
    expect(placed).toEqual(['kd-1'])
  })
})
