import { describe, expect, it } from 'vitest'
import {
  createOrderGuards,
  type OrderGuardPorts,
} from '../../../../../electron/desk/guards/order-guards.ts'
import type { GuardLimits } from '../../../../../shared/domain/guards.ts'
import type { Book } from '../../../../../shared/domain/market.ts'
import type { AccountSnapshot } from '../../../../../shared/ipc/contract.ts'
import { aChange, aDraft, anOrder, aPerpetual, aPosition } from '../../../../helpers/builders.ts'
import { aTicker, limitsOf, OPEN_GATES, THIN_BOOK } from '../../../../helpers/guard-builders.ts'
import {
  anExit,
  aStrategyOrder,
  aTpslDraft,
  aTriggerDraft,
} from '../../../../helpers/strategy-builders.ts'

const live: AccountSnapshot = {
  ...{ sequence: 1, state: 'live', keySetId: 'set-1', error: null, balances: null },
  ...{ positions: [aPosition()], openOrders: [], strategyOrders: [], adlRanks: [], fills: [] },
  ...{ pendingOrders: [], settings: null },
}

function open(limits: GuardLimits, room = 0, isWatched = true) {
  const seen = { commands: [] as string[] }
  const ports: OrderGuardPorts = {
    market: {
      instrument: (key) => (key.symbol === 'BTCUSDT' ? aPerpetual() : null),
      watchedFigures: () => (isWatched ? { state: 'live', ticker: aTicker('60000') } : null),
      watchedBook: (): Book | null => (isWatched ? THIN_BOOK : null),
      socket: () => ({ state: 'live', silentForMs: 0, reconnects: 0, url: '' }),
    },
    account: () => live,
    activeKeySet: () => null,
    limits: () => limits,
    gates: () => OPEN_GATES,
    room: (command) => {
      seen.commands.push(command)
      return { waitMs: room, limit: 10 }
    },
  }
  return { seen, guards: createOrderGuards(ports) }
}

const reason = (value: string) => ({ kind: 'invalid', reason: value })
const market = aDraft({ orderType: 'market', price: null, quantity: '0.2' })

