import { createStore } from 'zustand/vanilla'
import type { PracticeView } from '../../shared/domain/connection.ts'

export interface PracticeState {
  /** `null` until main has answered. */
  readonly view: PracticeView | null
}

export const practiceStore = createStore<PracticeState>(() => ({ view: null }))
