import type { Schedule } from './orders/trading-session.ts'
import type { Answer } from './ports.ts'

/** A little more than the second by which the exchange counts. */
const TURN_MS = 1050
/** Refusals for the rate alone that one call sits out. */
const MOST_WAITS = 3

/**
 * Runs calls side by side, at most `perSecond` begun in a second; answers in the order asked. A call
 * that the exchange refused for its rate alone is certainly not done, and is made again.
 */
export async function pacedCalls<T>(
  calls: ReadonlyArray<() => Promise<Answer<T>>>,
  perSecond: number,
  schedule: Schedule,
): Promise<ReadonlyArray<Answer<T>>> {
  const running: Promise<Answer<T>>[] = []
  for (const [at, call] of calls.entries()) {
    if (at > 0 && at % perSecond === 0) await pause(schedule, TURN_MS)
    running.push(patiently(call, schedule, MOST_WAITS))
  }
  return Promise.all(running)
}

async function patiently<T>(
  call: () => Promise<Answer<T>>,
  schedule: Schedule,
  waitsLeft: number,
): Promise<Answer<T>> {
  const answer = await call()
  if (answer.ok || !answer.definite || answer.error.kind !== 'rateLimited') return answer
  if (waitsLeft === 0) return answer
  await pause(schedule, answer.error.retryAfterMs)
  return patiently(call, schedule, waitsLeft - 1)
}

/** Resolves after `delayMs`. */
export function pause(schedule: Schedule, delayMs: number): Promise<void> {
  return new Promise((resume) => {
    schedule(delayMs, resume)
  })
}
