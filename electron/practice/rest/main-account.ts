import type { SubAccounts } from '../accounts/sub-accounts.ts'
import { Refusal } from '../server/refusal.ts'
import type { PrivateCall, PrivateRoute } from './route.ts'

/**
 * Lets only keys of a main account through (40048 for those of sub-accounts), and none of the demo
 * environment, which has no sub-accounts (40110).
 */
export function mainAccountOnly(
  subAccounts: SubAccounts,
  handle: PrivateRoute['handle'],
): PrivateRoute['handle'] {
  return (call: PrivateCall) => {
    if (call.key.environment === 'demo') throw new Refusal('40110')
    if (subAccounts.parentOf(call.key.accountId) !== null) throw new Refusal('40048')
    return handle(call)
  }
}
