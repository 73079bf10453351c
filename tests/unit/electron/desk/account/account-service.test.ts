import { beforeEach, describe, expect, it } from 'vitest'
import { AccountService } from '../../../../../electron/desk/account/account-service.ts'
import type { AccountListener, Answer } from '../../../../../electron/desk/ports.ts'
import type { Order } from '../../../../../shared/domain/order.ts'
import { type Deleveraging, positionKey } from '../../../../../shared/domain/position.ts'
import type { StrategyOrder } from '../../../../../shared/domain/strategy-order.ts'
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
  SAID_NO,
} from '../../../../helpers/fake-private-rest.ts'
import { HandClock, settle } from '../../../../helpers/hand-clock.ts'
import { aStrategyOrder } from '../../../../helpers/strategy-builders.ts'

let clock: HandClock
let updates: AccountUpdate[]
let heard: Order[]
let heardStrategies: StrategyOrder[]
let deleveraged: Deleveraging[]
let service: AccountService

beforeEach(() => {
  clock = new HandClock()
  updates = []
  heard = []
  heardStrategies = []
  deleveraged = []
  const emit: Emit = (name, payload) => {
    // The service emits this one event, whose payload is an AccountUpdate.
    if (name === 'account.changed') updates.push(payload as AccountUpdate)
  }
  service = new AccountService({
    emit,
    schedule: clock.schedule,
    onSocket: () => undefined,
    onOrders: (orders) => heard.push(...orders),
    onStrategies: (orders) => heardStrategies.push(...orders),
    onDeleveraged: (events) => deleveraged.push(...events),
  })
})

