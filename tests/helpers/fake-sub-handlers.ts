import { SubAccountService } from '../../electron/desk/sub-accounts/sub-account-service.ts'
import { subAccountHandlers } from '../../electron/shell/sub-account-handlers.ts'
import { fail, invalid, type Result, succeed } from '../../shared/domain/error.ts'
import type { KeySet } from '../../shared/domain/key-set.ts'
import type { KeyRing } from '../../shared/ipc/key-requests.ts'
import { fakeKeySets } from './fake-keys.ts'
import { FakeSubAccounts } from './fake-sub-accounts.ts'

/** The real service over sub-accounts in memory, for a fake desk. */
export function fakeSubHandlers(desk: {
  readonly nowMs: number
  readonly ring: () => KeyRing
  readonly addKey: (keySet: KeySet) => Result<KeySet>
  readonly isEmpty: boolean
}) {
  const rest = new FakeSubAccounts(desk.nowMs)
  if (desk.isEmpty) rest.accounts = []
  const find = (id: string) => desk.ring().keySets.find((one) => one.id === id) ?? null
  return subAccountHandlers(
    new SubAccountService({
      session: () => {
        const { activeId, environment } = desk.ring()
        return activeId === null ? null : { keySetId: activeId, environment, rest }
      },
      keySet: find,
      clock: { now: Date.now, monotonic: () => performance.now() },
      refreshKey: async (id) => {
        const keySet = find(id)
        return keySet === null ? fail(invalid('not-found')) : succeed(keySet)
      },
      keepMade: async ({ label, colour, environment, apiKey }) => {
        const [like] = fakeKeySets(desk.nowMs)
        if (like === undefined) throw new Error('there is no fake key set')
        const hint = apiKey.slice(-4)
        const keySet = { ...like, id: `key-${apiKey}`, label, colour, environment, hint }
        desk.addKey(keySet)
        return keySet
      },
      newClientOid: () => 'kd-sub-1',
    }),
  )
}
