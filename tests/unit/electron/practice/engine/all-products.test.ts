import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyUserEvent } from '../../../../../electron/practice/engine/apply-event.ts'
import {
  durableEvents,
  EMPTY_SNAPSHOT,
} from '../../../../../electron/practice/engine/durability.ts'
import type { EngineEvent } from '../../../../../electron/practice/engine/events.ts'
import { fixed, fixedText } from '../../../../../electron/practice/engine/fixed.ts'
import { newState } from '../../../../../electron/practice/engine/new-state.ts'
import type { Outcome } from '../../../../../electron/practice/engine/queries.ts'
import { accountRecord } from '../../../../../electron/practice/engine/record-of.ts'
import { runCommand } from '../../../../../electron/practice/engine/run-command.ts'
import type { Account, EngineState } from '../../../../../electron/practice/engine/state.ts'
import { openPositions } from '../../../../../electron/practice/engine/views.ts'
import {
  anyCommand,
  BITCOIN_EVERYWHERE,
  brokenBooks,
  type MadeCommand,
  OPENING,
  ownedBy,
  STARTING_COINS,
  sortedAccounts,
  TRADERS,
} from '../../../../helpers/engine-commands.ts'
import { START_MS } from '../../../../helpers/practice-scene.ts'

// Without a made-up past: its candles would cost far more than the commands. Sequences are long, or
// hardly anything would come to trade.
const sequences = fc.array(anyCommand, { minLength: 60, maxLength: 160, size: 'max' })

function started(): EngineState {
  const state = newState(BITCOIN_EVERYWHERE, START_MS, 1, undefined, 1)
  for (const command of OPENING) runCommand(state, command)
  return state
}

type Look = (state: EngineState, outcome: Outcome, made: ReturnType<MadeCommand>) => void

function play(commands: ReadonlyArray<MadeCommand>, look: Look | null): EngineState {
  const state = started()
  for (const command of commands) {
    const made = command(state, state.nowMs + 1000)
    const outcome = runCommand(state, made)
    look?.(state, outcome, made)
  }
  return state
}

/** Plays any commands; looks after each of them, or at the end. */
function check(numRuns: number, look: Look | null, atEnd?: (state: EngineState) => void): void {
  fc.assert(
    fc.property(sequences, (commands) => {
      const state = play(commands, look)
      atEnd?.(state)
    }),
    { numRuns },
  )
}

function everybody(state: EngineState): ReadonlyArray<Account> {
  return [...state.accounts.values()]
}

/** Everything of one coin that is anywhere: what is open counts at what it cost. */
function totalOf(state: EngineState, coin: string): bigint {
  let total = state.fees.get(coin) ?? 0n
  for (const account of everybody(state)) {
    total += (account.balances.get(coin) ?? 0n) + (account.funding.get(coin) ?? 0n)
    for (const { market, side, entryValue, isolatedMargin } of account.positions.values()) {
      if (market.settle !== coin) continue
      // Unrealised profit less what only the price makes of it, which both sides have alike.
      const isOwed = (side === 'long') !== market.isInverse
      total += isolatedMargin + (isOwed ? -entryValue : entryValue)
    }
  }
  return total
}

test('every coin is conserved, to the last digit, whatever happens', () => {
  check(80, null, (state) => {
    for (const [coin, amount] of Object.entries(STARTING_COINS)) {
      expect(fixedText(totalOf(state, coin))).toBe(fixedText(fixed(amount) * 3n))
    }
  })
})

test('as many contracts are long as short, and that is what the open interest grew by', () => {
  const before = new Map([...started().markets].map(([id, market]) => [id, market.openInterest]))
  check(60, null, (state) => {
    for (const market of state.markets.values()) {
      const held = everybody(state)
        .flatMap(({ positions }) => [...positions.values()])
        .filter((position) => position.market === market)
      const sum = (side: string) =>
        held.filter((row) => row.side === side).reduce((total, row) => total + row.size, 0n)
      expect(sum('long')).toBe(sum('short'))
      expect(market.openInterest - (before.get(market.id) ?? 0n)).toBe(sum('long'))
    }
  })
})

test('nothing shown as available, locked, frozen or in the funding account is below zero', () => {
  check(50, (state) => {
    expect(brokenBooks(state)).toEqual([])
    for (const id of TRADERS) {
      const account = state.accounts.get(id)
      if (account === undefined) throw new Error('an account is gone')
      const shown = [
        ...accountRecord(state, account).coins.flatMap((row) => [row.available, row.locked]),
        ...openPositions(state, account).flatMap((row) => [row.available, row.frozen, row.size]),
        ...[...account.funding.values()].map(fixedText),
      ]
      expect(shown.filter((text) => text.startsWith('-'))).toEqual([])
    }
  })
})

test('a refused command changes nothing and tells nothing', () => {
  fc.assert(
    fc.property(sequences, (commands) => {
      const state = started()
      for (const command of commands) {
        const made = command(state, state.nowMs + 1000)
        const before = JSON.stringify(ownedBy(state))
        const outcome = runCommand(state, made)
        const mayCancel = made.kind === 'modify-order' && made.autoCancel
        if (outcome.refusal === null || mayCancel) continue
        expect(outcome.events).toEqual([])
        expect(JSON.stringify(ownedBy(state))).toBe(before)
      }
    }),
    { numRuns: 40 },
  )
})

