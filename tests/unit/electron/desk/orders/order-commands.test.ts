import { describe, expect, it } from 'vitest'
import {
  OrderCommands,
  type OrderCommandsOptions,
} from '../../../../../electron/desk/orders/order-commands.ts'
import { invalid } from '../../../../../shared/domain/error.ts'
import type { Order } from '../../../../../shared/domain/order.ts'
import { aChange, anOrder } from '../../../../helpers/builders.ts'
import {
  answered,
  FakePrivateRest,
  LOST,
  refusedWith,
  SAID_NO,
} from '../../../../helpers/fake-private-rest.ts'
import { HandClock } from '../../../../helpers/hand-clock.ts'
import { anExit } from '../../../../helpers/strategy-builders.ts'
import { aTradingSession } from '../../../../helpers/trading-session.ts'

const NOT_FOUND = refusedWith({ kind: 'refused', code: '25204', message: 'gone' }, true)
const reference = { category: 'USDT-FUTURES', symbol: 'BTCUSDT', orderId: '1' } as const

function open(known: ReadonlyArray<Order> = [anOrder()]) {
  const clock = new HandClock()
  const rest = new FakePrivateRest()
  const seen = { merged: [] as Order[], reloads: 0, guarded: [] as unknown[] }
  const account: OrderCommandsOptions['account'] = {
    findOrder: (orderId) => known.find((order) => order.orderId === orderId) ?? null,
    mergeOrders: (_keySetId, orders) => seen.merged.push(...orders),
    reload: () => {
      seen.reloads += 1
    },
  }
  const session = aTradingSession(rest)
  const commands = new OrderCommands({
    session: () => session,
    account,
    schedule: clock.schedule,
    checkChange: (_order, change) => (change.price === '0' ? invalid('not-positive') : null),
    guard: (items, command) => {
      seen.guarded.push([command, items.length])
      return items.some(({ change }) => change.price === '99999')
        ? invalid('guard-price-band')
        : null
    },
  })
  return { clock, rest, seen, commands }
}

describe('cancelling an order', () => {
  it('is accepted when the exchange takes the request', async () => {
    const { rest, commands } = open()
    rest.cancel = async () => answered({ orderId: '1', clientOid: 'kd-1' })
    expect(await commands.cancel(reference, 0)).toMatchObject({
      value: { kind: 'accepted', clientOid: 'kd-1', orderId: '1', roundTripMs: 5 },
    })
  })

  it('is rejected when "not found" turns out to mean filled, and the fill state is told', async () => {
    const { rest, seen, commands } = open()
    rest.cancel = async () => NOT_FOUND
    rest.orders.set('kd-1', anOrder({ status: 'filled', updatedAtMs: 2000 }))
    expect(await commands.cancel(reference, 0)).toMatchObject({
      value: { kind: 'rejected', error: { code: '25204' } },
    })
    expect(seen.merged).toMatchObject([{ status: 'filled' }])
  })

  it('is accepted when "not found" turns out to mean cancelled before', async () => {
    const { rest, commands } = open()
    rest.cancel = async () => NOT_FOUND
    rest.orders.set('kd-1', anOrder({ status: 'cancelled' }))
    expect(await commands.cancel(reference, 0)).toMatchObject({ value: { kind: 'accepted' } })
  })

  it('takes no other order of the same name for it: names may be used again', async () => {
    const { rest, seen, commands } = open()
    rest.cancel = async () => NOT_FOUND
    rest.orders.set('kd-1', anOrder({ orderId: '2', status: 'cancelled' }))
    expect(await commands.cancel(reference, 0)).toMatchObject({ value: { kind: 'rejected' } })
    expect(seen.merged).toEqual([])
  })

  it('is unknown without an answer, and the order is looked at until somebody tells', async () => {
    const { clock, rest, seen, commands } = open()
    rest.cancel = async () => LOST
    rest.find = async () => LOST
    expect(await commands.cancel(reference, 0)).toMatchObject({ value: { kind: 'unknown' } })
    await clock.advance(1000)
    rest.find = async () => answered(anOrder({ status: 'cancelled' }))
    await clock.advance(30_000)
    expect(seen.merged).toMatchObject([{ status: 'cancelled' }])
    expect(rest.asked).toBe(2)
    expect(clock.waiting).toBe(0)
  })
})

