import { createStore } from 'zustand/vanilla'

export interface LiveLockState {
  /** The user has said, since this start, that live orders are meant. Never kept. */
  readonly isUnlocked: boolean
  readonly isAsking: boolean
}

export const liveLockStore = createStore<LiveLockState>(() => ({
  isUnlocked: false,
  isAsking: false,
}))

/** Opens the question. Only its answer unlocks. */
export function askToUnlockLive(): void {
  liveLockStore.setState({ isAsking: true })
}

export function unlockLive(): void {
  liveLockStore.setState({ isUnlocked: true, isAsking: false })
}

export function lockLive(): void {
  liveLockStore.setState({ isUnlocked: false, isAsking: false })
}
