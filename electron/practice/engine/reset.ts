import { refuse } from './check-order.ts'
import type { ResetAccount } from './commands.ts'
import { disarmCountdown } from './countdown.ts'
import { type Fixed, parseFixed } from './fixed.ts'
import { endOrder } from './order-life.ts'
import type { Refusal } from './queries.ts'
import { positionRecord } from './record-of.ts'
import { type Account, addTo, type Effects, type EngineState } from './state.ts'
import { cancelStrategy } from './strategy-life.ts'

/**
 * Puts an account back to a start, in the parts that are asked for. Positions end without a fill, so
 * that nothing is won or lost by it. What is cancelled on the way is history, and goes with it.
 */
export function resetAccount(
  state: EngineState,
  account: Account,
  command: ResetAccount,
  effects: Effects,
): Refusal | null {
  const balances = readBalances(command)
  if (balances === null) return refuse('40020', 'Parameter balances error')
  if (command.exposure) endExposure(state, account, effects)
  if (command.history) forgetHistory(account)
  if (command.balances !== null) {
    account.balances.clear()
    for (const [coin, amount] of balances) account.balances.set(coin, amount)
  }
  const { history } = command
  effects.accounts.add(account)
  effects.events.push({
    kind: 'account-reset',
    accountId: account.id,
    history,
    atMs: state.nowMs,
  })
  return null
}

/** `null`: one of them is no amount. */
function readBalances(command: ResetAccount): ReadonlyMap<string, Fixed> | null {
  const balances = new Map<string, Fixed>()
  for (const { coin, amount } of command.balances ?? []) {
    const read = parseFixed(amount)
    if (read === null || read < 0n) return null
    balances.set(coin, read)
  }
  return balances
}

function endExposure(state: EngineState, account: Account, effects: Effects): void {
  for (const order of [...account.open.values()]) endOrder(state, order, 'normal_cancel', effects)
  for (const strategy of [...account.strategies.values()]) {
    cancelStrategy(state, account, strategy, 'reset', effects)
  }
  for (const [id, position] of [...account.positions]) {
    const { market } = position
    account.positions.delete(id)
    addTo(account.balances, market.settle, position.isolatedMargin)
    position.isolatedMargin = 0n
    position.size = 0n
    position.entryValue = 0n
    position.updatedAtMs = state.nowMs
    const record = positionRecord(state, account, market, position)
    effects.events.push({ kind: 'position-changed', position: record })
  }
  disarmCountdown(state, account, effects)
}

function forgetHistory(account: Account): void {
  account.history.clear()
  account.strategyHistory.clear()
  account.fills.length = 0
  account.closed.length = 0
  account.ledger.length = 0
}