/** One key set's doors, with the stream in the test's hands. */
function openDoors(keySetId = 'set-1') {
  const rest = new FakePrivateRest()
  rest.assets = async () => answered(someBalances({ USDT: '100' }))
  rest.openStrategies = async () => answered([])
  rest.adlRanks = async () => answered([])
  const listeners: AccountListener[] = []
  const stream = { closed: false, woken: 0 }
  const doors = {
    rest,
    openAccountStream: (listener: AccountListener) => {
      listeners.push(listener)
      return {
        entry: rest,
        view: () => ({ state: 'live', silentForMs: 0, reconnects: 0, url: 'ws://x' }) as const,
        wake: () => {
          stream.woken += 1
        },
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
    rest.held = async (category) => answered(category === 'USDT-FUTURES' ? [aPosition()] : [])
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
    rest.held = async (category) => answered(category === 'USDT-FUTURES' ? [aPosition()] : [])
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

  it('keeps settings that were changed during the reading', async () => {
    const { session, rest, tell } = openDoors()
    let answer: (value: Answer<ReadonlyArray<Order>>) => void = () => undefined
    rest.open = () =>
      new Promise((resolve) => {
        answer = resolve
      })
    rest.settings = async () => answered(someSettings({ holdMode: 'hedge_mode' }))
    service.activate(session)
    tell().onReady()
    await settle()
    const changed = someSettings({ holdMode: 'one_way_mode' })
    service.takeSettings(rest, changed)
    answer(answered([]))
    await settle()
    expect(service.snapshot()).toMatchObject({ state: 'live', settings: changed })
  })

  it('keeps every row on show through a forced disconnect, until the new reading says otherwise', async () => {
    const { session, rest, tell } = openDoors()
    rest.open = async () => answered([anOrder()])
    rest.held = async (category) => answered(category === 'USDT-FUTURES' ? [aPosition()] : [])
    rest.fills = async () => answered({ rows: [aFill()], cursor: null })
    service.activate(session)
    tell().onReady()
    await settle()
    const rows = () => {
      const { state, sequence, ...shown } = service.snapshot()
      return shown
    }
    const before = rows()
    updates.length = 0
    tell().onStale()
    expect(rows()).toEqual(before)
    let answer: (value: Answer<ReadonlyArray<Order>>) => void = () => undefined
    rest.open = () =>
      new Promise((resolve) => {
        answer = resolve
      })
    tell().onReady()
    await settle()
    expect(rows()).toEqual(before)
    tell().onFills([aFill({ fillId: '101', atMs: 9000 })])
    answer(answered([anOrder()]))
    await settle()
    expect(rows()).toMatchObject({ ...before, fills: [{ fillId: '101' }, { fillId: '100' }] })
    const emptied = updates.filter(({ positions, balances }) => {
      return positions?.length === 0 || balances?.coins.length === 0
    })
    expect(emptied).toEqual([])
    const steps = updates.map(({ sequence }, at) => sequence - at)
    expect(new Set(steps).size).toBe(1)
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

  it('takes no later order of its name for one that ended unheard', async () => {
    const { session, rest, tell } = openDoors()
    rest.open = async () => answered([anOrder()])
    service.activate(session)
    tell().onReady()
    await settle()
    tell().onStale()
    rest.open = async () => answered([])
    rest.orders.set('kd-1', anOrder({ orderId: '2', status: 'filled', updatedAtMs: 5000 }))
    const before = service.snapshot().sequence
    tell().onReady()
    await settle()
    expect(service.snapshot()).toMatchObject({ state: 'live', openOrders: [] })
    const told = updates.filter((update) => update.sequence > before)
    expect(told.flatMap((update) => update.orders ?? [])).toEqual([])
  })

  it('asks again for an order that ended unheard when that question is lost', async () => {
    const { session, rest, tell } = openDoors()
    rest.open = async () => answered([anOrder()])
    service.activate(session)
    tell().onReady()
    await settle()
    tell().onStale()
    rest.open = async () => answered([])
    const find = rest.find
    rest.find = async () => LOST
    tell().onReady()
    await settle()
    expect(service.snapshot().openOrders).toHaveLength(1)
    rest.find = find
    rest.orders.set('kd-1', anOrder({ status: 'cancelled', updatedAtMs: 5000 }))
    await clock.advance(500)
    expect(service.snapshot().openOrders).toEqual([])
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

  it.each(['open', 'assets', 'settings', 'fills'] as const)(
    'reads again when only the timestamp of %s had expired',
    async (part) => {
      const { session, rest, tell } = openDoors()
      const good = rest[part]
      const no = { kind: 'unauthorised', code: '40008', message: 'expired' } as const
      rest[part] = async () => refusedWith(no, true)
      service.activate(session)
      tell().onReady()
      await settle()
      expect(service.snapshot()).toMatchObject({ state: 'loading', error: no })
      rest[part] = good as never
      await clock.advance(500)
      expect(service.snapshot()).toMatchObject({ state: 'live', error: null })
      expect(service.snapshot().balances).not.toBeNull()
    },
  )

  it('reads everything again each minute, because nobody can tell that a push was lost', async () => {
    const { session, rest, tell } = openDoors()
    service.activate(session)
    tell().onReady()
    await settle()
    // An order that the stream never told of.
    rest.open = async () => answered([anOrder()])
    await clock.advance(59_999)
    expect(service.openOrders()).toEqual([])
    await clock.advance(1)
    expect(service.openOrders()).toHaveLength(1)
    expect(service.snapshot().state).toBe('live')
    // One such reading that gets lost is tried again, and what is shown stays good.
    rest.open = async () => LOST
    await clock.advance(60_000)
    expect(service.snapshot()).toMatchObject({ state: 'live', error: null })
    rest.open = async () => answered([])
    rest.orders.set('kd-1', anOrder({ status: 'cancelled', updatedAtMs: 9000 }))
    await clock.advance(500)
    expect(service.openOrders()).toEqual([])
    service.activate(null)
    expect(clock.waiting).toBe(0)
  })

  it('does not stay failed because the exchange refused one reading', async () => {
    const { session, rest, tell } = openDoors()
    const no = { kind: 'unauthorised', code: '40099', message: 'not here' } as const
    rest.open = async () => refusedWith(no, true)
    service.activate(session)
    tell().onReady()
    await settle()
    expect(service.snapshot()).toMatchObject({ state: 'failed', error: no })
    rest.open = async () => answered([])
    await clock.advance(60_000)
    expect(service.snapshot()).toMatchObject({ state: 'live', error: null })
  })

  it('connects anew and reads everything again after the machine slept', async () => {
    const { session, rest, stream, tell } = openDoors()
    service.activate(session)
    tell().onReady()
    await settle()
    rest.open = async () => answered([anOrder()])
    service.wake()
    expect(stream.woken).toBe(1)
    await settle()
    expect(service.openOrders()).toHaveLength(1)
  })

  it('reads nothing more after the exchange refused the login', async () => {
    const { session, tell } = openDoors()
    const no = { kind: 'unauthorised', code: '30011', message: 'Invalid ACCESS_KEY' } as const
    service.activate(session)
    tell().onReady()
    await settle()
    tell().onRefused(no)
    await clock.advance(600_000)
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

  it('holds positions and strategy orders of every product line, and merges what is pushed', async () => {
    const { session, rest, tell } = openDoors()
    rest.held = async (category) => answered([aPosition({ category, symbol: `X${category}` })])
    rest.openStrategies = async (category) =>
      category === 'SPOT' ? SAID_NO : answered([aStrategyOrder({ category, orderId: category })])
    service.activate(session)
    tell().onReady()
    await settle()
    const snapshot = service.snapshot()
    expect(snapshot.state).toBe('live')
    expect(snapshot.positions.map((row) => row.category)).toEqual([
      'USDT-FUTURES',
      'USDC-FUTURES',
      'COIN-FUTURES',
    ])
    // Spot, whose strategy orders this exchange does not list, has none.
    expect(snapshot.strategyOrders.map((row) => row.category).sort()).toEqual([
      'COIN-FUTURES',
      'MARGIN',
      'USDC-FUTURES',
      'USDT-FUTURES',
    ])
    expect(heardStrategies).toHaveLength(4)
    tell().onStrategies([
      aStrategyOrder({ orderId: 'MARGIN', status: 'success', updatedAtMs: 2000 }),
      aStrategyOrder({ orderId: 'fresh', createdAtMs: 9000 }),
    ])
    expect(updates.at(-1)?.strategyOrders?.[0]?.orderId).toBe('fresh')
    expect(updates.at(-1)?.strategyOrders).toHaveLength(4)
    const count = updates.length
    tell().onStrategies([aStrategyOrder({ orderId: 'MARGIN', updatedAtMs: 3000 })])
    expect(updates).toHaveLength(count)
  })

  it('is not read while strategy orders of futures cannot be', async () => {
    const { session, rest, tell } = openDoors()
    rest.openStrategies = async (category) => (category === 'COIN-FUTURES' ? LOST : answered([]))
    service.activate(session)
    tell().onReady()
    await settle()
    expect(service.snapshot()).toMatchObject({ state: 'loading', error: { reason: 'timeout' } })
  })

  it('tells what was deleveraged of the key set in use alone', () => {
    const { session, tell } = openDoors()
    service.activate(session)
    const event: Deleveraging = {
      ...{ symbol: 'BTCUSDT', side: 'long', price: '64000.1', amount: '150.4' },
      atMs: 1790000005000,
    }
    tell().onDeleveraged([event])
    service.activate(null)
    tell().onDeleveraged([event])
    expect(deleveraged).toEqual([event])
  })

  it('asks for deleveraging ranks every 15 seconds while a position is open', async () => {
    const { session, rest, tell } = openDoors()
    const rank = { symbol: 'BTCUSDT', side: 'long', marginCoin: 'USDT', rank: '0.4872' } as const
    let asked = 0
    rest.adlRanks = async () => {
      asked += 1
      return answered([rank])
    }
    service.activate(session)
    tell().onReady()
    await settle()
    expect(asked).toBe(0)
    tell().onPositions([aPosition()], 'snapshot', [])
    tell().onPositions([aPosition({ size: '1', updatedAtMs: 2000 })], 'update', [])
    await settle()
    expect(asked).toBe(1)
    expect(service.snapshot().adlRanks).toEqual([rank])
    await clock.advance(45_000)
    expect(asked).toBe(4)
    tell().onPositions([], 'update', [positionKey(aPosition())])
    expect(service.snapshot().adlRanks).toEqual([])
    await clock.advance(60_000)
    expect(asked).toBe(4)
    // The next reading of everything is all that waits.
    expect(clock.waiting).toBe(1)
  })

  it('stops asking for ranks with a key that may not, and with the key set before', async () => {
    const { session, rest, tell } = openDoors()
    let asked = 0
    rest.adlRanks = async () => {
      asked += 1
      return refusedWith({ kind: 'unauthorised', code: '40014', message: 'no' }, true)
    }
    service.activate(session)
    tell().onPositions([aPosition()], 'snapshot', [])
    await settle()
    await clock.advance(60_000)
    expect(asked).toBe(1)
    service.activate(null)
    expect(clock.waiting).toBe(0)
  })

  it('lends the socket of a key set to nobody else', () => {
    const { session } = openDoors('set-1')
    expect(service.socketEntry('set-1')).toBeNull()
    service.activate(session)
    expect(service.socketEntry('set-1')).not.toBeNull()
    expect(service.socketEntry('set-2')).toBeNull()
  })
})
