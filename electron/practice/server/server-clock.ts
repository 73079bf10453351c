/** Where every part of the practice exchange gets the time. Unix time. */
export interface ServerClock {
  nowMs(): number
  /** Whole microseconds, for the two timing headers. */
  nowUs(): number
}

const REANCHOR_ABOVE_MS = 20

/**
 * The machine's clock with microseconds. The wall clock gives the anchor and the monotonic clock the
 * fraction; the anchor follows when the two part, as after a suspended machine wakes.
 */
export function createSystemClock(): ServerClock {
  let anchorMs = Date.now() - performance.now()
  const preciseMs = () => {
    const wall = Date.now()
    const precise = anchorMs + performance.now()
    if (Math.abs(wall - precise) < REANCHOR_ABOVE_MS) return precise
    anchorMs = wall - performance.now()
    return wall
  }
  return {
    nowMs: () => Math.floor(preciseMs()),
    nowUs: () => Math.floor(preciseMs() * 1000),
  }
}

/** A clock ahead of `base` by what `skewMs` says at that moment. */
export function createSkewedClock(base: ServerClock, skewMs: () => number): ServerClock {
  return {
    nowMs: () => base.nowMs() + skewMs(),
    nowUs: () => base.nowUs() + skewMs() * 1000,
  }
}
