import type { Handlers } from '../../shared/ipc/bridge.ts'
import type { KeyRequests } from '../../shared/ipc/key-requests.ts'
import type { SubAccountService } from '../desk/sub-accounts/sub-account-service.ts'

type SubAccountRequest = Extract<keyof KeyRequests, `subs.${string}`>

/** The requests `subs.*` and the service that answers them. */
export function subAccountHandlers(subs: SubAccountService): Pick<Handlers, SubAccountRequest> {
  return {
    'subs.list': () => subs.list(),
    'subs.create': (draft) => subs.create(draft),
    'subs.freeze': (uid, frozen) => subs.freeze(uid, frozen),
    'subs.keys': (uid) => subs.keys(uid),
    'subs.createKey': (draft) => subs.createKey(draft),
    'subs.changeKey': (change) => subs.changeKey(change),
    'subs.deleteKey': (handle) => subs.deleteKey(handle),
    'subs.assets': (uid) => subs.assets(uid),
    'subs.transfer': (draft) => subs.transfer(draft),
  }
}
