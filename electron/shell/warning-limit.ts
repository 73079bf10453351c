import type { Log } from './log.ts'

const PERIOD_MS = 60_000

/**
 * A log that a page cannot fill the disk with: what the page causes is a warning, and of those at
 * most `most` are written in a minute. The first one of a later minute is preceded by a line that
 * says how many were left out. `monotonic` in ms.
 */
export function limitWarnings(log: Log, monotonic: () => number, most = 300): Log {
  let beganAt = Number.NEGATIVE_INFINITY
  let written = 0
  let leftOut = 0
  return {
    info: (message, fields) => log.info(message, fields),
    error: (message, fields) => log.error(message, fields),
    warn: (message, fields) => {
      if (monotonic() - beganAt >= PERIOD_MS) {
        if (leftOut > 0) log.warn('warnings left out', { leftOut })
        beganAt = monotonic()
        written = 0
        leftOut = 0
      }
      if (written >= most) {
        leftOut += 1
        return
      }
      written += 1
      log.warn(message, fields)
    },
  }
}
