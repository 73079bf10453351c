import { refuse } from './check-order.ts'
import { noteEnd } from './explain-facts.ts'
import type { SetCountdown } from './order-commands.ts'
import { endOrder } from './order-life.ts'
import type { Refusal } from './queries.ts'
import type { Account, Effects, EngineState } from './state.ts'
import { cancelStrategy } from './strategy-life.ts'

// The dead-man switch (page "CountDown Cancel All"): on expiry "all UTA orders" are cancelled, which
// is read to the letter: every product line, and strategy orders, which are orders of the unified
// account too. Whoever relies on stop-losses must not learn on the real exchange that they went.

const SHORTEST_S = 5
const LONGEST_S = 60
const SECOND_MS = 1000

/** Arms it anew, or with 0 disarms it. */
export function setCountdown(
  state: EngineState,
  account: Account,
  { seconds }: SetCountdown,
  effects: Effects,
): Refusal | null {
  const isInRange = Number.isInteger(seconds) && seconds >= SHORTEST_S && seconds <= LONGEST_S
  if (seconds !== 0 && !isInRange) return refuse('40020', 'Parameter countdown error')
  tellCountdown(state, account, seconds === 0 ? null : state.nowMs + seconds * SECOND_MS, effects)
  return null
}

/** Before every command: the countdowns that have run out by its time. */
export function runOutCountdowns(state: EngineState, effects: Effects): void {
  for (const account of state.accounts.values()) {
    if (account.countdownAtMs === null || account.countdownAtMs > state.nowMs) continue
    for (const order of [...account.open.values()]) {
      noteEnd(order, 'countdown')
      endOrder(state, order, 'normal_cancel', effects)
    }
    for (const strategy of [...account.strategies.values()]) {
      cancelStrategy(state, account, strategy, 'countdown', effects)
    }
    tellCountdown(state, account, null, effects)
  }
}

export function disarmCountdown(state: EngineState, account: Account, effects: Effects): void {
  if (account.countdownAtMs !== null) tellCountdown(state, account, null, effects)
}

function tellCountdown(
  state: EngineState,
  account: Account,
  countdownAtMs: number | null,
  effects: Effects,
): void {
  account.countdownAtMs = countdownAtMs
  const accountId = account.id
  effects.events.push({ kind: 'countdown-changed', accountId, countdownAtMs, atMs: state.nowMs })
}
