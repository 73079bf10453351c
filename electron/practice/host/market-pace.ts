import type { Scheduler } from '../server/scheduler.ts'

/** At speed 1 the participants act this often (page of the market: about ten times a second). */
export const STEP_MS = 100
/** Timers finer than this are not reliable; a faster market takes several steps each time. */
const FINEST_MS = 10

export const FASTEST = 100

/** Steps the market `10 x speed` times a second; speed 0 is a standing market. Returns the stop. */
export function keepPace(speed: number, step: () => void, scheduler: Scheduler): () => void {
  if (speed <= 0) return () => undefined
  const stepMs = STEP_MS / Math.min(speed, FASTEST)
  if (stepMs >= FINEST_MS) return scheduler.every(stepMs, step)
  const stepsEach = Math.round(FINEST_MS / stepMs)
  return scheduler.every(FINEST_MS, () => {
    for (let taken = 0; taken < stepsEach; taken += 1) step()
  })
}