test('the ledger of an account adds up to its balances', () => {
  check(60, null, (state) => {
    for (const id of TRADERS) {
      const account = state.accounts.get(id)
      if (account === undefined || account.ledger.length === 0) continue
      for (const [coin, balance] of account.balances) {
        const rows = account.ledger.filter((row) => row.coin === coin)
        expect(rows.at(-1)?.balance ?? fixedText(balance)).toBe(fixedText(balance))
        if (!rows.some(({ type }) => type === 'PAPTRADING_USER_IN')) continue
        // They tell how much of a balance is owed, and change none.
        const changes = rows.filter(({ type }) => type !== 'BORROW' && type !== 'REPAYMENT')
        const sum = changes.reduce((total, row) => total + fixed(row.amount) + fixed(row.fee), 0n)
        expect(fixedText(sum)).toBe(fixedText(balance))
      }
    }
  })
})

test('in one-way mode a symbol has one side, and a margin mode is never mixed', () => {
  check(50, (state) => {
    for (const { holdMode, positions } of everybody(state)) {
      const held = [...positions.values()]
      const ids = new Set(held.map(({ market }) => market.id))
      if (holdMode === 'one_way_mode') expect(held).toHaveLength(ids.size)
      const modes = new Set(held.map(({ market, marginMode }) => `${market.id} ${marginMode}`))
      expect(modes.size).toBe(ids.size)
    }
  })
})

test('the better price fills first, and at one price the earlier order', () => {
  check(60, (state, { events }) => {
    const makers = new Set(
      events.flatMap((event) =>
        event.kind === 'fill' && event.fill.liquidity === 'maker' ? [event.fill.orderId] : [],
      ),
    )
    const filled = events.flatMap((event) =>
      event.kind === 'order-changed' && makers.has(event.order.orderId) ? [event.order] : [],
    )
    const waiting = everybody(state).flatMap(({ open }) => [...open.values()])
    for (const { symbol, side, price, priority, orderId } of filled) {
      const ahead = waiting.filter((order) => {
        if (order.market.key.symbol !== symbol || order.orderId === orderId) return false
        const isSpot = !order.market.isFutures
        const category = filled.find((row) => row.orderId === orderId)?.category ?? 'SPOT'
        const isSameBook = isSpot === (category === 'SPOT' || category === 'MARGIN')
        if (!isSameBook || order.side !== side || order.price === null) return false
        const gap = order.price - fixed(price ?? '0')
        if (gap === 0n) return order.priority < BigInt(priority)
        return side === 'buy' ? gap > 0n : gap < 0n
      })
      expect(ahead.map((order) => order.orderId)).toEqual([])
    }
  })
})

test('the same commands give the same events and the same accounts', () => {
  fc.assert(
    fc.property(sequences, (commands) => {
      const one: EngineEvent[] = []
      const two: EngineEvent[] = []
      const first = play(commands, (_state, outcome) => one.push(...outcome.events))
      const second = play(commands, (_state, outcome) => two.push(...outcome.events))
      expect(two).toEqual(one)
      expect(ownedBy(second)).toEqual(ownedBy(first))
    }),
    { numRuns: 20 },
  )
})

test('replaying the private events gives the same accounts, also when events come twice', () => {
  fc.assert(
    fc.property(sequences, (commands) => {
      const state = newState(BITCOIN_EVERYWHERE, START_MS, 1, undefined, 1)
      const events: EngineEvent[] = OPENING.flatMap((made) => runCommand(state, made).events)
      for (const command of commands) {
        events.push(...runCommand(state, command(state, state.nowMs + 1000)).events)
      }
      const lasting = durableEvents(events)
      const replayed = lasting.reduce(applyUserEvent, EMPTY_SNAPSHOT)
      const again = newState(
        BITCOIN_EVERYWHERE,
        state.nowMs,
        1,
        {
          ...replayed,
          prices: pricesOf(state),
        },
        1,
      )
      expect(withoutFigures(ownedBy(again))).toEqual(withoutFigures(ownedBy(state)))
      const last = lasting.slice(-20)
      const twice = last.reduce(applyUserEvent, replayed)
      expect(sortedAccounts(twice.accounts)).toEqual(sortedAccounts(replayed.accounts))
    }),
    { numRuns: 50 },
  )
})

function pricesOf(state: EngineState) {
  return [...state.markets.values()].map(({ key, isFutures, ...market }) => ({
    ...key,
    lastPrice: fixedText(market.lastPrice),
    indexPrice: isFutures ? fixedText(market.indexPrice) : null,
    markPrice: isFutures ? fixedText(market.markPrice) : null,
    fundingRate: isFutures ? fixedText(market.fundingRate) : null,
  }))
}

/** An open order tells the leverage of the moment it was last touched. */
function withoutFigures(accounts: ReturnType<typeof ownedBy>) {
  return accounts.map((account) => ({
    ...account,
    openOrders: account.openOrders.map(({ leverage: _, ...order }) => order),
  }))
}
