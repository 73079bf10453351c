import type { SetHoldMode } from './account-commands.ts'
import type { CoinLeverageRecord } from './account-records.ts'
import { refuse } from './check-order.ts'
import { fixedText } from './fixed.ts'
import type { Refusal } from './queries.ts'
import type { Account, Effects, EngineState } from './state.ts'

/** One-way or hedge, for the whole account; not while anything is open that means the other. */
export function setHoldMode(
  state: EngineState,
  account: Account,
  { holdMode }: SetHoldMode,
  effects: Effects,
): Refusal | null {
  if (holdMode !== account.holdMode && hasExposure(account)) {
    return refuse('25010', 'Unsupported position mode switch')
  }
  account.holdMode = holdMode
  tellSettings(state, account, effects)
  return null
}

function hasExposure(account: Account): boolean {
  if (account.positions.size > 0 || account.strategies.size > 0) return true
  for (const order of account.open.values()) if (order.market.isFutures) return true
  return false
}

export function tellSettings(state: EngineState, account: Account, effects: Effects): void {
  const { holdMode } = account
  effects.accounts.add(account)
  effects.events.push({
    kind: 'settings-changed',
    accountId: account.id,
    holdMode,
    coins: coinLeverages(account),
    atMs: state.nowMs,
  })
}

export function coinLeverages(account: Account): ReadonlyArray<CoinLeverageRecord> {
  return [...account.coinLeverages].map(([coin, leverage]) => ({
    coin,
    leverage: fixedText(leverage),
  }))
}
