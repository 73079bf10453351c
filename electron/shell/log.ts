import type { Log as DeskLog } from '../desk/log.ts'

/** Plain figures and names. Arguments of requests and bodies of answers never go into the log. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>

export type Log = Pick<DeskLog, 'info' | 'warn' | 'error'>

/** What an unexpected failure looks like in the log. */
export function describeFailure(failure: unknown): LogFields {
  // Not every object has a text, and asking for one must not fail in turn.
  if (typeof failure === 'object' && failure !== null && !(failure instanceof Error)) {
    return { failure: 'an object that is no error' }
  }
  if (!(failure instanceof Error)) return { failure: String(failure) }
  return { failure: `${failure.name}: ${failure.message}`, stack: failure.stack ?? null }
}
