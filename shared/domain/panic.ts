import type { DeskError } from './error.ts'

/** What the always-armed buttons do: cancel every order, close every position, or both in that order. */
export const PANIC_ACTIONS = ['cancel', 'flatten', 'both'] as const
export type PanicAction = (typeof PANIC_ACTIONS)[number]

/** What became of many orders. Nothing uncertain is counted as done. */
export interface Counts {
  readonly done: number
  readonly failed: number
  readonly uncertain: number
}

export interface PanicOutcome {
  /** Orders cancelled, strategy orders included; `null`: not asked for. */
  readonly cancelled: Counts | null
  /** Positions closed; `null`: not asked for. */
  readonly closed: Counts | null
  /** One for each call that failed, in words of the exchange or the desk. */
  readonly errors: ReadonlyArray<DeskError>
}

/** The dead-man switch (page "CountDown Cancel All"). */
export interface DeadManView {
  /** `refused`: the exchange does not let this key use it, `error` says why. */
  readonly state: 'off' | 'armed' | 'uncertain' | 'refused'
  /** What it was armed with, 5 to 60 s; `null` when off. */
  readonly seconds: number | null
  /** When the exchange cancels everything unless it hears from the desk, Unix ms of this machine. */
  readonly firesAtMs: number | null
  readonly error: DeskError | null
}

export const DEAD_MAN_OFF: DeadManView = {
  state: 'off',
  seconds: null,
  firesAtMs: null,
  error: null,
}
