import { createStore } from 'zustand/vanilla'
import type { ConnectionView } from '../../shared/domain/connection.ts'

export interface ConnectionState {
  /** `null` until main has answered. */
  readonly view: ConnectionView | null
  /** `performance.now()` when `view` came, so that ages can go on between events. */
  readonly atMs: number
}

export const connectionStore = createStore<ConnectionState>(() => ({ view: null, atMs: 0 }))
