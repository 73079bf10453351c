import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClientOid } from '../../../../../electron/desk/orders/client-oid.ts'
import { invalid } from '../../../../../shared/domain/error.ts'
import { aDraft, anOrder } from '../../../../helpers/builders.ts'
import { answered, FakePrivateRest, LOST, SAID_NO } from '../../../../helpers/fake-private-rest.ts'
import { settle } from '../../../../helpers/hand-clock.ts'
import { OrderScene } from '../../../../helpers/order-scene.ts'
import { aTradingSession } from '../../../../helpers/trading-session.ts'

let scene: OrderScene

beforeEach(() => {
  scene = new OrderScene()
})
afterEach(() => scene.end())

describe('submitting an order', () => {
  it('writes the intent before the request begins, and closes it with the answer', async () => {
    const service = scene.open()
    let seen: ReadonlyArray<string> = []
    scene.rest.place = async (_draft, clientOid) => {
      seen = scene.openOids()
      expect(scene.account.pending).toMatchObject([{ clientOid, state: 'sending' }])
      return answered({ orderId: '77', clientOid })
    }
    const result = await service.submit(aDraft(), scene.clock.now())
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
    expect(scene.openOids()).toEqual([])
    expect(scene.account.pending).toEqual([])
  })

  it('does not send what cannot be journalled', async () => {
    const service = scene.open()
    scene.journal.close()
    const result = await service.submit(aDraft(), 0)
    expect(result).toEqual({ ok: false, error: { kind: 'internal', reference: 'fault-1' } })
    expect(scene.rest.calls).toEqual([])
    scene.openJournalAgain()
  })

  it('is refused without a key and by the rules, before anything is written', async () => {
    expect(await scene.open(null).submit(aDraft(), 0)).toMatchObject({
      error: { reason: 'no-key' },
    })
    const service = scene.open()
    scene.checkDraft = () => invalid('off-tick', 'price')
    expect(await service.submit(aDraft(), 0)).toMatchObject({ error: { reason: 'off-tick' } })
    expect(scene.rest.calls).toEqual([])
  })

  it('is refused when the same order came less than 300 ms ago', async () => {
    const service = scene.open()
    await service.submit(aDraft(), 0)
    await scene.clock.advance(299)
    const again = await service.submit(aDraft(), 0)
    expect(again).toMatchObject({ error: { kind: 'invalid', reason: 'duplicate-submit' } })
    expect(await service.submit(aDraft({ quantity: '0.02' }), 0)).toMatchObject({ ok: true })
    expect(await service.submit(aDraft(), 0)).toMatchObject({ ok: false })
    await scene.clock.advance(300)
    expect(await service.submit(aDraft({ quantity: '0.02' }), 0)).toMatchObject({ ok: true })
  })

  it('is rejected by a definite no', async () => {
    const service = scene.open()
    scene.rest.place = async () => SAID_NO
    expect(await service.submit(aDraft(), 0)).toMatchObject({
      value: { kind: 'rejected', clientOid: 'kd-1', error: { code: '25203' } },
    })
    await settle()
    expect(scene.openOids()).toEqual([])
    expect(scene.rest.asked).toBe(0)
  })
})

describe('a guard that refuses', () => {
  const refusal = invalid('guard-price-band', 'price', { limit: '5', value: '9' })

  it('lets nothing be written down or sent, for one order and for a batch', async () => {
    const service = scene.open()
    scene.guardDrafts = () => refusal
    expect(await service.submit(aDraft(), 0)).toEqual({ ok: false, error: refusal })
    expect(await service.submitBatch([aDraft()], 0)).toEqual({ ok: false, error: refusal })
    await settle()
    expect(scene.openOids()).toEqual([])
    expect(scene.account.pending).toEqual([])
    expect(scene.rest.calls).toEqual([])
  })

  it('is asked with the way that the orders go, after the rules', async () => {
    const service = scene.open()
    const asked: unknown[] = []
    scene.guardDrafts = (drafts, command) => {
      asked.push([command, drafts.length])
      return refusal
    }
    await service.submit(aDraft(), 0)
    await service.submitBatch([aDraft(), aDraft()], 0)
    scene.checkDraft = () => invalid('off-tick', 'price')
    expect(await service.submit(aDraft(), 0)).toMatchObject({ error: { reason: 'off-tick' } })
    expect(asked).toEqual([
      ['place-order', 1],
      ['place-batch', 2],
    ])
  })

  it('does not make the same order a repeat, once it may go', async () => {
    const service = scene.open()
    scene.guardDrafts = () => refusal
    await service.submit(aDraft(), 0)
    scene.guardDrafts = () => null
    expect(await service.submit(aDraft(), 0)).toMatchObject({ ok: true })
  })
})

