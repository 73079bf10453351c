import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OrderGuards } from '../../../../../electron/desk/guards/order-guards.ts'
import { SqliteJournal } from '../../../../../electron/desk/journal/journal.ts'
import { createClientOid } from '../../../../../electron/desk/orders/client-oid.ts'
import { OrderService } from '../../../../../electron/desk/orders/order-service.ts'
import type {
  OrderAccount,
  TradingSession,
} from '../../../../../electron/desk/orders/trading-session.ts'
import { type DeskError, invalid } from '../../../../../shared/domain/error.ts'
import type { Order, OrderDraft, PendingOrder } from '../../../../../shared/domain/order.ts'
import type { Notice } from '../../../../../shared/ipc/contract.ts'
import { aDraft, anOrder } from '../../../../helpers/builders.ts'
import { answered, FakePrivateRest, LOST, SAID_NO } from '../../../../helpers/fake-private-rest.ts'
import { HandClock, settle } from '../../../../helpers/hand-clock.ts'
import { anExit } from '../../../../helpers/strategy-builders.ts'
import { aTradingSession } from '../../../../helpers/trading-session.ts'

class FakeAccount implements Pick<OrderAccount, 'mergeOrders' | 'setPending'> {
  pending: ReadonlyArray<PendingOrder> = []
  readonly merged: Order[] = []
  mergeOrders = (_keySetId: string, orders: ReadonlyArray<Order>) => {
    this.merged.push(...orders)
  }
  setPending = (pending: ReadonlyArray<PendingOrder>) => {
    this.pending = pending
  }
}

let folder = ''
let clock: HandClock
let rest: FakePrivateRest
let account: FakeAccount
let journal: SqliteJournal
let notices: Notice[]
let checkError: DeskError | null
let checkDraft: (draft: OrderDraft) => DeskError | null
let guardDrafts: OrderGuards['orders']
let session: TradingSession

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'keydesk-orders-'))
  clock = new HandClock()
  rest = new FakePrivateRest()
  account = new FakeAccount()
  journal = new SqliteJournal(path.join(folder, 'journal.sqlite'), clock.now())
  notices = []
  checkError = null
  checkDraft = () => null
  guardDrafts = () => null
  session = aTradingSession(rest)
})
afterEach(() => {
  journal.close()
  rmSync(folder, { recursive: true })
})

function open(activate: TradingSession | null = session): OrderService {
  let made = 0
  const service = new OrderService({
    clock,
    schedule: clock.schedule,
    journal,
    account,
    newClientOid: () => {
      made += 1
      return `kd-${made}`
    },
    check: (draft) => checkError ?? checkDraft(draft),
    guard: (drafts, command) => guardDrafts(drafts, command),
    onNotice: (notice) => notices.push(notice),
    reportFault: () => 'fault-1',
  })
  service.activate(activate)
  return service
}

const openOids = () => journal.openIntents('set-1', 'practice').map((intent) => intent.clientOid)

describe('submitting an order', () => {
  it('writes the intent before the request begins, and closes it with the answer', async () => {
    const service = open()
    let seen: ReadonlyArray<string> = []
    rest.place = async (_draft, clientOid) => {
      seen = openOids()
      expect(account.pending).toMatchObject([{ clientOid, state: 'sending' }])
      return answered({ orderId: '77', clientOid })
    }
    const result = await service.submit(aDraft(), clock.now())
    expect(seen).toEqual(['kd-1'])
    expect(result).toEqual({
      ok: true,
      value: {
        kind: 'accepted',
        clientOid: 'kd-1',
        orderId: '77',
        requestId: 1,
        roundTripMs: 5,
        exchangeMs: 2,
      },
    })
    await settle()
    expect(openOids()).toEqual([])
    expect(account.pending).toEqual([])
  })

  it('does not send what cannot be journalled', async () => {
    const service = open()
    journal.close()
    const result = await service.submit(aDraft(), 0)
    expect(result).toEqual({ ok: false, error: { kind: 'internal', reference: 'fault-1' } })
    expect(rest.calls).toEqual([])
    journal = new SqliteJournal(path.join(folder, 'journal.sqlite'), clock.now())
  })

  it('is refused without a key and by the rules, before anything is written', async () => {
    expect(await open(null).submit(aDraft(), 0)).toMatchObject({ error: { reason: 'no-key' } })
    const service = open()
    checkError = invalid('off-tick', 'price')
    expect(await service.submit(aDraft(), 0)).toMatchObject({ error: { reason: 'off-tick' } })
    expect(rest.calls).toEqual([])
  })

  it('is refused when the same order came less than 300 ms ago', async () => {
    const service = open()
    await service.submit(aDraft(), 0)
    await clock.advance(299)
    const again = await service.submit(aDraft(), 0)
    expect(again).toMatchObject({ error: { kind: 'invalid', reason: 'duplicate-submit' } })
    expect(await service.submit(aDraft({ quantity: '0.02' }), 0)).toMatchObject({ ok: true })
    expect(await service.submit(aDraft(), 0)).toMatchObject({ ok: false })
    await clock.advance(300)
    expect(await service.submit(aDraft({ quantity: '0.02' }), 0)).toMatchObject({ ok: true })
  })

  it('is rejected by a definite no', async () => {
    const service = open()
    rest.place = async () => SAID_NO
    expect(await service.submit(aDraft(), 0)).toMatchObject({
      value: { kind: 'rejected', clientOid: 'kd-1', error: { code: '25203' } },
    })
    await settle()
    expect(openOids()).toEqual([])
    expect(rest.asked).toBe(0)
  })
})

