import type { Environment } from '../../../shared/domain/environment.ts'
import type { Result } from '../../../shared/domain/error.ts'
import type { KeyFacts } from '../../../shared/domain/key-set.ts'
import type { Signer } from '../ports.ts'

// What the key service needs from the vault and from the system. electron/main.ts joins them.

export interface KeySecrets {
  readonly environment: Environment
  readonly algorithm: 'hmac'
  readonly apiKey: string
  readonly secretKey: string
  readonly passphrase: string
}

/** A key set in memory. Its environment is the one it was stored with. */
export interface HeldKey extends Signer {
  readonly environment: Environment
  readonly hint: string
  /** Equal for equal API keys; tells nothing about them. */
  readonly fingerprint: string
}

/** The vault. Failures are `keychain` errors; `unlock` of a missing item is `not-found`. */
export interface KeyVault {
  hold(id: string, secrets: KeySecrets): HeldKey
  store(id: string): Promise<Result<null>>
  unlock(id: string): Promise<Result<HeldKey>>
  forget(id: string): void
  delete(id: string): Promise<Result<null>>
  contents(): Promise<
    Result<{
      readonly keySets: ReadonlyArray<HeldKey>
      readonly unreadableIds: ReadonlyArray<string>
    }>
  >
}

export interface Clipboard {
  readText(): string | Promise<string>
  clear(): void | Promise<void>
}

/** Asks the exchange of an environment about a key (`account/info`). */
export type CheckKey = (environment: Environment, signer: Signer) => Promise<Result<KeyFacts>>

/** A key of the practice exchange that the desk started, or why there is none. */
export type TakePracticeKey = () => Promise<
  Result<{
    readonly label: string
    readonly apiKey: string
    readonly secretKey: string
    readonly passphrase: string
  }>
>
