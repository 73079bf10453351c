import type { Environment } from '../../../shared/domain/environment.ts'
import type { KeySet } from '../../../shared/domain/key-set.ts'
import type { AccountState } from '../../../shared/ipc/contract.ts'
import type { InvalidError } from '../../../shared/rules/order-error.ts'
import { lacksPermission } from '../keys/key-rules.ts'

/** Why no order can be sent now, whatever stands in the fields. */
export type Block =
  | { readonly kind: 'no-key'; readonly environment: Environment }
  | { readonly kind: 'permission' }
  | { readonly kind: 'live-locked' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'order'; readonly error: InvalidError }

export interface BlockGround {
  readonly environment: Environment
  readonly account: AccountState
  /** `null` while it is not known. */
  readonly keySet: KeySet | null
  readonly isLiveUnlocked: boolean
  readonly errors: ReadonlyArray<InvalidError>
}

/** The first thing in the way, the one to be cured first; `null`: nothing is. */
export function findBlock(ground: BlockGround): Block | null {
  const { environment, account, keySet, isLiveUnlocked, errors } = ground
  if (account === 'no-key') return { kind: 'no-key', environment }
  if (lacksPermission(keySet, 'trade-write')) return { kind: 'permission' }
  if (environment === 'live' && !isLiveUnlocked) return { kind: 'live-locked' }
  if (account === 'loading') return { kind: 'loading' }
  const error = errors.find((one) => one.field === null)
  return error === undefined ? null : { kind: 'order', error }
}
