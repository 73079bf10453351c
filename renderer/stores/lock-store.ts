import { createStore } from 'zustand/vanilla'
import type { LockView } from '../../shared/domain/lock.ts'

export interface LockState {
  readonly view: LockView
}

/** Whether the desk is locked, as main last told it. */
export const lockStore = createStore<LockState>(() => ({ view: { state: 'open' } }))
