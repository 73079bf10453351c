import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SqliteJournal } from '../../../../../electron/desk/journal/journal.ts'
import { createClientOid } from '../../../../../electron/desk/orders/client-oid.ts'
import { OrderService } from '../../../../../electron/desk/orders/order-service.ts'
import type {
  OrderAccount,
  TradingSession,
} from '../../../../../electron/desk/orders/trading-session.ts'
import { type DeskError, invalid } from '../../../../../shared/domain/error.ts'
import type { Order, PendingOrder } from '../../../../../shared/domain/order.ts'
import type { Notice } from '../../../../../shared/ipc/contract.ts'
import { aDraft, anOrder, someSettings } from '../../../../helpers/builders.ts'
import { answered, FakePrivateRest, LOST, SAID_NO } from '../../../../helpers/fake-private-rest.ts'
import { HandClock, settle } from '../../../../helpers/hand-clock.ts'

class FakeAccount implements OrderAccount {
  pending: ReadonlyArray<PendingOrder> = []
  readonly merged: Order[] = []
  settings = () => someSettings()
  findOrder = () => null
  openOrders = () => []
  mergeOrders = (_keySetId: string, orders: ReadonlyArray<Order>) => {
    this.merged.push(...orders)
  }
  setPending = (pending: ReadonlyArray<PendingOrder>) => {
    this.pending = pending
  }
  reload = () => undefined
}

let folder = ''
let clock: HandClock
let rest: FakePrivateRest
let account: FakeAccount
let journal: SqliteJournal
let notices: Notice[]
let checkError: DeskError | null
let session: TradingSession

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'keydesk-orders-'))
  clock = new HandClock()
  rest = new FakePrivateRest()
  account = new FakeAccount()
  journal = new SqliteJournal(path.join(folder, 'journal.sqlite'), clock.now())
  notices = []
  checkError = null
  session = { keySetId: 'set-1', environment: 'practice', rest }
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
    check: () => checkError,
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
    service.activate({ keySetId: 'set-2', environment: 'practice', rest: other })
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

describe('after a crash', () => {
  it('every open intent of the key set is settled by asking', async () => {
    const lost = { keySetId: 'set-1', environment: 'practice' as const, draft: aDraft() }
    journal.begin({ ...lost, clientOid: 'kd-a', createdAtMs: clock.now() - 3_600_000 })
    journal.begin({ ...lost, clientOid: 'kd-b', createdAtMs: clock.now() - 3_600_000 })
    journal.begin({ ...lost, clientOid: 'kd-c', keySetId: 'set-9', createdAtMs: clock.now() })
    journal.close()
    journal = new SqliteJournal(path.join(folder, 'journal.sqlite'), clock.now())
    rest.orders.set('kd-a', anOrder({ clientOid: 'kd-a' }))
    open()
    expect(account.pending.map((pending) => pending.clientOid)).toEqual(['kd-a', 'kd-b'])
    await clock.advance(300)
    await settle()
    expect(notices).toMatchObject([
      { clientOid: 'kd-a', outcome: 'accepted', draft: aDraft() },
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
