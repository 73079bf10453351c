import { fail } from '../../shared/domain/error.ts'
import type { Handlers } from '../../shared/ipc/bridge.ts'

// Requests of the contract that no service answers yet. Each leaves this list with the service that
// answers it; the file goes with the last one.
const UNBUILT = [
  'keys.find',
  'keys.rebind',
  'subs.list',
  'subs.create',
  'subs.freeze',
  'subs.keys',
  'subs.createKey',
  'subs.changeKey',
  'subs.deleteKey',
  'subs.assets',
  'subs.transfer',
  'market.tiers',
  'account.allFeeRates',
  'account.setHoldMode',
  'account.deduction',
  'account.setDeduction',
  'account.funding',
  'account.transferLimit',
  'account.transfer',
  'orders.submitBatch',
  'orders.changeBatch',
  'orders.cancelBatch',
  'positions.close',
  'positions.reverse',
  'strategies.place',
  'strategies.change',
  'strategies.cancel',
  'panic.run',
  'deadMan.read',
  'deadMan.arm',
  'positions.history',
  'strategies.history',
  'ledger.history',
  'history.export',
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
