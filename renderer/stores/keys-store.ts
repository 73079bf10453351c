import { createStore } from 'zustand/vanilla'
import type { DeskError } from '../../shared/domain/error.ts'
import type { KeySet } from '../../shared/domain/key-set.ts'
import type { KeyRing } from '../../shared/ipc/key-requests.ts'

export interface KeysState {
  /** `null` until main has answered. */
  readonly ring: KeyRing | null
  readonly error: DeskError | null
}

export const keysStore = createStore<KeysState>(() => ({ ring: null, error: null }))

/** The key set in use, `null` when there is none or the ring is not known yet. */
export function activeKeySet(ring: KeyRing | null): KeySet | null {
  return ring?.keySets.find((keySet) => keySet.id === ring.activeId) ?? null
}
