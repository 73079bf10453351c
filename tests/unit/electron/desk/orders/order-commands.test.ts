import { describe, expect, it } from 'vitest'
import { OrderCommands } from '../../../../../electron/desk/orders/order-commands.ts'
import type { OrderAccount } from '../../../../../electron/desk/orders/trading-session.ts'
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

const NOT_FOUND = refusedWith({ kind: 'refused', code: '25204', message: 'gone' }, true)
const reference = { category: 'USDT-FUTURES', symbol: 'BTCUSDT', orderId: '1' } as const

function open(known: ReadonlyArray<Order> = [anOrder()]) {
  const clock = new HandClock()
  const rest = new FakePrivateRest()
  const seen = { merged: [] as Order[], reloads: 0 }
  const account: OrderAccount = {
    settings: () => null,
    findOrder: (orderId) => known.find((order) => order.orderId === orderId) ?? null,
    openOrders: () => known,
    mergeOrders: (_keySetId, orders) => seen.merged.push(...orders),
    setPending: () => undefined,
    reload: () => {
      seen.reloads += 1
    },
  }
  const session = { keySetId: 'set-1', environment: 'practice', rest } as const
  const commands = new OrderCommands({
    session: () => session,
    account,
    schedule: clock.schedule,
    checkChange: (_order, change) => (change.price === '0' ? invalid('not-positive') : null),
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

describe('cancelling all orders', () => {
  const known = [
    anOrder({ orderId: '1' }),
    anOrder({ orderId: '2' }),
    anOrder({ orderId: '3', symbol: 'ETHUSDT' }),
    anOrder({ orderId: '4', category: 'SPOT' }),
  ]

  it('counts what was done and what failed', async () => {
    const { rest, commands } = open(known)
    rest.cancelAll = async () => answered({ done: 2, failed: 1 })
    expect(await commands.cancelAll('USDT-FUTURES', null, 0)).toEqual({
      ok: true,
      value: { done: 2, failed: 1, uncertain: 0, requestId: 1, error: null },
    })
  })

  it.each([
    ['uncertain without an answer', LOST, { failed: 0, uncertain: 2 }, 1],
    ['failed after a definite no', SAID_NO, { failed: 2, uncertain: 0 }, 0],
  ])('counts the orders meant as %s', async (_name, answer, counts, reloads) => {
    const { rest, seen, commands } = open(known)
    rest.cancelAll = async () => answer
    const result = await commands.cancelAll('USDT-FUTURES', 'BTCUSDT', 0)
    expect(result).toMatchObject({ value: { done: 0, ...counts } })
    expect(seen.reloads).toBe(reloads)
  })
})
