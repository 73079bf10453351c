import { Refusal } from '../server/refusal.ts'

/** What the engine found about the caller's account; throws 25005 when there is no such account. */
export function present<T>(found: T | null): T {
  if (found === null) throw new Refusal('25005')
  return found
}
