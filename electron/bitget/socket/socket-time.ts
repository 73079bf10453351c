/** Time and timers as the sockets need them, so that a test can hold the clock. */
export interface SocketTime {
  /** Wall clock, Unix ms. */
  now(): number
  /** Monotonic ms. */
  monotonic(): number
  /** Runs once after `delayMs`; the returned function calls it off. */
  after(delayMs: number, run: () => void): () => void
}

/** The clocks and timers of this machine. */
export const SYSTEM_TIME: SocketTime = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}