describe('a guard that refuses', () => {
  const refusal = invalid('guard-price-band', 'price', { limit: '5', value: '9' })

  it('lets nothing be written down or sent, for one order and for a batch', async () => {
    const service = open()
    guardDrafts = () => refusal
    expect(await service.submit(aDraft(), 0)).toEqual({ ok: false, error: refusal })
    expect(await service.submitBatch([aDraft()], 0)).toEqual({ ok: false, error: refusal })
    await settle()
    expect(openOids()).toEqual([])
    expect(account.pending).toEqual([])
    expect(rest.calls).toEqual([])
  })

  it('is asked with the way that the orders go, after the rules', async () => {
    const service = open()
    const asked: unknown[] = []
    guardDrafts = (drafts, command) => {
      asked.push([command, drafts.length])
      return refusal
    }
    await service.submit(aDraft(), 0)
    await service.submitBatch([aDraft(), aDraft()], 0)
    checkError = invalid('off-tick', 'price')
    expect(await service.submit(aDraft(), 0)).toMatchObject({ error: { reason: 'off-tick' } })
    expect(asked).toEqual([
      ['place-order', 1],
      ['place-batch', 2],
    ])
  })

  it('does not make the same order a repeat, once it may go', async () => {
    const service = open()
    guardDrafts = () => refusal
    await service.submit(aDraft(), 0)
    guardDrafts = () => null
    expect(await service.submit(aDraft(), 0)).toMatchObject({ ok: true })
  })
})

describe('the same order again', () => {
  const sent = () => rest.calls.length

  it('by a double click goes once', async () => {
    const service = open()
    const both = await Promise.all([service.submit(aDraft(), 0), service.submit(aDraft(), 0)])
    expect(both).toMatchObject([{ ok: true }, { error: { reason: 'duplicate-submit' } }])
    expect(sent()).toBe(1)
  })

  it('by a key that is held goes once, however long it is held', async () => {
    const service = open()
    await service.submit(aDraft(), 0)
    for (let held = 0; held < 100; held += 1) {
      await clock.advance(33)
      expect(await service.submit(aDraft(), 0)).toMatchObject({ ok: false })
    }
    expect(sent()).toBe(1)
    await clock.advance(300)
    expect(await service.submit(aDraft(), 0)).toMatchObject({ ok: true })
  })

  it('from two windows at once goes once: neither knows of the other', async () => {
    const service = open()
    const windows = Array.from({ length: 5 }, (_, at) => service.submit(aDraft(), at))
    const answers = await Promise.all(windows)
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(sent()).toBe(1)
  })

  it('is not sent while the first is under way or unknown, and is when that has settled', async () => {
    const service = open()
    rest.place = async () => LOST
    expect(await service.submit(aDraft(), 0)).toMatchObject({ value: { kind: 'unknown' } })
    await clock.advance(5000)
    const again = await service.submit(aDraft(), 0)
    expect(again).toMatchObject({ error: { reason: 'duplicate-unsettled' } })
    await clock.advance(300)
    const spelled = await service.submit(aDraft({ quantity: `${aDraft().quantity}0` }), 0)
    expect(spelled).toMatchObject({ error: { reason: 'duplicate-unsettled' } })
    const batch = await service.submitBatch([aDraft({ quantity: '0.03' }), aDraft()], 0)
    expect(batch).toMatchObject({ error: { reason: 'duplicate-unsettled' } })
    expect(sent()).toBe(1)
    rest.orders.set('kd-1', anOrder({ clientOid: 'kd-1' }))
    await clock.advance(10_000)
    expect(openOids()).toEqual([])
    expect(await service.submit(aDraft(), 0)).toMatchObject({ ok: true })
    expect(sent()).toBe(2)
  })
})

