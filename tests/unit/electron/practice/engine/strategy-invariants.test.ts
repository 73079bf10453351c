import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyUserEvent } from '../../../../../electron/practice/engine/apply-event.ts'
import type { Command } from '../../../../../electron/practice/engine/commands.ts'
import {
  durableEvents,
  EMPTY_SNAPSHOT,
} from '../../../../../electron/practice/engine/durability.ts'
import { createEngine } from '../../../../../electron/practice/engine/engine.ts'
import type { EngineEvent } from '../../../../../electron/practice/engine/events.ts'
import type { ExitRequest } from '../../../../../electron/practice/engine/order-commands.ts'
import type { Engine } from '../../../../../electron/practice/engine/queries.ts'
import type { StrategyRequest } from '../../../../../electron/practice/engine/strategy-commands.ts'
import { decimal, toText } from '../../../../../shared/domain/decimal.ts'
import {
  anOrder,
  aQuietEngine,
  BITCOIN_ONLY,
  PERPETUAL,
  START_MS,
} from '../../../../helpers/practice-scene.ts'
import { aStrategy, aTrigger } from '../../../../helpers/strategy-scene.ts'

const ACCOUNTS = ['anna', 'bert'] as const
type Made = (engine: Engine) => Command

const price = fc
  .integer({ min: 638_000, max: 642_000 })
  .map((tenths) => toText(decimal(String(tenths)).div(10)))
const quantity = fc
  .integer({ min: 1, max: 500 })
  .map((steps) => toText(decimal(String(steps)).div(10_000)))
const exit: fc.Arbitrary<ExitRequest> = fc.record({
  triggerPrice: price,
  triggerBy: fc.constantFrom('market' as const, 'mark' as const),
  orderType: fc.constantFrom('market' as const, 'market' as const, 'limit' as const),
  limitPrice: price,
})
const maybeExit = fc.option(exit, { nil: null })
const accountId = fc.constantFrom(...ACCOUNTS)
const side = fc.constantFrom('buy' as const, 'sell' as const)

const aMarketMove: fc.Arbitrary<Made> = fc.oneof(
  price.map(
    (at) => (): Command => ({
      kind: 'set-prices',
      atMs: START_MS,
      instrument: PERPETUAL,
      indexPrice: at,
      markPrice: at,
      fundingRate: '0.0001',
    }),
  ),
  fc.record({ side, price, quantity }).map(
    (fields) => (): Command => ({
      kind: 'place-order',
      atMs: START_MS,
      accountId: 'house',
      order: anOrder(fields),
    }),
  ),
)

const anOrderOf: fc.Arbitrary<Made> = fc
  .record({
    accountId,
    side,
    quantity,
    price,
    takeProfit: maybeExit,
    stopLoss: maybeExit,
    orderType: fc.constantFrom('limit' as const, 'market' as const),
  })
  .map(({ accountId: owner, ...fields }) => (): Command => {
    const order = anOrder({ ...fields })
    return { kind: 'place-order', atMs: START_MS, accountId: owner, order }
  })

const aStrategyOf: fc.Arbitrary<Made> = fc
  .record({
    accountId,
    positionSide: fc.constantFrom('long' as const, 'short' as const),
    mode: fc.constantFrom('full' as const, 'partial' as const),
    quantity,
    takeProfit: maybeExit,
    stopLoss: maybeExit,
  })
  .map(({ accountId: owner, ...fields }) => place(owner, aStrategy(fields)))

const aTriggerOf: fc.Arbitrary<Made> = fc
  .record({ accountId, side, quantity, trigger: exit, reduceOnly: fc.boolean() })
  .map(({ accountId: owner, ...fields }) =>
    place(owner, aTrigger(fields.trigger.triggerPrice, fields)),
  )

function place(owner: string, strategy: StrategyRequest): Made {
  return () => ({ kind: 'place-strategy', atMs: START_MS, accountId: owner, strategy })
}

const aChange: fc.Arbitrary<Made> = fc
  .record({ accountId, index: fc.nat(20), quantity, stopLoss: maybeExit, cancels: fc.boolean() })
  .map((fields) => (engine: Engine): Command => {
    const open = engine.openStrategies(fields.accountId)
    const orderId = open[fields.index % Math.max(open.length, 1)]?.orderId ?? '1'
    const common = { atMs: START_MS, accountId: fields.accountId }
    const name = { orderId, clientOid: null }
    if (fields.cancels) return { ...common, kind: 'cancel-strategy', name }
    const { quantity: changed, stopLoss } = fields
    return {
      ...common,
      kind: 'modify-strategy',
      name,
      quantity: changed,
      takeProfit: null,
      stopLoss,
      trigger: null,
    }
  })

