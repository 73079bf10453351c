import type { DeskError } from '../../shared/domain/error.ts'
import { DESK_LOCKED } from '../../shared/domain/lock.ts'
import type { RequestName } from '../../shared/ipc/contract.ts'

// A locked desk answers what shows no account and needs no key set. All else is refused here,
// before any handler, so that the lock screen is not the only thing between a passer-by and the desk.

const OPEN_WHILE_LOCKED: ReadonlySet<RequestName> = new Set<RequestName>([
  'app.start',
  'app.openLink',
  'lock.close',
  'lock.open',
  // Empty while no key set is in use; the page asks when it hears that.
  'account.read',
  'deadMan.read',
  'practice.read',
  'connection.read',
  'market.instruments',
  'market.tickers',
  'market.watch',
  'market.candles',
  'market.tiers',
])

/** Why a request is refused; `null`: it is not. */
export function refusalWhileLocked(isLocked: boolean, name: RequestName): DeskError | null {
  return isLocked && !OPEN_WHILE_LOCKED.has(name) ? DESK_LOCKED : null
}
