import { beforeEach, describe, expect, it } from 'vitest'
import { AccountService } from '../../../../../electron/desk/account/account-service.ts'
import type { AccountListener, Answer } from '../../../../../electron/desk/ports.ts'
import type { Order } from '../../../../../shared/domain/order.ts'
import { positionKey } from '../../../../../shared/domain/position.ts'
import type { Emit } from '../../../../../shared/ipc/bridge.ts'
import type { AccountUpdate } from '../../../../../shared/ipc/contract.ts'
import {
  aFill,
  anOrder,
  aPosition,
  someBalances,
  someSettings,
} from '../../../../helpers/builders.ts'
import {
  answered,
  FakePrivateRest,
  LOST,
  refusedWith,
} from '../../../../helpers/fake-private-rest.ts'
import { HandClock, settle } from '../../../../helpers/hand-clock.ts'

let clock: HandClock
let updates: AccountUpdate[]
let heard: Order[]
let service: AccountService

beforeEach(() => {
  clock = new HandClock()
  updates = []
  heard = []
  const emit: Emit = (name, payload) => {
    // The service emits this one event, whose payload is an AccountUpdate.
    if (name === 'account.changed') updates.push(payload as AccountUpdate)
  }
  service = new AccountService({
    emit,
    schedule: clock.schedule,
    onSocket: () => undefined,
    onOrders: (orders) => heard.push(...orders),
  })
})

/** One key set's doors, with the stream in the test's hands. */
function openDoors(keySetId = 'set-1') {
  const rest = new FakePrivateRest()
  rest.assets = async () => answered(someBalances({ USDT: '100' }))
  const listeners: AccountListener[] = []
  const stream = { closed: false }
  const doors = {
    rest,
    openAccountStream: (listener: AccountListener) => {
      listeners.push(listener)
      return {
        entry: rest,
        view: () => ({ state: 'live', silentForMs: 0, reconnects: 0, url: 'ws://x' }) as const,
        close: () => {
          stream.closed = true
        },
      }
    },
  }
  const tell = () => {
    const listener = listeners[0]
    if (listener === undefined) throw new Error('no stream was opened')
    return listener
  }
  return { session: { keySetId, doors }, rest, stream, tell }
}

