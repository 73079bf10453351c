import { fail } from '../../shared/domain/error.ts'
import type { Handlers } from '../../shared/ipc/bridge.ts'

// Requests of the contract that no service answers yet. Each leaves this list with the service that
// answers it; the file goes with the last one.
const UNBUILT = [
  'subs.list',
  'subs.create',
  'subs.freeze',
  'subs.keys',
  'subs.createKey',
  'subs.changeKey',
  'subs.deleteKey',
  'subs.assets',
  'subs.transfer',
] as const
type Unbuilt = (typeof UNBUILT)[number]

export function unbuiltHandlers(): Pick<Handlers, Unbuilt> {
  const refuse = async () => fail({ kind: 'unavailable', reason: 'server-error' })
  // Every member refuses alike, whatever it is asked.
  return Object.fromEntries(UNBUILT.map((name) => [name, refuse])) as unknown as Pick<
    Handlers,
    Unbuilt
  >
}
