import type { Schedule } from '../orders/trading-session.ts'

export interface IdleWatchPorts {
  readonly schedule: Schedule
  /** Seconds since the last input on this machine. */
  readonly idleSeconds: () => number
  /** The user's setting; `null`: idleness does not lock. */
  readonly limitMinutes: () => number | null
  readonly onIdle: () => void
}

/** How often the machine is asked, ms: the lock comes at most this much late. */
const LOOK_EVERY_MS = 5000

export function isIdleTooLong(idleSeconds: number, limitMinutes: number | null): boolean {
  return limitMinutes !== null && idleSeconds >= limitMinutes * 60
}

/** Calls `onIdle` at every look at which nobody has been there for too long. Returns a way to stop. */
export function watchIdleness(ports: IdleWatchPorts): () => void {
  let stop: () => unknown = () => undefined
  const look = () => {
    if (isIdleTooLong(ports.idleSeconds(), ports.limitMinutes())) ports.onIdle()
    stop = ports.schedule(LOOK_EVERY_MS, look)
  }
  stop = ports.schedule(LOOK_EVERY_MS, look)
  return () => {
    stop()
  }
}
