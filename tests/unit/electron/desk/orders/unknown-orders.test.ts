import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDraft, anOrder } from '../../../../helpers/builders.ts'
import { answered, FakePrivateRest, LOST } from '../../../../helpers/fake-private-rest.ts'
import { settle } from '../../../../helpers/hand-clock.ts'
import { OrderScene } from '../../../../helpers/order-scene.ts'
import { aTradingSession } from '../../../../helpers/trading-session.ts'

let scene: OrderScene

beforeEach(() => {
  scene = new OrderScene()
})
afterEach(() => scene.end())

describe('an order without an answer', () => {
  it('stays unknown, is asked for, and is settled when the exchange knows it', async () => {
    const service = scene.open()
    scene.rest.place = async () => LOST
    expect(await service.submit(aDraft(), 0)).toMatchObject({ value: { kind: 'unknown' } })
    expect(scene.account.pending).toMatchObject([{ clientOid: 'kd-1', state: 'unknown' }])
    expect(scene.openOids()).toEqual(['kd-1'])
    await scene.clock.advance(3000)
    expect(scene.rest.asked).toBe(3)
    scene.rest.orders.set('kd-1', anOrder({ orderId: '9', clientOid: 'kd-1' }))
    await scene.clock.advance(4000)
    expect(scene.notices).toMatchObject([
      { kind: 'order-settled', clientOid: 'kd-1', outcome: 'accepted' },
    ])
    expect(scene.account.merged.map((order) => order.orderId)).toEqual(['9'])
    expect(scene.account.pending).toEqual([])
    expect(scene.openOids()).toEqual([])
  })

  it('is never sent again', async () => {
    const service = scene.open()
    scene.rest.place = async () => LOST
    await service.submit(aDraft(), 0)
    await scene.clock.advance(300_000)
    expect(scene.rest.calls).toEqual(['place kd-1'])
  })

  it('is no older for a wall clock that was set while its request was out', async () => {
    const service = scene.open()
    scene.rest.place = async () => {
      scene.clock.setWallClock(scene.clock.now() + 600_000)
      return LOST
    }
    await service.submit(aDraft(), 0)
    await scene.clock.advance(30_000)
    expect(scene.notices).toEqual([])
    expect(scene.account.pending).toHaveLength(1)
  })

  it('is not rejected by "not found" while its request could still arrive', async () => {
    const service = scene.open()
    scene.rest.place = async () => LOST
    await service.submit(aDraft(), 0)
    await scene.clock.advance(60_000)
    expect(scene.notices).toEqual([])
    expect(scene.account.pending).toHaveLength(1)
    await scene.clock.advance(20_000)
    expect(scene.notices).toMatchObject([{ kind: 'order-settled', outcome: 'rejected' }])
    expect(scene.openOids()).toEqual([])
  })

  it('stays unknown as long as nobody can be asked', async () => {
    const service = scene.open()
    scene.rest.place = async () => LOST
    scene.rest.find = async () => LOST
    await service.submit(aDraft(), 0)
    await scene.clock.advance(600_000)
    expect(scene.account.pending).toMatchObject([{ state: 'unknown' }])
    expect(scene.openOids()).toEqual(['kd-1'])
  })

  it('is settled by the stream before the next question', async () => {
    const service = scene.open()
    scene.rest.place = async () => LOST
    await service.submit(aDraft(), 0)
    service.hear([anOrder({ clientOid: 'kd-1', status: 'filled' })])
    expect(scene.notices).toMatchObject([{ outcome: 'accepted' }])
    await scene.clock.advance(10_000)
    expect(scene.rest.asked).toBe(0)
    expect(scene.notices).toHaveLength(1)
  })

  it('is accepted at once when the stream spoke while it was under way', async () => {
    const service = scene.open()
    scene.rest.place = async () => {
      service.hear([anOrder({ orderId: '5', clientOid: 'kd-1' })])
      return LOST
    }
    expect(await service.submit(aDraft(), 0)).toMatchObject({
      value: { kind: 'accepted', orderId: '5' },
    })
  })

  it('is unknown when the desk itself fails after the intent was written', async () => {
    const service = scene.open()
    scene.rest.place = async () => {
      throw new Error('a fault')
    }
    expect(await service.submit(aDraft(), 0)).toMatchObject({ value: { kind: 'unknown' } })
    expect(scene.openOids()).toEqual(['kd-1'])
  })

  it('stays with the key set that started it', async () => {
    const service = scene.open()
    scene.rest.place = async () => LOST
    await service.submit(aDraft(), 0)
    const other = new FakePrivateRest()
    service.activate(aTradingSession(other, { keySetId: 'set-2' }))
    await scene.clock.advance(100_000)
    expect([scene.rest.asked, other.asked]).toEqual([0, 0])
    expect(scene.account.pending).toEqual([])
    scene.rest.orders.set('kd-1', anOrder({ clientOid: 'kd-1' }))
    service.activate(scene.session)
    expect(scene.account.pending).toMatchObject([{ clientOid: 'kd-1', state: 'unknown' }])
    await scene.clock.advance(300)
    expect(scene.notices).toMatchObject([{ outcome: 'accepted' }])
  })
})

it('is not asked after when its own answer comes to a key set that was left and taken again', async () => {
  const service = scene.open()
  let arrive: () => void = () => undefined
  scene.rest.place = (_draft, clientOid) =>
    new Promise((resolve) => {
      arrive = () => resolve(answered({ orderId: '77', clientOid }))
    })
  const submitting = service.submit(aDraft(), 0)
  service.activate(null)
  service.activate(scene.session)
  arrive()
  expect(await submitting).toMatchObject({ value: { kind: 'accepted', orderId: '77' } })
  await scene.clock.advance(60_000)
  expect(scene.rest.asked).toBe(0)
  expect(scene.notices).toEqual([])
  expect(scene.openOids()).toEqual([])
  expect(scene.account.pending).toEqual([])
})

describe('after a crash', () => {
  it('every open intent of the key set is settled by asking', async () => {
    const lost = {
      kind: 'order',
      keySetId: 'set-1',
      environment: 'practice',
      state: 'sending',
      draft: aDraft(),
      createdAtMs: scene.clock.now() - 3_600_000,
    } as const
    scene.journal.begin([
      { ...lost, clientOid: 'kd-a' },
      { ...lost, clientOid: 'kd-b' },
      { ...lost, clientOid: 'kd-c', keySetId: 'set-9' },
    ])
    scene.journal.close()
    scene.openJournalAgain()
    scene.rest.orders.set('kd-a', anOrder({ clientOid: 'kd-a' }))
    scene.rest.orderHistory = async () => answered({ rows: [], cursor: null })
    scene.open()
    expect(scene.account.pending.map((pending) => pending.clientOid)).toEqual(['kd-a', 'kd-b'])
    await scene.clock.advance(300)
    await settle()
    // How long the desk was gone only the wall clock says, which may have been set meanwhile.
    expect(scene.notices).toMatchObject([
      { clientOid: 'kd-a', outcome: 'accepted', draft: aDraft() },
    ])
    await scene.clock.advance(80_000)
    expect(scene.notices).toMatchObject([
      { clientOid: 'kd-a' },
      { clientOid: 'kd-b', outcome: 'rejected' },
    ])
    expect(scene.openOids()).toEqual([])
    expect(scene.journal.openIntents('set-9', 'practice')).toHaveLength(1)
  })
})
