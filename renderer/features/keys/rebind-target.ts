import type { Environment } from '../../../shared/domain/environment.ts'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { KeySet } from '../../../shared/domain/key-set.ts'

/** "exchange environment is incorrect" (REST API error code; in no published table, seen live). */
const WRONG_ENVIRONMENT_CODE = '40099'

/** Where the key set belongs instead after 40099; `null`: the error is another one, or it is a practice key. */
export function rebindTarget(error: DeskError, keySet: KeySet | null): Environment | null {
  if (!('code' in error) || error.code !== WRONG_ENVIRONMENT_CODE || keySet === null) return null
  if (keySet.environment === 'practice') return null
  return keySet.environment === 'live' ? 'demo' : 'live'
}
