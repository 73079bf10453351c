import type { Answer } from '../ports.ts'

/** The page "CountDown Cancel All" allows one call a second. */
export const LEAST_BETWEEN_MS = 1100

/** A renewal goes out at half of the time that is left, so that one lost answer does no harm. */
export function renewAfterMs(seconds: number): number {
  return Math.max(LEAST_BETWEEN_MS, (seconds * 1000) / 2)
}

/**
 * What an answer to arming means. `refused`: the exchange does not let this key use the switch (the
 * endpoint is open on request only). `again`: it could not be asked, or not so soon.
 */
export function armingAnswer(answer: Answer<null>): 'armed' | 'refused' | 'again' {
  if (answer.ok) return 'armed'
  const { kind } = answer.error
  return answer.definite && kind !== 'rateLimited' && kind !== 'unavailable' ? 'refused' : 'again'
}

/** How long to wait after an answer that was not a yes, ms. */
export function askAgainAfterMs(answer: Answer<null>): number {
  const told = !answer.ok && answer.error.kind === 'rateLimited' ? answer.error.retryAfterMs : 0
  return Math.max(LEAST_BETWEEN_MS, told)
}
