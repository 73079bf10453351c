import type { DecimalString } from './decimal.ts'
import type { Environment } from './environment.ts'

/**
 * Limits that the user sets on their own orders. `priceBand` and `slippage` are percent, `notional`
 * and `dailyLoss` USD, `latency` milliseconds.
 */
export const GUARD_NAMES = ['priceBand', 'notional', 'slippage', 'dailyLoss', 'latency'] as const
export type GuardName = (typeof GUARD_NAMES)[number]

export interface GuardLimit {
  readonly isOn: boolean
  readonly limit: DecimalString
}

export type GuardLimits = Readonly<Record<GuardName, GuardLimit>> & {
  /** Largest order of an instrument in the unit of its sizes, by `instrumentId`; none: no limit. */
  readonly sizes: Readonly<Record<string, DecimalString>>
}

/** What the guards of new risk are judged by; only main knows it. */
export interface GateFigures {
  /** Realised today (UTC, after fees) and unrealised, USD; `null`: not known, or nobody asks. */
  readonly dayResult: DecimalString | null
  /** 95th percentile of the round trips of the last order commands, ms; `null`: there were none lately. */
  readonly orderP95Ms: number | null
  readonly isClockKnown: boolean
  /** Live trades, and nobody has said yes to that in this start. */
  readonly isLiveLocked: boolean
}

const PRESENT: GuardLimits = {
  priceBand: { isOn: true, limit: '5' },
  notional: { isOn: false, limit: '10000' },
  slippage: { isOn: true, limit: '1' },
  dailyLoss: { isOn: false, limit: '500' },
  latency: { isOn: false, limit: '500' },
  sizes: {},
}

/** The same limits where no money is at stake, to be switched on there for practice. */
const ABSENT: GuardLimits = {
  ...PRESENT,
  priceBand: { ...PRESENT.priceBand, isOn: false },
  slippage: { ...PRESENT.slippage, isOn: false },
}

export const DEFAULT_GUARDS: Readonly<Record<Environment, GuardLimits>> = {
  practice: ABSENT,
  demo: ABSENT,
  live: PRESENT,
}
