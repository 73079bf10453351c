import { newAccount } from './new-account.ts'
import type { Account, EngineState } from './state.ts'

/** The house account that takes over what is liquidated and pays what a user cannot. */
export const INSURANCE = 'house-insurance'

/** It is there from the first need on, also without a market: no liquidation may stop halfway. */
export function insuranceOf(state: EngineState): Account {
  const found = state.accounts.get(INSURANCE)
  if (found !== undefined) return found
  const created = newAccount(INSURANCE, 'house')
  state.accounts.set(created.id, created)
  return created
}
