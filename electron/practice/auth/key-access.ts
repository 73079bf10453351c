import type { PracticeKey } from '../accounts/practice-key.ts'

/** What the doors ask about keys and the accounts behind them. */
export interface KeyAccess {
  readonly find: (apiKey: string) => PracticeKey | undefined
  /** A frozen sub-account's keys are refused. */
  readonly isFrozen: (accountId: string) => boolean
}