describe('changing an order', () => {
  it('is checked before it is sent', async () => {
    const { commands } = open()
    const change = aChange({ price: '0' })
    expect(await commands.change(reference, change, 0)).toMatchObject({
      error: { reason: 'not-positive' },
    })
    const other = { ...reference, orderId: '404' }
    expect(await commands.change(other, aChange({ price: '5' }), 0)).toMatchObject({
      error: { reason: 'not-found' },
    })
  })

  it('has the same three outcomes', async () => {
    const { rest, commands } = open()
    const change = aChange({ price: '5' })
    rest.modify = async () => answered({ orderId: '1', clientOid: 'kd-1' })
    expect(await commands.change(reference, change, 0)).toMatchObject({
      value: { kind: 'accepted' },
    })
    rest.modify = async () => SAID_NO
    expect(await commands.change(reference, change, 0)).toMatchObject({
      value: { kind: 'rejected' },
    })
    rest.modify = async () => LOST
    expect(await commands.change(reference, change, 0)).toMatchObject({
      value: { kind: 'unknown' },
    })
  })
})

describe('batches of commands', () => {
  const orders = [anOrder(), anOrder({ orderId: '2', clientOid: 'kd-2' })]
  const other = { ...reference, orderId: '2' } as const

  it('end each by itself: a refused cancel is answered after a look at that order', async () => {
    const { rest, seen, commands } = open(orders)
    rest.cancelOrders = async () =>
      answered([
        { ok: true, orderId: '1', clientOid: '' },
        { ok: false, code: '25204', message: 'gone', definite: true },
      ])
    rest.orders.set('kd-2', anOrder({ orderId: '2', clientOid: 'kd-2', status: 'filled' }))
    expect(await commands.cancelBatch([reference, other], 0)).toMatchObject({
      value: {
        items: [
          { kind: 'accepted', orderId: '1', clientOid: 'kd-1' },
          { kind: 'rejected', clientOid: 'kd-2', error: { code: '25204' } },
        ],
      },
    })
    expect(seen.merged).toMatchObject([{ orderId: '2', status: 'filled' }])
  })

  it('leave every item unknown without an answer, and look at each later', async () => {
    const { clock, rest, seen, commands } = open(orders)
    rest.changeOrders = async () => LOST
    const change = aChange({ price: '5' })
    const items = [
      { order: reference, change },
      { order: other, change },
    ]
    expect(await commands.changeBatch(items, 0)).toMatchObject({
      value: { items: [{ kind: 'unknown' }, { kind: 'unknown' }] },
    })
    for (const order of orders) rest.orders.set(order.clientOid, order)
    await clock.advance(1000)
    expect(seen.merged.map((order) => order.orderId)).toEqual(['1', '2'])
  })

  it('are checked before they are sent', async () => {
    const { commands } = open(orders)
    const spot = { ...other, category: 'SPOT' } as const
    expect(await commands.cancelBatch([], 0)).toMatchObject({ error: { reason: 'batch-size' } })
    expect(await commands.cancelBatch([reference, spot], 0)).toMatchObject({
      error: { reason: 'mixed-categories' },
    })
    const exits = aChange({ stopLoss: anExit('50000') })
    expect(await commands.changeBatch([{ order: reference, change: exits }], 0)).toMatchObject({
      error: { reason: 'not-in-batch', field: 'stopLoss', values: { item: '1' } },
    })
    const wrong = [
      { order: reference, change: aChange({ price: '5' }) },
      { order: other, change: aChange({ price: '0' }) },
    ]
    expect(await commands.changeBatch(wrong, 0)).toMatchObject({
      error: { reason: 'not-positive', values: { item: '2' } },
    })
  })
})

describe('a guard that refuses a change', () => {
  const dear = aChange({ price: '99999' })

  it('keeps it here, alone and in a batch, and is told how it goes', async () => {
    const { rest, seen, commands } = open()
    const refused = { ok: false, error: { reason: 'guard-price-band' } }
    expect(await commands.change(reference, dear, 0)).toMatchObject(refused)
    const batch = [{ order: reference, change: dear }]
    expect(await commands.changeBatch(batch, 0)).toMatchObject(refused)
    expect(rest.calls).toEqual([])
    expect(seen.guarded).toEqual([
      ['modify-order', 1],
      ['batch-modify-order', 1],
    ])
  })

  it('is not asked about a cancel', async () => {
    const { rest, seen, commands } = open()
    rest.cancel = async () => answered({ orderId: '1', clientOid: 'kd-1' })
    await commands.cancel(reference, 0)
    expect(seen.guarded).toEqual([])
  })
})
