import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyUserEvent } from '../../../../../electron/practice/engine/apply-event.ts'
import {
  durableEvents,
  EMPTY_SNAPSHOT,
} from '../../../../../electron/practice/engine/durability.ts'
import type { EngineEvent } from '../../../../../electron/practice/engine/events.ts'
import { explain } from '../../../../../electron/practice/engine/explain.ts'
import { newState } from '../../../../../electron/practice/engine/new-state.ts'
import { runCommand } from '../../../../../electron/practice/engine/run-command.ts'
import type { EngineState } from '../../../../../electron/practice/engine/state.ts'
import { takeSnapshot } from '../../../../../electron/practice/engine/views.ts'
import { instrumentId } from '../../../../../shared/domain/instrument.ts'
import {
  BITCOIN_EVERYWHERE,
  brokenBooks,
  type MadeCommand,
  OPENING,
  ownedBy,
  sortedAccounts,
} from '../../../../helpers/engine-commands.ts'
import { START_MS } from '../../../../helpers/practice-scene.ts'
import { anyStrategyCommand } from '../../../../helpers/strategy-commands.ts'

// As all-products.test.ts, with exits and triggers among the commands.

const sequences = fc.array(anyStrategyCommand, { minLength: 60, maxLength: 140, size: 'max' })

function play(
  commands: ReadonlyArray<MadeCommand>,
  look: (state: EngineState, events: ReadonlyArray<EngineEvent>) => void,
): EngineState {
  const state = newState(BITCOIN_EVERYWHERE, START_MS, 1, undefined, 1)
  for (const command of OPENING) look(state, runCommand(state, command).events)
  for (const command of commands) {
    look(state, runCommand(state, command(state, state.nowMs + 1000)).events)
  }
  return state
}

const everybody = (state: EngineState) => [...state.accounts.values()]

test('every exit that waits has its position, in every product line and hold mode', () => {
  const fired = new Set<string>()
  fc.assert(
    fc.property(sequences, (commands) => {
      play(commands, (state, events) => {
        for (const event of events) {
          if (event.kind !== 'strategy-changed' || event.strategy.status !== 'success') continue
          fired.add(`${event.strategy.strategyKind} ${event.strategy.category}`)
        }
        for (const { strategies, positions } of everybody(state)) {
          const held = new Set(
            [...positions.values()].map(({ market, side }) => `${market.id} ${side}`),
          )
          for (const strategy of strategies.values()) {
            if (strategy.strategyKind === 'trigger') continue
            expect(held).toContain(`${instrumentId(strategy)} ${strategy.positionSide}`)
          }
        }
      })
    }),
    { numRuns: 150 },
  )
  expect([...fired].sort()).toEqual([
    'tpsl COIN-FUTURES',
    'tpsl USDC-FUTURES',
    'tpsl USDT-FUTURES',
    'trigger COIN-FUTURES',
    'trigger MARGIN',
    'trigger SPOT',
    'trigger USDC-FUTURES',
    'trigger USDT-FUTURES',
  ])
})

test('an exit never opens: what it sends only ever makes its position smaller', () => {
  fc.assert(
    fc.property(sequences, (commands) => {
      const exits = new Map<string, string | null>()
      play(commands, (_state, events) => {
        for (const event of events) {
          if (event.kind !== 'order-changed' || !isExit(event.order.delegateType)) continue
          exits.set(event.order.orderId, event.order.side === 'sell' ? 'long' : 'short')
        }
        for (const event of events) {
          if (event.kind !== 'fill' || !exits.has(event.fill.orderId)) continue
          expect(event.fill.positionSide).toBe(exits.get(event.fill.orderId))
          expect(event.fill.tradeSide).toMatch(/^(close_|buy_single|sell_single)/)
        }
      })
    }),
    { numRuns: 100 },
  )
})

test('as many contracts are long as short, no book is broken, and every order has its why', () => {
  fc.assert(
    fc.property(sequences, (commands) => {
      const state = play(commands, () => undefined)
      expect(brokenBooks(state)).toEqual([])
      for (const market of state.markets.values()) {
        let net = 0n
        for (const { positions } of everybody(state)) {
          for (const position of positions.values()) {
            if (position.market !== market) continue
            net += position.side === 'long' ? position.size : -position.size
          }
        }
        expect(net).toBe(0n)
      }
      for (const account of everybody(state)) {
        const ids = [
          ...account.open.keys(),
          ...account.history.keys(),
          ...account.strategies.keys(),
          ...account.strategyHistory.keys(),
        ]
        if (account.role === 'house') continue
        for (const id of ids) expect(explain(state, account, id)?.orderId).toBe(id)
      }
    }),
    { numRuns: 100 },
  )
})

test('replaying the private events gives the same accounts', () => {
  fc.assert(
    fc.property(sequences, (commands) => {
      const events: EngineEvent[] = []
      const state = play(commands, (_state, told) => events.push(...told))
      const replayed = durableEvents(events).reduce(applyUserEvent, EMPTY_SNAPSHOT)
      const restored = { ...replayed, prices: takeSnapshot(state).prices }
      const again = newState(BITCOIN_EVERYWHERE, state.nowMs, 1, restored, 1)
      const strategiesOf = (one: EngineState) =>
        sortedAccounts(takeSnapshot(one).accounts).map(
          ({ strategies, strategyHistory, countdownAtMs, openOrders, orderHistory }) => ({
            strategies,
            strategyHistory,
            countdownAtMs,
            openOrders,
            orderHistory,
          }),
        )
      expect(ownedBy(again).length).toBe(ownedBy(state).length)
      expect(strategiesOf(again)).toEqual(strategiesOf(state))
    }),
    { numRuns: 60 },
  )
})

function isExit(delegateType: string): boolean {
  return delegateType.startsWith('stop_')
}
