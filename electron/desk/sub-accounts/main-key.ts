import { fail, invalid, type Result, succeed } from '../../../shared/domain/error.ts'
import type { Permission } from '../../../shared/domain/key-set.ts'
import type { SubAccountPorts, SubAccountSession } from './sub-account-ports.ts'

/** The session of a key that may do it, and the account it belongs to. */
interface MainKey extends SubAccountSession {
  readonly accountUid: string
}

/**
 * The key in use, when it has the permission. A key that was never asked about is asked first.
 * Whether it is one of a main account, and not of demo, only the exchange knows (40048, 22030).
 */
export async function mainKey(
  ports: SubAccountPorts,
  permission: Permission,
): Promise<Result<MainKey>> {
  const session = ports.session()
  if (session === null) return fail(invalid('no-key'))
  const listed = ports.keySet(session.keySetId)
  const known =
    listed !== null && listed.facts !== null
      ? succeed(listed)
      : await ports.refreshKey(session.keySetId)
  if (!known.ok) return known
  const { facts } = known.value
  if (facts === null) return fail(invalid('not-found'))
  if (!facts.permissions.includes(permission)) {
    return fail(invalid('missing-permission', null, { permission }))
  }
  return succeed({ ...session, accountUid: facts.accountUid })
}