describe('the same order again', () => {
  const sent = () => scene.rest.calls.length

  it('by a double click goes once', async () => {
    const service = scene.open()
    const both = await Promise.all([service.submit(aDraft(), 0), service.submit(aDraft(), 0)])
    expect(both).toMatchObject([{ ok: true }, { error: { reason: 'duplicate-submit' } }])
    expect(sent()).toBe(1)
  })

  it('by a key that is held goes once, however long it is held', async () => {
    const service = scene.open()
    await service.submit(aDraft(), 0)
    for (let held = 0; held < 100; held += 1) {
      await scene.clock.advance(33)
      expect(await service.submit(aDraft(), 0)).toMatchObject({ ok: false })
    }
    expect(sent()).toBe(1)
    await scene.clock.advance(300)
    expect(await service.submit(aDraft(), 0)).toMatchObject({ ok: true })
  })

  it('from two windows at once goes once: neither knows of the other', async () => {
    const service = scene.open()
    const windows = Array.from({ length: 5 }, (_, at) => service.submit(aDraft(), at))
    const answers = await Promise.all(windows)
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(sent()).toBe(1)
  })

  it('is not sent while the first is under way or unknown, and is when that has settled', async () => {
    const service = scene.open()
    scene.rest.place = async () => LOST
    expect(await service.submit(aDraft(), 0)).toMatchObject({ value: { kind: 'unknown' } })
    await scene.clock.advance(5000)
    const again = await service.submit(aDraft(), 0)
    expect(again).toMatchObject({ error: { reason: 'duplicate-unsettled' } })
    await scene.clock.advance(300)
    const spelled = await service.submit(aDraft({ quantity: `${aDraft().quantity}0` }), 0)
    expect(spelled).toMatchObject({ error: { reason: 'duplicate-unsettled' } })
    const batch = await service.submitBatch([aDraft({ quantity: '0.03' }), aDraft()], 0)
    expect(batch).toMatchObject({ error: { reason: 'duplicate-unsettled' } })
    expect(sent()).toBe(1)
    scene.rest.orders.set('kd-1', anOrder({ clientOid: 'kd-1' }))
    await scene.clock.advance(10_000)
    expect(scene.openOids()).toEqual([])
    expect(await service.submit(aDraft(), 0)).toMatchObject({ ok: true })
    expect(sent()).toBe(2)
  })
})

describe('the route of orders', () => {
  it('is asked for each order: the same journal and outcomes over the socket', async () => {
    const socket = new FakePrivateRest()
    socket.place = async (_draft, clientOid) => {
      expect(scene.openOids()).toEqual([clientOid])
      return LOST
    }
    const service = scene.open(aTradingSession(scene.rest, { entry: () => socket }))
    expect(await service.submit(aDraft(), 0)).toMatchObject({ value: { kind: 'unknown' } })
    scene.rest.orders.set('kd-1', anOrder({ clientOid: 'kd-1' }))
    await scene.clock.advance(300)
    expect(scene.notices).toMatchObject([{ outcome: 'accepted' }])
    expect(scene.rest.calls).toEqual([])
  })

  it('refuses when the socket is chosen and there is none, and never takes the other way', async () => {
    const service = scene.open(aTradingSession(scene.rest, { entry: () => null }))
    const refused = { ok: false, error: { kind: 'unavailable', reason: 'socket-down' } }
    expect(await service.submit(aDraft(), 0)).toEqual(refused)
    expect(await service.submitBatch([aDraft()], 0)).toEqual(refused)
    expect(scene.rest.calls).toEqual([])
    expect(scene.openOids()).toEqual([])
  })
})

describe('a clientOid', () => {
  it('fits the rule of the exchange and differs from the next', () => {
    const oids = Array.from({ length: 50 }, () => createClientOid(randomBytes))
    for (const oid of oids) expect(oid).toMatch(/^[0-9A-Za-z_-]{1,32}$/)
    expect(new Set(oids).size).toBe(50)
  })
})