describe('an order without an answer', () => {
  it('stays unknown, is asked for, and is settled when the exchange knows it', async () => {
    const service = open()
    rest.place = async () => LOST
    expect(await service.submit(aDraft(), 0)).toMatchObject({ value: { kind: 'unknown' } })
    expect(account.pending).toMatchObject([{ clientOid: 'kd-1', state: 'unknown' }])
    expect(openOids()).toEqual(['kd-1'])
    await clock.advance(3000)
    expect(rest.asked).toBe(3)
    rest.orders.set('kd-1', anOrder({ orderId: '9', clientOid: 'kd-1' }))
    await clock.advance(4000)
    expect(notices).toMatchObject([
      { kind: 'order-settled', clientOid: 'kd-1', outcome: 'accepted' },
    ])
    expect(account.merged.map((order) => order.orderId)).toEqual(['9'])
    expect(account.pending).toEqual([])
    expect(openOids()).toEqual([])
  })

  it('is never sent again', async () => {
    const service = open()
    rest.place = async () => LOST
    await service.submit(aDraft(), 0)
    await clock.advance(300_000)
    expect(rest.calls).toEqual(['place kd-1'])
  })

  it('is no older for a wall clock that was set while its request was out', async () => {
    const service = open()
    rest.place = async () => {
      clock.setWallClock(clock.now() + 600_000)
      return LOST
    }
    await service.submit(aDraft(), 0)
    await clock.advance(30_000)
    expect(notices).toEqual([])
    expect(account.pending).toHaveLength(1)
  })

  it('is not rejected by "not found" while its request could still arrive', async () => {
    const service = open()
    rest.place = async () => LOST
    await service.submit(aDraft(), 0)
    await clock.advance(60_000)
    expect(notices).toEqual([])
    expect(account.pending).toHaveLength(1)
    await clock.advance(20_000)
    expect(notices).toMatchObject([{ kind: 'order-settled', outcome: 'rejected' }])
    expect(openOids()).toEqual([])
  })

  it('stays unknown as long as nobody can be asked', async () => {
    const service = open()
    rest.place = async () => LOST
    rest.find = async () => LOST
    await service.submit(aDraft(), 0)
    await clock.advance(600_000)
    expect(account.pending).toMatchObject([{ state: 'unknown' }])
    expect(openOids()).toEqual(['kd-1'])
  })

  it('is settled by the stream before the next question', async () => {
    const service = open()
    rest.place = async () => LOST
    await service.submit(aDraft(), 0)
    service.hear([anOrder({ clientOid: 'kd-1', status: 'filled' })])
    expect(notices).toMatchObject([{ outcome: 'accepted' }])
    await clock.advance(10_000)
    expect(rest.asked).toBe(0)
    expect(notices).toHaveLength(1)
  })

  it('is accepted at once when the stream spoke while it was under way', async () => {
    const service = open()
    rest.place = async () => {
      service.hear([anOrder({ orderId: '5', clientOid: 'kd-1' })])
      return LOST
    }
    expect(await service.submit(aDraft(), 0)).toMatchObject({
      value: { kind: 'accepted', orderId: '5' },
    })
  })

  it('is unknown when the desk itself fails after the intent was written', async () => {
    const service = open()
    rest.place = async () => {
      throw new Error('a fault')
    }
    expect(await service.submit(aDraft(), 0)).toMatchObject({ value: { kind: 'unknown' } })
    expect(openOids()).toEqual(['kd-1'])
  })

  it('stays with the key set that started it', async () => {
    const service = open()
    rest.place = async () => LOST
    await service.submit(aDraft(), 0)
    const other = new FakePrivateRest()
    service.activate(aTradingSession(other, { keySetId: 'set-2' }))
    await clock.advance(100_000)
    expect([rest.asked, other.asked]).toEqual([0, 0])
    expect(account.pending).toEqual([])
    rest.orders.set('kd-1', anOrder({ clientOid: 'kd-1' }))
    service.activate(session)
    expect(account.pending).toMatchObject([{ clientOid: 'kd-1', state: 'unknown' }])
    await clock.advance(300)
    expect(notices).toMatchObject([{ outcome: 'accepted' }])
  })
})

