import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { invalid } from '../../../../../shared/domain/error.ts'
import { aDraft, anOrder } from '../../../../helpers/builders.ts'
import { answered, LOST } from '../../../../helpers/fake-private-rest.ts'
import { settle } from '../../../../helpers/hand-clock.ts'
import { OrderScene } from '../../../../helpers/order-scene.ts'
import { anExit } from '../../../../helpers/strategy-builders.ts'

let scene: OrderScene

beforeEach(() => {
  scene = new OrderScene()
})
afterEach(() => scene.end())

describe('submitting a batch', () => {
  const drafts = [
    aDraft({ price: '60000' }),
    aDraft({ price: '59900' }),
    aDraft({ price: '59800' }),
  ]

  it('writes every intent before the request begins, and ends each by itself', async () => {
    const service = scene.open()
    let seen: ReadonlyArray<string> = []
    scene.rest.placeOrders = async (orders) => {
      seen = scene.openOids()
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
    expect(scene.openOids()).toEqual(['kd-3'])
    expect(scene.account.pending).toMatchObject([{ clientOid: 'kd-3', state: 'unknown' }])
  })

  it('leaves every item unknown when its answer is lost, and settles each by asking', async () => {
    const service = scene.open()
    let sent = 0
    scene.rest.placeOrders = async () => {
      sent += 1
      return LOST
    }
    expect(await service.submitBatch(drafts, 0)).toMatchObject({
      value: { items: [{ kind: 'unknown' }, { kind: 'unknown' }, { kind: 'unknown' }] },
    })
    scene.rest.orders.set('kd-2', anOrder({ orderId: '8', clientOid: 'kd-2' }))
    await scene.clock.advance(120_000)
    expect(
      scene.notices.map((notice) => 'clientOid' in notice && [notice.clientOid, notice.outcome]),
    ).toEqual([
      ['kd-2', 'accepted'],
      ['kd-1', 'rejected'],
      ['kd-3', 'rejected'],
    ])
    expect(sent).toBe(1)
    expect(scene.openOids()).toEqual([])
  })

  it('leaves an item unknown that the answer does not have', async () => {
    const service = scene.open()
    scene.rest.placeOrders = async () => answered([{ ok: true, orderId: '71', clientOid: 'kd-1' }])
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
    const service = scene.open()
    expect(await service.submitBatch(wrong, 0)).toMatchObject({ error: { reason } })
    expect(scene.openOids()).toEqual([])
  })

  it('names the order that breaks a rule, and keeps all of them here', async () => {
    const service = scene.open()
    scene.checkDraft = (draft) => (draft.price === '59900' ? invalid('off-tick', 'price') : null)
    expect(await service.submitBatch(drafts, 0)).toMatchObject({
      error: { reason: 'off-tick', field: 'price', values: { item: '2' } },
    })
    expect(scene.openOids()).toEqual([])
  })

  it('is refused when the same batch came less than 300 ms ago; equal items of one are meant', async () => {
    const service = scene.open()
    scene.rest.placeOrders = async (orders) =>
      answered(orders.map(({ clientOid }) => ({ ok: true, orderId: '7', clientOid })))
    expect(await service.submitBatch([aDraft(), aDraft()], 0)).toMatchObject({ ok: true })
    expect(await service.submitBatch([aDraft(), aDraft()], 0)).toMatchObject({
      error: { reason: 'duplicate-submit' },
    })
  })
})
