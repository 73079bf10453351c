import { createStore } from 'zustand/vanilla'
import { DEAD_MAN_OFF, type DeadManView } from '../../shared/domain/panic.ts'

export interface DeadManState {
  readonly view: DeadManView
}

/** The dead-man switch as main last told it. */
export const deadManStore = createStore<DeadManState>(() => ({ view: DEAD_MAN_OFF }))

/** Seconds without word that the exchange takes (page "CountDown Cancel All"). */
const LEAST_SECONDS = 5
const MOST_SECONDS = 60
export const FIRST_SECONDS = 30

/** Whole seconds as typed; `null`: they cannot be read or the exchange does not take them. */
export function readSeconds(text: string): number | null {
  if (!/^\d{1,2}$/.test(text)) return null
  const seconds = Number(text)
  return seconds >= LEAST_SECONDS && seconds <= MOST_SECONDS ? seconds : null
}

/** Whole seconds until it fires, rounded up; 0 when its time is up, `null` when it has none. */
export function secondsLeft({ firesAtMs }: DeadManView, nowMs: number): number | null {
  return firesAtMs === null ? null : Math.max(0, Math.ceil((firesAtMs - nowMs) / 1000))
}
