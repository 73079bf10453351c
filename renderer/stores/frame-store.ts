import { createStore, type StoreApi } from 'zustand/vanilla'
import type { DeskPorts } from './desk-ports.ts'

export interface FrameStore<State> {
  /** What is drawn. */
  readonly store: StoreApi<State>
  /** What is known, which may be newer than what is drawn. */
  readonly current: () => State
  /** Shown with the next frame. */
  readonly set: (next: State) => void
  /** For what the user did: shown without waiting for a frame. */
  readonly setNow: (next: State) => void
}

/** A store that changes at most once a frame, however often its state does. */
export function createFrameStore<State>(
  desk: Pick<DeskPorts, 'nextFrame'>,
  first: State,
): FrameStore<State> {
  let current = first
  let drawing = false
  const store = createStore<State>(() => first)
  return {
    store,
    current: () => current,
    set: (next) => {
      current = next
      if (drawing) return
      drawing = true
      desk.nextFrame(() => {
        drawing = false
        store.setState(current, true)
      })
    },
    setNow: (next) => {
      current = next
      store.setState(current, true)
    },
  }
}
