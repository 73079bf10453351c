import { describe, expect, it } from 'vitest'
import { type AccountStore, createAccountStore } from '../../../../renderer/stores/account-store.ts'
import { succeed } from '../../../../shared/domain/error.ts'
import type { AccountSnapshot, AccountUpdate } from '../../../../shared/ipc/contract.ts'
import { aFill, anOrder, someBalances } from '../../../helpers/builders.ts'
import { FakeDeskPorts } from '../../../helpers/fake-desk-ports.ts'
import { aStrategyOrder } from '../../../helpers/fake-positions.ts'
import { waitUntil } from '../../../helpers/wait-until.ts'

const snapshot = (sequence: number, changes: Partial<AccountSnapshot> = {}): AccountSnapshot => ({
  sequence,
  state: 'live',
  keySetId: 'key-1',
  error: null,
  balances: null,
  positions: [],
  openOrders: [],
  fills: [],
  strategyOrders: [],
  adlRanks: [],
  pendingOrders: [],
  settings: null,
  ...changes,
})
const update = (sequence: number, changes: Partial<AccountUpdate> = {}): AccountUpdate => ({
  sequence,
  keySetId: 'key-1',
  ...changes,
})

async function reading(desk: FakeDeskPorts, first = snapshot(3)): Promise<AccountStore> {
  desk.answer('account.read', async () => succeed(first))
  const account = createAccountStore(desk)
  account.read()
  await waitUntil('the account', () => {
    desk.frame()
    return account.store.getState().keySetId !== null
  })
  return account
}

describe('the account store', () => {
  it('moves an order that ends from the open orders to the ended ones', async () => {
    const desk = new FakeDeskPorts()
    const account = await reading(desk)
    desk.send('account.changed', update(4, { orders: [anOrder({ orderId: 'a' })] }))
    desk.frame()
    expect(account.store.getState().openOrders.map(({ orderId }) => orderId)).toEqual(['a'])
    const ended = anOrder({ orderId: 'a', status: 'cancelled' })
    desk.send('account.changed', update(5, { orders: [ended] }))
    desk.frame()
    expect(account.store.getState().openOrders).toEqual([])
    expect(account.store.getState().endedOrders).toEqual([ended])
  })

  it('loses no fill and shows none twice across a gap', async () => {
    const desk = new FakeDeskPorts()
    const account = await reading(desk)
    desk.send('account.changed', update(4, { fills: [aFill({ fillId: '1', atMs: 1 })] }))
    desk.answer('account.read', async () =>
      succeed(
        snapshot(9, { fills: [aFill({ fillId: '2', atMs: 2 }), aFill({ fillId: '1', atMs: 1 })] }),
      ),
    )
    desk.send('account.changed', update(7, { fills: [aFill({ fillId: '2', atMs: 2 })] }))
    await waitUntil('the second answer', () => {
      desk.frame()
      return account.store.getState().sequence === 9
    })
    expect(account.store.getState().fills.map(({ fillId }) => fillId)).toEqual(['2', '1'])
  })

  it('replaces strategy orders and ADL ranks as a whole, the newest strategy first', async () => {
    const desk = new FakeDeskPorts()
    const account = await reading(desk, snapshot(3, { strategyOrders: [aStrategyOrder()] }))
    const ranks = [{ symbol: 'BTCUSDT', side: 'long', marginCoin: 'USDT', rank: '0.4' }] as const
    const strategyOrders = [
      aStrategyOrder({ orderId: 's-2', createdAtMs: 2 }),
      aStrategyOrder({ orderId: 's-3', createdAtMs: 3 }),
    ]
    desk.send('account.changed', update(4, { strategyOrders, adlRanks: ranks }))
    desk.frame()
    const shown = () => account.store.getState().strategyOrders.map(({ orderId }) => orderId)
    expect(shown()).toEqual(['s-3', 's-2'])
    expect(account.store.getState().adlRanks).toEqual(ranks)
    desk.send('account.changed', update(5, { balances: someBalances({ USDT: '1' }) }))
    desk.frame()
    expect(shown()).toEqual(['s-3', 's-2'])
  })

  it('reads everything anew for another key set and forgets the first', async () => {
    const desk = new FakeDeskPorts()
    const account = await reading(desk, snapshot(3, { fills: [aFill()] }))
    desk.answer('account.read', async () => succeed(snapshot(1, { keySetId: 'key-2' })))
    desk.send('account.changed', update(1, { keySetId: 'key-2' }))
    await waitUntil('the other account', () => {
      desk.frame()
      return account.store.getState().keySetId === 'key-2'
    })
    expect(account.store.getState().fills).toEqual([])
  })
})
