import type { DeskError } from './error.ts'

/** Why the desk locked: the system's screen did, the machine slept, nobody was there, or it was asked to. */
export type LockReason = 'screen' | 'sleep' | 'idle' | 'asked'

/** Whether the desk is locked. A locked desk holds no key set in memory and signs nothing. */
export type LockView =
  | { readonly state: 'open' }
  | {
      readonly state: 'locked'
      readonly reason: LockReason
      /** Unix ms. */
      readonly sinceMs: number
      /** Key sets held for the session alone: they left memory and must be entered again. */
      readonly forgotten: ReadonlyArray<string>
    }

/** What a locked desk answers to everything that needs a key set or shows what one did. */
export const DESK_LOCKED: DeskError = { kind: 'unavailable', reason: 'locked' }

/** Bounds of the idleness after which the desk locks, minutes. */
export const LEAST_LOCK_MINUTES = 1
export const MOST_LOCK_MINUTES = 480