it('is not asked after when its own answer comes to a key set that was left and taken again', async () => {
  const service = open()
  let arrive: () => void = () => undefined
  rest.place = (_draft, clientOid) =>
    new Promise((resolve) => {
      arrive = () => resolve(answered({ orderId: '77', clientOid }))
    })
  const submitting = service.submit(aDraft(), 0)
  service.activate(null)
  service.activate(session)
  arrive()
  expect(await submitting).toMatchObject({ value: { kind: 'accepted', orderId: '77' } })
  await clock.advance(60_000)
  expect(rest.asked).toBe(0)
  expect(notices).toEqual([])
  expect(openOids()).toEqual([])
  expect(account.pending).toEqual([])
})

describe('the route of orders', () => {
  it('is asked for each order: the same journal and outcomes over the socket', async () => {
    const socket = new FakePrivateRest()
    socket.place = async (_draft, clientOid) => {
      expect(openOids()).toEqual([clientOid])
      return LOST
    }
    const service = open(aTradingSession(rest, { entry: () => socket }))
    expect(await service.submit(aDraft(), 0)).toMatchObject({ value: { kind: 'unknown' } })
    rest.orders.set('kd-1', anOrder({ clientOid: 'kd-1' }))
    await clock.advance(300)
    expect(notices).toMatchObject([{ outcome: 'accepted' }])
    expect(rest.calls).toEqual([])
  })

  it('refuses when the socket is chosen and there is none, and never takes the other way', async () => {
    const service = open(aTradingSession(rest, { entry: () => null }))
    const refused = { ok: false, error: { kind: 'unavailable', reason: 'socket-down' } }
    expect(await service.submit(aDraft(), 0)).toEqual(refused)
    expect(await service.submitBatch([aDraft()], 0)).toEqual(refused)
    expect(rest.calls).toEqual([])
    expect(openOids()).toEqual([])
  })
})