describe('the guards in main', () => {
  it('judge by the book and prices of main', () => {
    const { guards } = open(limitsOf({ priceBand: '5', slippage: '0.04' }))
    expect(guards.orders([aDraft({ price: '70000' })], 'place-order')).toMatchObject(
      reason('guard-price-band'),
    )
    expect(guards.orders([market], 'place-order')).toMatchObject(reason('guard-slippage'))
    expect(guards.orders([aDraft()], 'place-order')).toBeNull()
  })

  it('refuse to move the price of what they do not know the size of', () => {
    const { guards } = open(limitsOf({}))
    const sizeless = anOrder({ quantity: null, quoteAmount: '100' })
    const item = (change: Parameters<typeof aChange>[0]) => ({
      ...{ order: sizeless, change: aChange(change) },
    })
    const unchecked = { ...reason('required'), field: 'quantity' }
    expect(guards.changes([item({ price: '60001' })], 'modify-order')).toMatchObject(unchecked)
    const two = [{ order: anOrder(), change: aChange({ price: '1' }) }, item({ price: '60001' })]
    expect(guards.changes(two, 'batch-modify-order')).toMatchObject({
      ...unchecked,
      values: { item: '2' },
    })
    // Away from the market it adds nothing.
    expect(guards.changes([item({ price: '59999' })], 'modify-order')).toBeNull()
    const trigger = aStrategyOrder({
      ...{ kind: 'trigger', mode: null, side: 'buy', positionSide: null, reduceOnly: false },
      ...{ quantity: null, takeProfit: null, trigger: anExit('61000') },
    })
    const none = { quantity: null, trigger: null, takeProfit: null, stopLoss: null }
    const moved = { ...none, trigger: anExit('62000') }
    expect(guards.strategyChange(trigger, moved)).toMatchObject(unchecked)
    expect(guards.strategyChange(trigger, none)).toBeNull()
  })

  it('refuse what nobody watches, for there is nothing to judge it by', () => {
    const { guards } = open(limitsOf({ priceBand: '5', slippage: '1' }), 0, false)
    const unchecked = reason('guard-unchecked')
    expect(guards.orders([aDraft()], 'place-order')).toMatchObject(unchecked)
    expect(guards.orders([market], 'place-order')).toMatchObject(unchecked)
    const closing = { ...market, side: 'sell', reduceOnly: true } as const
    expect(guards.orders([closing], 'place-order')).toBeNull()
  })

  it('name the place of the order in a batch', () => {
    const { guards } = open(limitsOf({ notional: '1000' }))
    const drafts = [aDraft(), aDraft({ quantity: '0.1' })]
    expect(guards.orders(drafts, 'place-batch')).toMatchObject({ values: { item: '2' } })
  })

  it('judge a change by the order that it leaves, and let less risk pass', () => {
    const { guards } = open(limitsOf({ notional: '1000' }), 200)
    const grows = { order: anOrder(), change: aChange({ quantity: '0.1' }) }
    const shrinks = { order: anOrder(), change: aChange({ quantity: '0.005' }) }
    expect(guards.changes([grows], 'modify-order')).toMatchObject(reason('guard-notional'))
    expect(guards.changes([shrinks], 'modify-order')).toBeNull()
    expect(guards.changes([shrinks, grows], 'batch-modify-order')).toMatchObject({
      values: { item: '2' },
    })
  })

  it('judge what a trigger sends at market by the book of main', () => {
    const at = {
      side: 'buy',
      quantity: '0.2',
      trigger: anExit('60001', { orderType: 'market' }),
    } as const
    const watched = open(limitsOf({ slippage: '0.04' })).guards
    expect(watched.strategy(aTriggerDraft(at))).toMatchObject(reason('guard-slippage'))
    const unwatched = open(limitsOf({ slippage: '0.04' }), 0, false).guards
    expect(unwatched.strategy(aTriggerDraft(at))).toMatchObject(reason('guard-unchecked'))
  })

  it('judge triggers, and let exits of a position pass', () => {
    const { guards } = open(limitsOf({ notional: '700' }), 200)
    expect(guards.strategy(aTriggerDraft({ quantity: '1' }))).toMatchObject(
      reason('guard-notional'),
    )
    expect(guards.strategy(aTpslDraft())).toBeNull()
    const change = { takeProfit: anExit('64000'), stopLoss: null, trigger: null, quantity: null }
    expect(guards.strategyChange(aStrategyOrder(), change)).toBeNull()
    const waiting = aStrategyOrder({
      ...{ kind: 'trigger', mode: null, side: 'buy', positionSide: null, reduceOnly: false },
      ...{ takeProfit: null, trigger: anExit('61000') },
    })
    const grown = { ...change, takeProfit: null, quantity: '1' }
    expect(guards.strategyChange(waiting, grown)).toMatchObject(reason('guard-notional'))
  })
})

describe('the rate', () => {
  const off = limitsOf({})
  it('of each way is its own, and tells when the next one fits', () => {
    const { guards, seen } = open(off, 350.2)
    const refusal = { reason: 'guard-rate', values: { limit: '10', waitMs: '351' } }
    const change = aChange({ quantity: '0.1' })
    expect(guards.orders([aDraft()], 'place-order')).toMatchObject(refusal)
    expect(guards.orders([aDraft()], 'place-batch')).toMatchObject(refusal)
    expect(guards.changes([{ order: anOrder(), change }], 'modify-order')).toMatchObject(refusal)
    expect(guards.strategy(aTriggerDraft())).toMatchObject(refusal)
    expect(seen.commands).toEqual([
      ...['place-order', 'place-batch', 'modify-order', 'place-strategy-order'],
    ])
  })

  it('does not hold back what only reduces', () => {
    const { guards } = open(off, 350)
    expect(guards.orders([aDraft({ side: 'sell', reduceOnly: true })], 'place-order')).toBeNull()
    expect(guards.strategy(aTriggerDraft({ reduceOnly: true }))).toBeNull()
  })
})
