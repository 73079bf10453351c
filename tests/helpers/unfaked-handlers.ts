import { fail } from '../../shared/domain/error.ts'
import type { Handlers } from '../../shared/ipc/bridge.ts'
import { REQUEST_NAMES } from '../../shared/ipc/channels.ts'

/** Refuses every request, for those that a fake does not answer. */
export function unfakedHandlers(): Handlers {
  const refuse = async () => fail({ kind: 'unavailable', reason: 'server-error' })
  // Every member refuses alike, whatever it is asked.
  return Object.fromEntries(REQUEST_NAMES.map((name) => [name, refuse])) as unknown as Handlers
}
