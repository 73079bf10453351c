import type { Timing } from '../../../shared/domain/timing.ts'
import type { WireSigner } from '../signing/wire-signer.ts'

/** One call of the exchange. `read` turns `data` into a value or throws `Unreadable`. */
export interface RestCall<T> {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query?: ReadonlyArray<readonly [string, string]>
  /** JSON text, exactly as it is signed and sent. */
  readonly body?: string
  /** `null`: a public call; it carries neither a key nor the demo header. */
  readonly signer: WireSigner | null
  readonly read: (data: unknown, timing: Timing) => T
  /** Unix ms of the user's click. */
  readonly clickedAtMs?: number | undefined
  readonly clientOid?: string
  /** Further texts that no record may show, such as the passphrase of a key that is being made. */
  readonly secrets?: ReadonlyArray<string>
  /** Other API keys that the call is about: records show their hints. */
  readonly otherKeys?: ReadonlyArray<string>
  /** The answer holds a secret: no record keeps its body. */
  readonly withholdAnswer?: boolean
}