describe('the account', () => {
  it('is read when the stream is ready, and live then', async () => {
    const { session, rest, tell } = openDoors()
    rest.open = async () => answered([anOrder()])
    rest.held = async () => answered([aPosition()])
    rest.fills = async () => answered({ rows: [aFill()], cursor: null })
    expect(service.snapshot().state).toBe('no-key')
    service.activate(session)
    expect(service.snapshot()).toMatchObject({ state: 'loading', keySetId: 'set-1' })
    tell().onReady()
    await settle()
    expect(service.snapshot()).toMatchObject({
      state: 'live',
      openOrders: [{ orderId: '1' }],
      positions: [{ symbol: 'BTCUSDT' }],
      fills: [{ fillId: '100' }],
      settings: { holdMode: 'one_way_mode' },
    })
    expect(heard.map((order) => order.orderId)).toEqual(['1'])
  })

  it('sends every change of orders and every fill once, in an unbroken sequence', async () => {
    const { session, tell } = openDoors()
    service.activate(session)
    tell().onReady()
    await settle()
    const first = service.snapshot().sequence
    updates.length = 0
    tell().onFills([aFill()])
    tell().onOrders([anOrder()])
    tell().onOrders([anOrder({ status: 'filled', updatedAtMs: 2000 })])
    tell().onFills([aFill()])
    tell().onOrders([anOrder()])
    expect(updates.map((update) => update.sequence)).toEqual([first + 1, first + 2, first + 3])
    expect(updates.map((update) => update.orders?.[0]?.status ?? 'fill')).toEqual([
      'fill',
      'new',
      'filled',
    ])
    expect(service.snapshot()).toMatchObject({ sequence: first + 3, openOrders: [] })
  })

  it('lets what the stream told during the reading win over what was read', async () => {
    const { session, rest, tell } = openDoors()
    let answer: (value: Answer<ReadonlyArray<Order>>) => void = () => undefined
    rest.open = () =>
      new Promise((resolve) => {
        answer = resolve
      })
    rest.held = async () => answered([aPosition()])
    service.activate(session)
    tell().onReady()
    tell().onOrders([anOrder({ status: 'filled', updatedAtMs: 2000 })])
    tell().onBalances(someBalances({ USDT: '39' }), 'update')
    tell().onPositions([], 'update', [positionKey(aPosition())])
    answer(answered([anOrder()]))
    await settle()
    expect(service.snapshot()).toMatchObject({ openOrders: [], positions: [] })
    expect(service.snapshot().balances?.coins[0]?.balance).toBe('39')
  })

  it('asks for an order that ended while the stream was down', async () => {
    const { session, rest, tell } = openDoors()
    rest.open = async () => answered([anOrder(), anOrder({ orderId: '2', clientOid: 'kd-2' })])
    service.activate(session)
    tell().onReady()
    await settle()
    tell().onStale()
    expect(service.snapshot().state).toBe('stale')
    rest.open = async () => answered([])
    rest.orders.set('kd-1', anOrder({ status: 'filled', updatedAtMs: 5000 }))
    const before = service.snapshot().sequence
    tell().onReady()
    await settle()
    const told = updates.filter((update) => update.sequence > before)
    expect(told.flatMap((update) => update.orders ?? [])).toMatchObject([{ status: 'filled' }])
    // The exchange does not know the second one: no event can say so, a skipped number does.
    expect(service.snapshot()).toMatchObject({ state: 'live', openOrders: [] })
    const numbers = updates.map((update) => update.sequence)
    const gaps = numbers.filter((number, at) => at > 0 && number !== Number(numbers[at - 1]) + 1)
    expect(gaps).toHaveLength(1)
  })

  it('tries again when the exchange cannot be asked, and fails when the key is refused', async () => {
    const { session, rest, tell } = openDoors()
    rest.open = async () => LOST
    service.activate(session)
    tell().onReady()
    await settle()
    expect(service.snapshot()).toMatchObject({ state: 'loading', error: { reason: 'timeout' } })
    rest.open = async () => answered([])
    await clock.advance(500)
    expect(service.snapshot()).toMatchObject({ state: 'live', error: null })
    const no = { kind: 'unauthorised', code: '40037', message: 'Apikey does not exist' } as const
    tell().onRefused(no)
    expect(service.snapshot()).toMatchObject({ state: 'failed', error: no })
  })

  it('works for a key that may trade but not see balances', async () => {
    const { session, rest, tell } = openDoors()
    const no = refusedWith({ kind: 'unauthorised', code: '40014', message: 'no' }, true)
    rest.assets = async () => no
    rest.settings = async () => no
    service.activate(session)
    tell().onReady()
    await settle()
    expect(service.snapshot()).toMatchObject({ state: 'live', balances: null, settings: null })
  })

  it('closes the stream of the key set before, and no longer hears it', async () => {
    const one = openDoors('set-1')
    const two = openDoors('set-2')
    service.activate(one.session)
    const before = service.snapshot().sequence
    service.activate(two.session)
    expect(one.stream.closed).toBe(true)
    expect(service.snapshot().sequence).toBeGreaterThan(before + 1)
    one.tell().onOrders([anOrder()])
    service.mergeOrders('set-1', [anOrder()])
    expect(service.snapshot()).toMatchObject({ keySetId: 'set-2', openOrders: [] })
    service.activate(null)
    expect(service.snapshot()).toMatchObject({ state: 'no-key', keySetId: null })
  })

  it('answers with the settings as read after a change of leverage', async () => {
    const { session, rest } = openDoors()
    service.activate(session)
    const leverages = [
      { category: 'USDT-FUTURES', symbol: 'BTCUSDT', marginMode: 'crossed', leverage: '20' },
    ] as const
    rest.settings = async () => answered(someSettings({ leverages }))
    const result = await service.setLeverage({ category: 'USDT-FUTURES', symbol: 'BTCUSDT' }, '20')
    expect(result).toMatchObject({ ok: true, value: { leverages } })
    expect(updates.at(-1)?.settings?.leverages).toEqual(leverages)
  })
})
