import type { SocketTime } from '../../electron/bitget/socket/socket-time.ts'

/** How much faster the desk's timers run: its ten-second deadline comes after half a second. */
export const HURRY = 20

/**
 * The desk's clocks in a campaign. Timers and the ages of orders run faster; the wall clock is the
 * machine's own, for signatures must agree with the exchange, and can be made to jump.
 */
export class ScaledTime implements SocketTime {
  #jumpMs = 0

  readonly now = (): number => Date.now() + this.#jumpMs

  readonly monotonic = (): number => performance.now() * HURRY

  readonly after = (delayMs: number, run: () => void): (() => void) => {
    const timer = setTimeout(run, delayMs / HURRY)
    return () => clearTimeout(timer)
  }

  /** The same for the wire, which compares its two clocks to see that one was set. */
  get wire(): SocketTime {
    return { now: this.now, monotonic: () => performance.now(), after: this.after }
  }

  jump(byMs: number): void {
    this.#jumpMs += byMs
  }
}
