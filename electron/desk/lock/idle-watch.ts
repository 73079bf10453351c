import type { Schedule } from '../orders/trading-session.ts'

/** What can be asked of the machine at any time. */
export interface Machine {
  /** Seconds since the last input anywhere on it. */
  idleSeconds(): number
  /** Whether its screen is locked. On Linux no event says so. */
  isScreenLocked(): boolean
}

export interface IdleWatchPorts {
  readonly schedule: Schedule
  readonly machine: Machine
  /** The user's setting; `null`: idleness does not lock. */
  readonly limitMinutes: () => number | null
  readonly onIdle: () => void
  readonly onScreenLocked: () => void
}

/** How often the machine is asked, ms: the lock comes at most this much late. */
const LOOK_EVERY_MS = 5000

export function isIdleTooLong(idleSeconds: number, limitMinutes: number | null): boolean {
  return limitMinutes !== null && idleSeconds >= limitMinutes * 60
}

/** Calls one of the two at every look at which nobody is there. Returns a way to stop. */
export function watchIdleness(ports: IdleWatchPorts): () => void {
  let stop: () => unknown = () => undefined
  const look = () => {
    const { machine } = ports
    if (machine.isScreenLocked()) ports.onScreenLocked()
    else if (isIdleTooLong(machine.idleSeconds(), ports.limitMinutes())) ports.onIdle()
    stop = ports.schedule(LOOK_EVERY_MS, look)
  }
  stop = ports.schedule(LOOK_EVERY_MS, look)
  return () => {
    stop()
  }
}
