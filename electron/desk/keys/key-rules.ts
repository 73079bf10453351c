import type { Environment } from '../../../shared/domain/environment.ts'
import { type DeskError, invalid } from '../../../shared/domain/error.ts'
import { KEY_SETS_PER_ACCOUNT } from '../../../shared/domain/key-set.ts'
import type { ListedKeySet } from './key-list.ts'

/** "Exchange environment is incorrect": a demo key without the demo header, or a live one with it. */
const WRONG_ENVIRONMENT_CODE = '40099'

export function isWrongEnvironment(error: DeskError): boolean {
  return 'code' in error && error.code === WRONG_ENVIRONMENT_CODE
}

/** Where a key belongs that is wrong in `environment`; the local exchange has no counterpart. */
export function otherEnvironment(environment: Environment): Environment | null {
  if (environment === 'live') return 'demo'
  return environment === 'demo' ? 'live' : null
}

export function findDuplicate(
  keySets: ReadonlyArray<ListedKeySet>,
  fingerprint: string,
  environment: Environment,
): ListedKeySet | null {
  return (
    keySets.find((one) => one.fingerprint === fingerprint && one.environment === environment) ??
    null
  )
}

/** Ten key sets per account (the exchange's Quick Start page). */
export function checkKeyLimit(
  keySets: ReadonlyArray<ListedKeySet>,
  accountUid: string,
): DeskError | null {
  const ofAccount = keySets.filter((one) => one.facts?.accountUid === accountUid)
  if (ofAccount.length < KEY_SETS_PER_ACCOUNT) return null
  return invalid('key-limit', null, { limit: String(KEY_SETS_PER_ACCOUNT), accountUid })
}
