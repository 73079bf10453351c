import { type DeskError, invalid } from '../../shared/domain/error.ts'
import type { RequestName } from '../../shared/ipc/contract.ts'

// Orders are not all that a hostile page could do with a live key: margin that is moved away or a
// leverage that is raised liquidates a position without any order, and a sub-account's key without its
// addresses opens that account to others. All of it waits for the same yes as orders do. What orders
// may and may not is for the guards to tell, for those that reduce always pass.

const NEEDS_UNLOCK: ReadonlySet<RequestName> = new Set<RequestName>([
  'account.setLeverage',
  'account.setHoldMode',
  'account.setDeduction',
  'account.transfer',
  'subs.create',
  'subs.freeze',
  'subs.createKey',
  'subs.changeKey',
  'subs.deleteKey',
  'subs.transfer',
])

/** Why a request is refused; `null`: it is not. */
export function refusalWhileLiveLocked(isLiveLocked: boolean, name: RequestName): DeskError | null {
  return isLiveLocked && NEEDS_UNLOCK.has(name) ? invalid('live-locked') : null
}