describe('submitting a batch', () => {
  const drafts = [
    aDraft({ price: '60000' }),
    aDraft({ price: '59900' }),
    aDraft({ price: '59800' }),
  ]

  it('writes every intent before the request begins, and ends each by itself', async () => {
    const service = open()
    let seen: ReadonlyArray<string> = []
    rest.placeOrders = async (orders) => {
      seen = openOids()
      expect(orders.map(({ draft }) => draft)).toEqual(drafts)
      return answered([
        { ok: true, orderId: '71', clientOid: 'kd-1' },
        { ok: false, code: '25207', message: 'too small', definite: true },
        { ok: false, code: '40010', message: 'timed out', definite: false },
      ])
    }
    const result = await service.submitBatch(drafts, 0)
    expect(seen).toEqual(['kd-1', 'kd-2', 'kd-3'])
    expect(result).toMatchObject({
      value: {
        items: [
          { kind: 'accepted', clientOid: 'kd-1', orderId: '71', requestId: 1 },
          { kind: 'rejected', clientOid: 'kd-2', error: { kind: 'refused', code: '25207' } },
          { kind: 'unknown', clientOid: 'kd-3' },
        ],
      },
    })
    await settle()
    expect(openOids()).toEqual(['kd-3'])
    expect(account.pending).toMatchObject([{ clientOid: 'kd-3', state: 'unknown' }])
  })

  it('leaves every item unknown when its answer is lost, and settles each by asking', async () => {
    const service = open()
    let sent = 0
    rest.placeOrders = async () => {
      sent += 1
      return LOST
    }
    expect(await service.submitBatch(drafts, 0)).toMatchObject({
      value: { items: [{ kind: 'unknown' }, { kind: 'unknown' }, { kind: 'unknown' }] },
    })
    rest.orders.set('kd-2', anOrder({ orderId: '8', clientOid: 'kd-2' }))
    await clock.advance(120_000)
    expect(
      notices.map((notice) => 'clientOid' in notice && [notice.clientOid, notice.outcome]),
    ).toEqual([
      ['kd-2', 'accepted'],
      ['kd-1', 'rejected'],
      ['kd-3', 'rejected'],
    ])
    expect(sent).toBe(1)
    expect(openOids()).toEqual([])
  })

  it('leaves an item unknown that the answer does not have', async () => {
    const service = open()
    rest.placeOrders = async () => answered([{ ok: true, orderId: '71', clientOid: 'kd-1' }])
    expect(await service.submitBatch(drafts, 0)).toMatchObject({
      value: { items: [{ kind: 'accepted' }, { kind: 'unknown' }, { kind: 'unknown' }] },
    })
  })

  const many = Array.from({ length: 21 }, (_, at) => aDraft({ price: String(60000 - at) }))
  it.each([
    ['no order', [], 'batch-size'],
    ['21 orders', many, 'batch-size'],
    ['two product lines', [aDraft(), aDraft({ category: 'SPOT' })], 'mixed-categories'],
    ['reduce-only', [aDraft(), aDraft({ reduceOnly: true })], 'not-in-batch'],
    ['isolated margin', [aDraft({ marginMode: 'isolated' })], 'not-in-batch'],
    ['an exit', [aDraft({ takeProfit: anExit('63000') })], 'not-in-batch'],
  ])('is refused with %s before anything is written', async (_name, wrong, reason) => {
    const service = open()
    expect(await service.submitBatch(wrong, 0)).toMatchObject({ error: { reason } })
    expect(openOids()).toEqual([])
  })

  it('names the order that breaks a rule, and keeps all of them here', async () => {
    const service = open()
    checkDraft = (draft) => (draft.price === '59900' ? invalid('off-tick', 'price') : null)
    expect(await service.submitBatch(drafts, 0)).toMatchObject({
      error: { reason: 'off-tick', field: 'price', values: { item: '2' } },
    })
    expect(openOids()).toEqual([])
  })

  it('is refused when the same batch came less than 300 ms ago; equal items of one are meant', async () => {
    const service = open()
    rest.placeOrders = async (orders) =>
      answered(orders.map(({ clientOid }) => ({ ok: true, orderId: '7', clientOid })))
    expect(await service.submitBatch([aDraft(), aDraft()], 0)).toMatchObject({ ok: true })
    expect(await service.submitBatch([aDraft(), aDraft()], 0)).toMatchObject({
      error: { reason: 'duplicate-submit' },
    })
  })
})

describe('after a crash', () => {
  it('every open intent of the key set is settled by asking', async () => {
    const lost = {
      kind: 'order',
      keySetId: 'set-1',
      environment: 'practice',
      state: 'sending',
      draft: aDraft(),
      createdAtMs: clock.now() - 3_600_000,
    } as const
    journal.begin([
      { ...lost, clientOid: 'kd-a' },
      { ...lost, clientOid: 'kd-b' },
      { ...lost, clientOid: 'kd-c', keySetId: 'set-9' },
    ])
    journal.close()
    journal = new SqliteJournal(path.join(folder, 'journal.sqlite'), clock.now())
    rest.orders.set('kd-a', anOrder({ clientOid: 'kd-a' }))
    open()
    expect(account.pending.map((pending) => pending.clientOid)).toEqual(['kd-a', 'kd-b'])
    await clock.advance(300)
    await settle()
    // How long the desk was gone only the wall clock says, which may have been set meanwhile.
    expect(notices).toMatchObject([{ clientOid: 'kd-a', outcome: 'accepted', draft: aDraft() }])
    await clock.advance(80_000)
    expect(notices).toMatchObject([
      { clientOid: 'kd-a' },
      { clientOid: 'kd-b', outcome: 'rejected' },
    ])
    expect(openOids()).toEqual([])
    expect(journal.openIntents('set-9', 'practice')).toHaveLength(1)
  })
})

describe('a clientOid', () => {
  it('fits the rule of the exchange and differs from the next', () => {
    const oids = Array.from({ length: 50 }, () => createClientOid(randomBytes))
    for (const oid of oids) expect(oid).toMatch(/^[0-9A-Za-z_-]{1,32}$/)
    expect(new Set(oids).size).toBe(50)
  })
})
