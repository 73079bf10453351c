import type { Environment } from '../../../shared/domain/environment.ts'
import type { Result } from '../../../shared/domain/error.ts'
import type { KeySet } from '../../../shared/domain/key-set.ts'
import type { MadeKey } from '../keys/key-ports.ts'
import type { Clock } from '../ports.ts'
import type { SubAccountRest } from '../wire-ports.ts'

/** The key set in use and its way to the exchange. */
export interface SubAccountSession {
  readonly keySetId: string
  readonly environment: Environment
  readonly rest: SubAccountRest
}

export interface SubAccountPorts {
  /** `null`: no key set is in use. */
  readonly session: () => SubAccountSession | null
  /** What is known of a key set; `null`: it is not listed. */
  readonly keySet: (id: string) => KeySet | null
  /** Asks the exchange what the key may do. */
  readonly refreshKey: (id: string) => Promise<Result<KeySet>>
  /** Keeps a key whose secret was told this once. */
  readonly keepMade: (made: MadeKey) => Promise<KeySet>
  readonly clock: Clock
  readonly newClientOid: () => string
}