const anything = fc.oneof(
  { weight: 6, arbitrary: aMarketMove },
  { weight: 3, arbitrary: anOrderOf },
  { weight: 3, arbitrary: aStrategyOf },
  { weight: 1, arbitrary: aTriggerOf },
  { weight: 1, arbitrary: aChange },
)

function started(): { readonly engine: Engine; readonly events: EngineEvent[] } {
  const engine = aQuietEngine()
  const balances = [{ coin: 'USDT', amount: '100000' }]
  const common = { kind: 'create-account', atMs: START_MS, balances } as const
  const events = ACCOUNTS.flatMap((name) => [
    ...engine.execute({ ...common, accountId: name, role: 'user' }).events,
  ])
  engine.execute({ ...common, accountId: 'house', role: 'house' })
  return { engine, events }
}

function exposure(engine: Engine, owner: string): string {
  const [position] = engine.positions(owner)
  return position === undefined ? '0' : `${position.side === 'long' ? '' : '-'}${position.size}`
}

describe('strategy orders, whatever happens', () => {
  it('guard only positions that are there', () => {
    let guards = 0
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 60 }), (commands) => {
        const { engine } = started()
        for (const command of commands) {
          engine.execute(command(engine))
          for (const owner of ACCOUNTS) {
            const sides = engine.positions(owner).map((position) => position.side)
            for (const strategy of engine.openStrategies(owner)) {
              if (strategy.strategyKind !== 'tpsl') continue
              guards += 1
              expect(sides).toContain(strategy.positionSide)
            }
          }
        }
      }),
      { numRuns: 100 },
    )
    expect(guards).toBeGreaterThan(0)
  })

  it('never leave a position larger or on the other side when exits alone act', () => {
    let fired = 0
    fc.assert(
      fc.property(
        side,
        fc.array(fc.oneof(aStrategyOf, aChange), { maxLength: 12 }),
        fc.array(aMarketMove, { maxLength: 50 }),
        (opening, strategies, moves) => {
          const { engine } = started()
          const quote = anOrder({
            side: opening === 'buy' ? 'sell' : 'buy',
            price: '64000',
            quantity: '0.05',
          })
          const order = anOrder({ side: opening, price: '64000', quantity: '0.05' })
          const common = { kind: 'place-order', atMs: START_MS } as const
          engine.execute({ ...common, accountId: 'house', order: quote })
          engine.execute({ ...common, accountId: 'anna', order })
          for (const command of [...strategies, ...moves]) {
            const before = decimal(exposure(engine, 'anna'))
            engine.execute(command(engine))
            const after = decimal(exposure(engine, 'anna'))
            expect(after.abs().lte(before.abs())).toBe(true)
            expect(after.times(before).gte(0)).toBe(true)
          }
          fired += engine
            .strategyHistory('anna')
            .filter(({ status }) => status === 'success').length
        },
      ),
      { numRuns: 150 },
    )
    expect(fired).toBeGreaterThan(0)
  })

  it('have no level left that the prices have reached', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 60 }), (commands) => {
        const { engine } = started()
        for (const command of commands) {
          engine.execute(command(engine))
          const ticker = engine.ticker(PERPETUAL)
          for (const { takeProfit, stopLoss, positionSide } of ACCOUNTS.flatMap((owner) =>
            engine.openStrategies(owner),
          )) {
            for (const [kind, waiting] of [
              ['takeProfit', takeProfit],
              ['stopLoss', stopLoss],
            ] as const) {
              if (waiting === null) continue
              const watched = waiting.triggerBy === 'mark' ? ticker?.markPrice : ticker?.lastPrice
              const isAbove = decimal(waiting.triggerPrice).gt(decimal(watched ?? '0'))
              const isBelow = decimal(waiting.triggerPrice).lt(decimal(watched ?? '0'))
              expect(
                (kind === 'takeProfit') === (positionSide === 'long') ? isAbove : isBelow,
              ).toBe(true)
            }
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  it('are the same after their events are replayed', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 60 }), (commands) => {
        const { engine, events } = started()
        for (const command of commands) events.push(...engine.execute(command(engine)).events)
        const replayed = durableEvents(events).reduce(applyUserEvent, EMPTY_SNAPSHOT)
        const restored = createEngine({
          instruments: BITCOIN_ONLY,
          startAtMs: START_MS,
          seed: 1,
          restored: { ...replayed, prices: engine.snapshot().prices },
        })
        for (const owner of ACCOUNTS) {
          expect(restored.openStrategies(owner)).toEqual(engine.openStrategies(owner))
          expect(restored.strategyHistory(owner)).toEqual(engine.strategyHistory(owner))
          expect(restored.openOrders(owner)).toEqual(engine.openOrders(owner))
        }
      }),
      { numRuns: 80 },
    )
  })
})
